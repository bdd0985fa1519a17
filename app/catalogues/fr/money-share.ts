import type { moneyShare as english } from '../en/money-share';
import type { Words } from '../words';

export const moneyShare: Words<typeof english> = {
  heading: 'Ce qui arrive d’un don',
  lead: 'Tout. Un exemple, avec {amount} :',
  pictureLabel:
    'Deux courants. Le large : votre don de {amount} va entier au besoin. Le mince : le fonds de fonctionnement paie environ {fee} pour le paiement.',
  yourGift: 'Votre don',
  theNeed: 'Le besoin',
  allOfIt: '{amount}, en entier',
  operatingFund: 'Fonds de fonctionnement',
  orYou: 'ou ce que vous ajoutez',
  paymentCosts: 'Frais de paiement',
  aboutFee: 'environ {fee}',
  tableCaption: 'Un don de {amount}',
  tableWhat: 'Quoi',
  tableAmount: 'Montant',
  tableWho: 'À la charge de',
  rowArrives: 'Arrive à la ligne que vous avez choisie, ou aux lignes dans leur ordre',
  rowArrivesWho: 'vous',
  rowFee: 'Frais du paiement, comme les cartes en coûtent d’ordinaire',
  rowFeeWho: 'le fonds de fonctionnement, ou vous, si vous les ajoutez en donnant',
  rowWork: 'Les personnes et les audits qui portent un besoin',
  rowWorkAmount: 'rien de ce don',
  rowWorkWho: 'le fonds de fonctionnement',
  differs:
    'Ce que coûte un paiement se sait quand il est fait. Si cela diffère de ce qui a été ajouté, le fonds de fonctionnement supporte ou garde la différence.',
  paidHeading: 'Ce qui a été payé',
  paidLead: 'Par mois et par ligne, une fois le mois terminé. À qui, ce n’est jamais dit.',
  paidNone:
    'Rien n’a encore été payé dans un mois terminé. C’est habituel tant qu’un besoin est en train d’être couvert.',
  paidCaption: 'Payé aux fournisseurs, en {currency}',
  paidMonth: 'Mois',
  paidLine: 'Ligne',
  paidAmount: 'Payé',
  paidBack: 'revenu, et attend d’être payé de nouveau',
  paidTotal: 'Tous les mois',
};
