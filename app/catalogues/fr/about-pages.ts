import type { aboutPages as english } from '../en/about-pages';
import type { Words } from '../words';

export const aboutPages: Words<typeof english> = {
  footerLabel: 'À propos de Homeward',
  navTransparency: 'L’argent, au grand jour',
  navWho: 'Qui nous sommes',
  navPrivacy: 'Vie privée',
  navStatus: 'État du service',
  navAccessibility: 'Accessibilité',
  navTerms: 'Conditions',

  whoTitle: 'Qui nous sommes · Homeward',
  whoHeading: 'Qui est responsable de Homeward',
  whoLead: 'L’organisation qui répond de chaque besoin de ces pages, de chaque don et de chaque reçu.',
  whoDemonstration:
    'Ceci est une démonstration. L’organisation ci-dessous n’existe pas, aucun argent réel ne circule, et aucune personne décrite ici n’est réelle.',
  whoName: 'Nom',
  whoAddress: 'Adresse',
  whoRegistration: 'Enregistrement',
  whoTax: 'Impôts',
  whoContact: 'Nous écrire',
  whoRolesHeading: 'Qui fait quoi',
  whoRolesLead: 'Personne n’a deux de ces rôles à la fois, et il faut deux personnes pour en accorder un.',
  whoOfficer: 'Suivi des dossiers',
  whoOfficerText:
    'connaît la personne, établit les besoins avec elle et écrit la page. Voit les dossiers de son propre bureau.',
  whoReviewer: 'Protection',
  whoReviewerText: 'approuve ce qui devient public, et peut tout retirer d’un coup.',
  whoFinance: 'Finances',
  whoFinanceText: 'approuve un paiement ou l’effectue, jamais les deux, et voit des codes à la place des noms.',
  whoAuditor: 'Audit',
  whoAuditorText: 'vérifie chaque paiement et tout le registre, sans apprendre qui est une personne survivante.',
  whoAdministrator: 'Administration',
  whoAdministratorText: 's’occupe des comptes d’accès et des clés. Ne voit aucun dossier.',
  whoComplainHeading: 'Si quelque chose ne va pas',
  whoComplainText:
    'Écrivez à {contact}. S’il s’agit d’argent, indiquez le numéro de votre reçu. Si vous craignez qu’une page puisse nuire à quelqu’un, dites-le dès la première ligne : une page peut être retirée en une seconde.',

  privacyTitle: 'La vie privée en mots simples · Homeward',
  privacyHeading: 'La vie privée en mots simples',
  privacyLead: 'Ce qui est conservé de vous, pourquoi, pendant combien de temps, et ce que vous pouvez demander.',
  privacyVisitors: 'Si vous regardez',
  privacyVisitorsNothing:
    'Rien qui puisse vous identifier. Les pages pour tout le monde ne posent aucun cookie et ne retiennent rien dans votre navigateur.',
  privacyVisitorsThird:
    'Aucune page ne demande rien à personne d’autre : ni traceurs, ni publicité, ni polices, cartes ou compteurs d’autrui.',
  privacyVisitorsLog:
    'Le serveur note qu’une page a été demandée, si elle a pu être donnée et combien de temps cela a pris : sans votre adresse, votre navigateur, ni le besoin dont il s’agissait.',
  privacyVisitorsAddress:
    'Votre adresse réseau sert à vous répondre. Quand vous envoyez un formulaire, une empreinte à clé de celle-ci (et du nom de votre navigateur) compte combien de formulaires viennent d’un même endroit ; l’adresse elle-même n’est pas conservée.',
  privacyGive: 'Si vous donnez',
  privacyGiveCard:
    'Vous payez sur les pages de notre prestataire de paiement, Stripe, qui conserve ce que la loi lui demande. Nous ne voyons jamais votre carte. Stripe apprend un montant et un numéro sans signification, jamais à quel besoin il est destiné.',
  privacyGiveMail:
    'Nous conservons votre adresse e-mail, chiffrée, pour envoyer le reçu et vous montrer vos dons. On la retrouve par une empreinte à clé, jamais par son texte.',
  privacyGiveMoney:
    'Nous conservons ce qui a été donné, quand et pour quoi, car les livres doivent être tenus. L’empreinte à clé de l’endroit d’où un don a été commencé reste avec lui.',
  privacyGivePublic: 'Aucun nom et aucun mot de qui donne n’est jamais montré à personne.',
  privacyGiveHowLong:
    'Si vous nous demandez d’effacer vos données, dès ce moment plus personne ne trouve vos dons par votre adresse. L’adresse elle-même part aussitôt ou, là où la loi veut que les reçus soient conservés avec elle, {years, plural, one {# an} many {# ans} other {# ans}} après le dernier reçu.',
  privacyGiveCookie:
    'Quand vous ouvrez vos dons par un lien envoyé par e-mail, un cookie garde la page ouverte {minutes, plural, one {# minute} many {# minutes} other {# minutes}} au plus. Il ne sert à rien d’autre.',
  privacyFollow: 'Si vous suivez un besoin par e-mail',
  privacyFollowAddress:
    'Nous conservons votre adresse e-mail, chiffrée sous une clé à part, et votre langue. Si vous ne confirmez pas dans les {hours, plural, one {# heure} many {# heures} other {# heures}}, elle est effacée dans l’heure qui suit.',
  privacyFollowGone:
    'Elle est effacée au moment où vous arrêtez de suivre, et dans le jour qui suit la fermeture de la page. Personne n’apprend qui suit.',
  privacySurvivors: 'S’il s’agit de vous',
  privacySurvivorsKept:
    'Ce qu’une personne survivante confie à qui suit son dossier est chiffré, chaque dossier avec sa propre clé. Seules les personnes qui suivent les dossiers de ce bureau peuvent l’ouvrir, et la personne qui vérifie au moment de décider ; chaque regard est consigné.',
  privacySurvivorsPublic:
    'Une page ne dit que ce que la personne a accepté, avec des zones au lieu de lieux et des années au lieu de dates, et seulement ce qui convient à au moins {people} personnes.',
  privacySurvivorsWithdraw:
    'Le consentement prend fin de lui-même, et peut être retiré à tout moment, sans raison à donner. La page disparaît en une seconde, et aucun e-mail ne part à personne.',
  privacySurvivorsCopies:
    'Ce que d’autres ont copié entre-temps, personne ne peut le rappeler. Cela est dit avant que quiconque accepte.',
  privacySurvivorsErase:
    'Quand un dossier est effacé, ses clés sont détruites ; les copies de clés dans les sauvegardes disparaissent dans les {days, plural, one {# jour} many {# jours} other {# jours}}, et avec elles tout ce qui a été écrit.',
  privacyStaff: 'Si vous travaillez ici',
  privacyStaffText:
    'Les connexions et ce qui est fait avec un dossier ou de l’argent sont consignés, et ne peuvent être effacés.',
  privacyRights: 'Ce que vous pouvez demander',
  privacyRightsList:
    'Voir ce qui est conservé de vous, le faire corriger, le faire effacer, vous le faire remettre, et vous opposer. Cela ne coûte rien. Si notre réponse ne vous convient pas, l’autorité de protection des données de votre pays vous entendra.',
  privacyRightsDonors: 'Qui a donné peut voir et effacer ses propres données sans demander : ',
  privacyRightsDonorsLink: 'mes dons',
  privacyRightsWrite: 'Toute autre personne : écrivez à {contact}.',
  privacyWho: 'Qui en répond',

  statusTitle: 'État du service · Homeward',
  statusHeading: 'État du service',
  statusLead: 'Où en sont les parties de Homeward en ce moment. Cette page fonctionne quand d’autres ne le font pas.',
  statusPart: 'Partie',
  statusState: 'État',
  statusMeans: 'Ce que cela signifie pour vous',
  statusCaption: 'Les parties et leur état',
  statusAll: 'Tout fonctionne.',
  statusSome: 'Quelque chose est plus lent qu’il ne faudrait. Rien n’est perdu.',
  statusDown:
    'Certaines pages se reposent en ce moment. Rien n’est perdu : les dons payés sont inscrits dès qu’elles reviennent.',
  stateWorking: 'fonctionne',
  stateLate: 'en retard',
  stateDown: 'ne répond pas',
  stateUnknown: 'inconnu',
  partSite: 'Site web',
  partSiteMeans: 'Vous êtes en train de le lire.',
  partDatabase: 'Base de données',
  partDatabaseMeans: 'Les pages des besoins, le don et vos propres dons en ont besoin.',
  partPayments: 'Paiements',
  partPaymentsMeans: 'En cas de retard, un don payé apparaît sur sa page quelques minutes plus tard.',
  partMail: 'E-mails',
  partMailMeans: 'En cas de retard, les reçus et les liens arrivent plus tard. Rien n’est envoyé deux fois.',
  partJobs: 'Travail en arrière-plan',
  partJobsMeans: 'En cas de retard, ce qui suit un don prend plus de temps.',
  partSeal: 'Chaîne du registre',
  partSealMeans: 'En cas de retard, des écritures attendent d’être enchaînées. Elles sont inscrites quand même.',
  partRoot: 'Signature du jour',
  partRootMeans: 'Le bout signé de la chaîne que l’audit reçoit par e-mail.',
  partReconciliation: 'Comparaison avec le prestataire de paiement',
  partReconciliationMeans: 'Chaque nuit, nos livres sont comparés à ceux du prestataire.',
  statusProvider: 'Si le prestataire de paiement lui-même fonctionne, ses propres pages le disent : status.stripe.com',

  accessibilityTitle: 'Accessibilité · Homeward',
  accessibilityHeading: 'Accessibilité',
  accessibilityLead: 'Homeward est pour toute personne qui veut aider, et pour toute personne qui est aidée.',
  accessibilityHolds: 'Ce qui vaut pour chaque page',
  accessibilityAim:
    'Nous visons WCAG 2.2, niveau AA, sur chaque page publique, et un contraste de 7 à 1 pour le texte. Les pages sont vérifiées par un programme à chaque changement, et à la main.',
  accessibilityKeyboard: 'Tout peut se faire au clavier ; on voit toujours où est le focus.',
  accessibilityScript:
    'Tout peut être lu, et l’on peut donner, sans JavaScript et sur un téléphone large de 320 points.',
  accessibilityMaps:
    'Chaque carte a son histoire en mots à côté d’elle, dans le même ordre. Elle se déplace par des boutons ; un doigt fait défiler la page.',
  accessibilityColour:
    'Rien n’est dit par la couleur seule. Il y a une version sombre, et rien ne bouge si vous l’avez demandé à votre appareil.',
  accessibilityLanguages: 'Les pages disent dans quelle langue elles sont, aussi là où un récit est dans une autre.',
  accessibilityKnown: 'Ce qui n’est pas encore assez bon, à notre connaissance',
  accessibilityKnownMap:
    'La carte que l’on peut agrandir est dessinée d’une manière qu’un lecteur d’écran ne peut pas parcourir. La liste à côté dit la même chose.',
  accessibilityKnownLanguages:
    'Les pages en espagnol, en français et en arabe n’ont pas toutes été lues par des personnes qui ont grandi avec ces langues ; ces pages le disent en bas.',
  accessibilityWrite:
    'Si quelque chose vous fait obstacle, écrivez à {contact} et dites ce que vous vouliez faire. Vous recevrez une réponse, et en attendant nous le ferons avec vous.',

  termsTitle: 'Conditions · Homeward',
  termsHeading: 'Conditions',
  termsLead: 'Ce que vous pouvez attendre de nous quand vous donnez, et ce que nous vous demandons.',
  termsGiving: 'Quand vous donnez',
  termsChanges: 'Si quelque chose change',
  termsAsked: 'Ce que nous vous demandons',
  termsGift: 'Un don est volontaire, et rien n’est donné en retour.',
  termsGiftWhere:
    'Il va au besoin, à la ligne ou au fonds que vous avez choisi. Ce qui dépasse un besoin va au fonds de solidarité, comme la page le dit d’avance.',
  termsRefund:
    'Un don qui était une erreur est rendu sur demande, pour autant qu’il ne soit pas encore dépensé. Écrivez à {contact} avec le numéro de votre reçu.',
  termsClosed:
    'Si un besoin se ferme et qu’il reste de l’argent, votre choix compte : d’autres besoins, ou retour vers vous là où c’est encore possible.',
  termsMonthly: 'Un don mensuel peut être modifié ou arrêté sur votre propre page à tout moment. Rien n’est dû.',
  termsReceipt:
    'Les reçus nomment l’organisation ci-dessous. Ce qu’ils valent pour les impôts dépend de l’endroit où vous vivez.',
  termsUse:
    'Veuillez ne pas chercher à savoir qui est quelqu’un, et ne pas copier ailleurs les récits ou les cartes des besoins : qui les a racontés voudra peut-être les reprendre.',
  termsLaw: 'L’organisation ci-dessous répond de tout cela.',
};
