import type { following as english } from '../en/following';
import type { Words } from '../words';

export const following: Words<typeof english> = {
  heading: 'Suivre ce besoin',
  lead: 'Une fois par mois, et seulement s’il y a du nouveau : jusqu’où le chemin du retour est tracé, et un lien. Aucun récit ne part par e-mail.',
  emailLabel: 'Adresse e-mail',
  emailHint: 'Vous recevez d’abord un message, pour confirmer. Sans cela, rien n’est conservé.',
  send: 'Suivre par e-mail',
  onList:
    'Chaque besoin peut être suivi par e-mail depuis sa page : un message par mois au plus, et seulement s’il y a du nouveau.',
  promise:
    'Nous gardons l’adresse chiffrée, pour cela seulement, et l’effaçons quand vous arrêtez ou dans le jour qui suit la fermeture de la page. Aucun message ne dit qu’une page a été fermée.',
  emailWrong: 'Écrivez une adresse e-mail, par exemple nom@example.org.',
  tooMany: 'Beaucoup de messages ont été demandés d’ici en une heure. Veuillez réessayer dans une heure.',
  pageTitle: 'Suivre par e-mail · Homeward',
  back: 'Revenir au besoin',
  askedTitle: 'Regardez vos e-mails',
  askedText:
    'Si cette adresse ne suit pas encore ce besoin, un message avec un lien est en route. Il fonctionne une fois, pendant {hours, plural, one {# heure} many {# heures} other {# heures}}. S’il n’arrive pas, vérifiez l’adresse.',
  confirmTitle: 'Encore une étape',
  confirmText:
    'Ce bouton confirme que vous voulez un message pour chaque mois où il y a du nouveau. Il est là pour qu’un programme qui parcourt le courrier ne puisse pas appuyer à votre place.',
  confirmButton: 'Oui, suivre par e-mail',
  confirmedTitle: 'Vous suivez ce besoin',
  confirmedText:
    'Le premier message vient après ce mois, s’il y a du nouveau. Chaque message contient un lien pour arrêter aussitôt.',
  confirmUsedTitle: 'Ce lien ne fonctionne plus',
  confirmUsedText:
    'Un lien fonctionne une fois, pendant un jour, et seulement tant que la page existe. Si vous avez déjà appuyé sur le bouton, vous suivez déjà.',
  toNeed: 'Voir le besoin',
  toNeeds: 'Voir les besoins',
  leaveTitle: 'Ne plus suivre',
  leaveText: 'Appuyez sur le bouton : plus aucun message ne vient et votre adresse est effacée.',
  leaveButton: 'Arrêter et effacer mon adresse',
  leftTitle: 'Vous ne suivez plus ce besoin',
  leftText: 'Plus aucun message ne vient et l’adresse est effacée. Peu importe si vous aviez déjà arrêté avant.',
  leaveBroken:
    'Le lien n’est pas entier. Ouvrez-le de nouveau depuis le message le plus récent, ou répondez à ce message par le mot « arrêter ».',
  mailSubject: 'Confirmez que vous suivez un besoin',
  mailIntro:
    'Quelqu’un (vous, espérons-le) a demandé que cette adresse suive un besoin sur Homeward. Si c’était vous, ouvrez ce lien et appuyez sur le bouton ; il fonctionne une fois, pendant {hours, plural, one {# heure} many {# heures} other {# heures}} :',
  mailWhat:
    'Vous recevrez ensuite un message par mois au plus, seulement s’il y a du nouveau, et jamais un mot d’un récit. Chaque message contient un lien pour arrêter.',
  mailNothing:
    'Si ce n’était pas vous, ne faites rien : sans le bouton rien n’est envoyé, et l’adresse est effacée après un jour.',
  newsSubject: 'Du nouveau sur le besoin que vous suivez',
  newsIntro: 'Il y a du nouveau pour {month} sur la page du besoin que vous suivez.',
  newsGiven: '{share, number, percent} de ce qu’il faut a été donné.',
  newsMet: 'Tout ce qu’il faut a été donné : le chemin du retour est tracé.',
  newsPaid: 'En {month}, cet argent a servi à payer des fournisseurs.',
  newsUpdate: 'Il y a des nouvelles à lire.',
  newsPage: 'La page :',
  newsLeave: 'Pour arrêter, et faire effacer aussitôt votre adresse :',
};
