import type { moneyShare as english } from '../en/money-share';
import type { Words } from '../words';

export const moneyShare: Words<typeof english> = {
  heading: 'Qué llega de una donación',
  lead: 'Todo. Un ejemplo, con {amount}:',
  pictureLabel:
    'Dos corrientes. La ancha: su donación de {amount} va entera a la necesidad. La delgada: el fondo de funcionamiento paga cerca de {fee} por el pago.',
  yourGift: 'Su donación',
  theNeed: 'La necesidad',
  allOfIt: '{amount}, todo',
  operatingFund: 'Fondo de funcionamiento',
  orYou: 'o lo que usted añade',
  paymentCosts: 'Costos del pago',
  aboutFee: 'cerca de {fee}',
  tableCaption: 'Una donación de {amount}',
  tableWhat: 'Qué',
  tableAmount: 'Cantidad',
  tableWho: 'Quién lo paga',
  rowArrives: 'Llega a la partida que eligió, o a las partidas en su orden',
  rowArrivesWho: 'usted',
  rowFee: 'Costos del pago, como suelen ser con tarjeta',
  rowFeeWho: 'el fondo de funcionamiento, o usted, si los añade al donar',
  rowWork: 'Las personas y las auditorías que sostienen una necesidad',
  rowWorkAmount: 'nada de ella',
  rowWorkWho: 'el fondo de funcionamiento',
  differs:
    'Lo que cuesta un pago se sabe cuando se hace. Si difiere de lo que se añadió, el fondo de funcionamiento paga o guarda la diferencia.',
  paidHeading: 'Lo que se ha pagado',
  paidLead: 'Por mes y partida, cuando el mes ha terminado. A quién, no se dice nunca.',
  paidNone: 'Todavía no se ha pagado nada en un mes ya terminado. Es lo normal mientras se cubre una necesidad.',
  paidCaption: 'Pagado a proveedores, en {currency}',
  paidMonth: 'Mes',
  paidLine: 'Partida',
  paidAmount: 'Pagado',
  paidBack: 'volvió, y espera a pagarse de nuevo',
  paidTotal: 'Todos los meses',
};
