import type { PublicWords } from '../en/public-words';

export const afterGift: PublicWords['afterGift'] = {
  partLine: '{amount} vont à {label}.',
  beyondMet:
    '{amount} dépassent ce qui manquait encore à leur arrivée. Cette somme va au fonds de solidarité, pour d’autres besoins.',
  closedPool:
    'La page de ce besoin a été fermée pendant que vous donniez. {amount} vont au fonds de solidarité, pour d’autres besoins.',
  closedRefund:
    'La page de ce besoin a été fermée pendant que vous donniez. {amount} vous reviennent, comme vous l’avez choisi. Les banques mettent cinq à dix jours à l’afficher.',
  ownPart: 'La partie large de la ligne est la vôtre : {share, number, ::percent .0} du chemin.',
  bookedStep: 'Inscrit',
  bookedText: 'Votre don figure en entier dans le registre. Un reçu part vers l’adresse que vous avez donnée.',
  settledStep: 'Remis',
  settledText:
    'Sous quelques jours, notre prestataire de paiement remet l’argent. Ce que cela coûte, le fonds de fonctionnement le paie.',
  lineStep: 'Attribué à une ligne',
  lineText:
    'La personne qui suit un dossier propose la ligne à compléter. Les finances décident, et tout figure dans le registre.',
  askedStep: 'Demandé',
  askedText: 'Quand il faut acheter quelque chose, la personne qui suit le dossier demande l’argent de sa ligne.',
  paidStep: 'Payé',
  paidText: 'Une personne des finances approuve, une autre paie. La page le montre une fois le mois terminé.',
  checkedStep: 'Vu par d’autres',
  checkedText:
    'Une deuxième personne vérifie le reçu, quelqu’un confirme ce qui est arrivé, et l’audit peut regarder chaque paiement.',
  monthlyStep: 'À nouveau le mois prochain',
  monthlyText: 'Vous pouvez le changer ou l’arrêter à tout moment, avec le lien de chaque message.',
  isDone: 'fait',
  unknownTitle: 'Nous ne connaissons pas ce paiement',
  unsureTitle: 'Nous ne pouvons pas encore voir ce paiement',
  unknownText:
    'Si vous avez payé, un reçu arrive par e-mail en quelques minutes. S’il n’arrive pas en un jour, écrivez à {contact}.',
  help: 'Ce qui aide souvent',
  helpCard:
    'Une autre carte, ou un autre moyen de paiement. Les banques refusent pour bien des raisons et ne nous disent pas laquelle.',
  helpBank: 'Votre banque. Elle peut dire pourquoi, et laisse souvent passer le paiement si vous le demandez.',
  helpConfirm: 'Si votre banque vous demande de confirmer le paiement, gardez la page ouverte jusqu’à sa réponse.',
  again: 'Reprendre votre don de {amount}',
};
