import type { PublicWords } from '../en/public-words';

export const givingMails: PublicWords['givingMails'] = {
  refundSubject: 'Votre don est en route vers vous',
  refundIntro:
    'Nous avons rendu {amount} de votre don de {given}, fait le {date}. Les banques mettent cinq à dix jours à l’afficher.',
  refundWhole:
    'Nous avons rendu votre don de {amount}, fait le {date}. Les banques mettent cinq à dix jours à l’afficher.',
  refundLeftOver:
    'Ce à quoi vous avez donné a été clos, et {amount} de votre don n’ont pas été nécessaires. En donnant, vous avez choisi qu’un tel montant vous revienne. Les banques mettent cinq à dix jours à l’afficher.',
  refundReceipt: 'Un reçu pour ce qui reste de votre don suit, s’il en reste quelque chose ; le précédent est annulé.',
  refundVoid: 'Il ne nous en reste rien. Son reçu {number} est annulé ; il est joint pour vos papiers.',
  refundThanks: 'Merci d’avoir donné.',
  refundFailedSubject: 'Votre don n’a pas pu vous être rendu',
  refundFailedIntro:
    'Nous voulions rendre {amount} de votre don du {date}, et votre banque ne l’a pas accepté, peut-être parce que la carte ou le compte est fermé. Le montant est de nouveau avec votre don.',
  refundFailedWhatNext:
    'Rien n’est perdu. Si vous souhaitez toujours le récupérer, répondez à cet e-mail, et nous trouverons un autre moyen.',
  disputeSubject: 'Votre banque nous a interrogés sur votre don',
  disputeIntro:
    'Votre banque nous a dit que votre don de {amount}, fait le {date}, est contesté. Le montant est à votre banque jusqu’à ce qu’elle ait décidé.',
  disputeWhatNext:
    'Si vous l’avez demandé, vous n’avez rien à faire. Si vous reconnaissez finalement le paiement, dites-le à votre banque, et le don ira où vous le vouliez.',
  disputeRefund:
    'Un don qui était une erreur peut aussi être rendu sans passer par la banque : il suffit de répondre à cet e-mail.',
  disputeLostSubject: 'Votre don vous est revenu par votre banque',
  disputeLostIntro:
    'Votre banque a décidé que votre don de {amount}, fait le {date}, vous revient. Son reçu est annulé ; s’il reste une partie du don, un reçu suit.',
  disputeWonSubject: 'Votre don est maintenu',
  disputeWonIntro:
    'Votre banque a décidé que votre don de {amount}, fait le {date}, est maintenu. Il va où vous le vouliez, et votre reçu est valable.',
  yourGifts: 'Vos dons et reçus :',
};
