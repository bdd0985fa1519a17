import type { transparency as english } from '../en/transparency';
import type { Words } from '../words';

export const transparency: Words<typeof english> = {
  pageTitle: 'L’argent, au grand jour · Homeward',
  heading: 'L’argent, au grand jour',
  lead: 'Tout ce qui a été donné et payé, tel que le registre le contient, et ce que vous pouvez vérifier sans avoir à nous croire.',
  nowHeading: 'Ce que montrent les pages aujourd’hui',
  nowLead: 'La somme des besoins affichés en ce moment, par la monnaie dans laquelle ils sont tenus.',
  nowCaption: 'Besoins affichés aujourd’hui',
  nowNone: 'Aucun besoin n’est affiché en ce moment.',
  currency: 'Monnaie',
  needs: 'Besoins',
  goal: 'Ce qu’il faut',
  givenNow: 'Donné',
  missing: 'Manque',
  paidNow: 'Payé aux fournisseurs',
  waiting: 'En attente de paiement',
  totalsHeading: 'Ce que disent les livres, par mois',
  totalsLead:
    'Un mois est publié quand il est terminé, et un chiffre quand il y a assez derrière lui ({facts} dons, paiements de frais ou remboursements ; {pages} besoins). Jusque-là, son argent attend et fait partie d’un mois suivant. Ce qui a été publié n’est jamais réécrit : ce qui vient tard est dans le chiffre suivant. Ainsi, aucun chiffre, et aucune différence de deux chiffres, ne dit rien d’une personne.',
  totalsNone: 'Aucun mois n’est encore publié',
  totalsNoneText:
    'Les premiers chiffres apparaissent ici quand un mois est terminé et que suffisamment de dons sont derrière eux.',
  totalsThrough: 'Publié jusqu’à {month}.',
  totalsCaption: 'Publié jusqu’ici, en {currency}',
  stepsCaption: 'Étape par étape, en {currency}',
  stepsMonth: 'Jusqu’à',
  measure: 'Quoi',
  through: 'Publié jusqu’à',
  amount: 'Montant',
  notTold: 'pas encore',
  share: 'Par rapport à ce qui a été donné',
  given: 'Donné',
  given_needs: 'dont, pour des besoins',
  given_pool: 'dont, pour le fonds de solidarité',
  given_operating: 'dont, pour le fonds de fonctionnement',
  fee_cover: 'De ce qui a été donné, ajouté pour les frais',
  fees: 'Frais de paiement, à la charge du fonds de fonctionnement',
  paid: 'Payé aux fournisseurs, pour des besoins affichés',
  paid_closed: 'Payé aux fournisseurs, pour des besoins dont la page est fermée',
  refunded: 'Rendu',
  disputed: 'Repris par les banques',
  wayHeading: 'Le chemin d’un don',
  wayLead:
    'Un don arrive en entier à ce pour quoi il a été fait. Ce que coûte le paiement, le fonds de fonctionnement le paie.',
  rootsHeading: 'La signature sous les livres',
  rootsLead:
    'Chaque écriture du registre est enchaînée à la précédente, chaque seconde. Une fois par jour, le bout de cette chaîne est signé avec une clé que la base de données n’a pas, et envoyé à l’audit. Qui changerait une écriture ancienne aurait besoin d’une nouvelle chaîne, et son bout ne serait pas celui qui a été signé.',
  rootsKey: 'Clé qui signe (Ed25519)',
  rootsKeyPrint: 'Son empreinte (SHA-256)',
  rootsMonthly: 'La dernière racine signée de chaque mois',
  rootsMonthlyNone: 'La première apparaît ici quand un mois est terminé.',
  rootsDaily: 'La marque de chaque jour',
  rootsDailyText:
    'Une racine dit combien il y a d’écritures, et avec deux d’entre elles on pourrait savoir quels jours il s’est passé quelque chose pour quelqu’un. Un jour ne montre donc qu’une marque : le SHA-256 de sa racine et de sa signature. Qui audite et détient la racine peut montrer que c’était celle-là.',
  rootsDailyShow:
    '{days, plural, one {La marque de # jour} many {Les marques de # jours} other {Les marques de # jours}}',
  rootsDay: 'Jour',
  rootsLedger: 'Registre (écritures, bout de la chaîne)',
  rootsTrail: 'Journal des actes (lignes, bout de la chaîne)',
  rootsSignature: 'Signature',
  rootsMark: 'Marque',
  rootsNone: 'Rien n’est encore signé. La première racine vient dans la journée.',
  rootsFile: 'Le tout en un fichier (JSON)',
  rootsEarlier: 'Les jours précédents sont dans le fichier.',
  checkHeading: 'Comment vérifier une signature',
  checkText:
    'Écrivez les six lignes du message comme dans le fichier (« message »), sans retour à la ligne à la fin, et vérifiez la signature avec la clé. Avec Node.js, dans le dossier du fichier :',
  checkKeep:
    'Gardez le fichier, ou notez la dernière signature. Quand vous reviendrez, les racines que vous avez gardées doivent être encore là, inchangées. Une clé qui change sans un mot ici est une raison de demander.',
  verifyHeading: 'Ce que vous pouvez vérifier, et ce que vous ne pouvez pas',
  verifyYou: 'Votre propre don : votre reçu, ce qu’il est devenu et ce qu’il a payé, mois par mois, sur votre page.',
  verifyNeed:
    'Un besoin : ce qu’il faut, ce qui a été donné et payé, ligne par ligne. La somme des pages est le tableau ci-dessus.',
  verifyBooks: 'Les signatures : que l’histoire n’est pas réécrite après coup.',
  verifyAuditors:
    'Les écritures, reçus et bénéficiaires de paiements un par un sont vus par l’audit, qui n’apprend jamais qui est une personne survivante. Il vérifie toute la chaîne et prélève des échantillons.',
  verifyNot:
    'Ce que vous ne pouvez pas voir, c’est quel jour quelque chose a été payé, à qui et où. C’est ainsi que les personnes concernées restent en sécurité.',
};
