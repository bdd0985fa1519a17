import type { PublicWords } from '../en/public-words';

export const afterGift: PublicWords['afterGift'] = {
  partLine: '{amount} van a {label}.',
  beyondMet: '{amount} son más de lo que faltaba cuando llegaron. Van al fondo solidario, para otras necesidades.',
  closedPool:
    'La página de esta necesidad se cerró mientras usted donaba. {amount} van al fondo solidario, para otras necesidades.',
  closedRefund:
    'La página de esta necesidad se cerró mientras usted donaba. {amount} vuelven a usted, como eligió. Los bancos tardan de cinco a diez días en mostrarlo.',
  ownPart: 'La parte ancha de la línea es suya: {share, number, ::percent .0} del camino.',
  bookedStep: 'Registrada',
  bookedText: 'Su donación consta entera en el libro de cuentas. Un recibo va a la dirección que indicó.',
  settledStep: 'Entregada',
  settledText:
    'En pocos días nuestro proveedor de pagos entrega el dinero. Lo que cuesta lo paga el fondo de funcionamiento.',
  lineStep: 'Asignada a una partida',
  lineText:
    'Quien lleva un caso propone qué partida de qué necesidad completa. Finanzas decide, y todo consta en el libro de cuentas.',
  askedStep: 'Solicitada',
  askedText: 'Cuando hay que comprar algo, quien lleva el caso pide dinero de su partida.',
  paidStep: 'Pagada',
  paidText: 'Una persona de finanzas aprueba y otra paga. Se ve en la página cuando el mes ha terminado.',
  checkedStep: 'Vista por otras personas',
  checkedText: 'Otra persona comprueba el recibo, alguien confirma lo que llegó, y la auditoría puede mirar cada pago.',
  monthlyStep: 'Otra vez el mes que viene',
  monthlyText: 'Puede cambiarla o detenerla cuando quiera, con el enlace de cada correo.',
  isDone: 'hecho',
  unknownTitle: 'No conocemos este pago',
  unsureTitle: 'Todavía no podemos ver este pago',
  unknownText: 'Si pagó, un recibo llega por correo en unos minutos. Si no llega en un día, escriba a {contact}.',
  help: 'Lo que suele ayudar',
  helpCard: 'Otra tarjeta u otra forma de pago. Los bancos rechazan pagos por muchos motivos y no nos dicen cuál.',
  helpBank: 'Su banco. Puede decir por qué, y a menudo deja pasar el pago si usted lo pide.',
  helpConfirm: 'Si su banco le pide confirmar el pago, deje la página abierta hasta que haya respondido.',
  again: 'Seguir con su donación de {amount}',
};
