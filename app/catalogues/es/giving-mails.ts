import type { PublicWords } from '../en/public-words';

export const givingMails: PublicWords['givingMails'] = {
  refundSubject: 'Su donación está en camino de vuelta a usted',
  refundIntro:
    'Hemos devuelto {amount} de su donación de {given}, hecha el {date}. Los bancos tardan de cinco a diez días en mostrarlo.',
  refundWhole:
    'Hemos devuelto su donación de {amount}, hecha el {date}. Los bancos tardan de cinco a diez días en mostrarlo.',
  refundLeftOver:
    'Aquello para lo que donó se ha cerrado, y {amount} de su donación no hicieron falta. Cuando donó, eligió que una cantidad así volviera a usted. Los bancos tardan de cinco a diez días en mostrarlo.',
  refundReceipt: 'Después llega un recibo por lo que queda de su donación, si queda algo; el anterior está anulado.',
  refundVoid: 'No nos queda nada de ella. Su recibo {number} queda anulado; va adjunto para sus papeles.',
  refundThanks: 'Gracias por haber donado.',
  refundFailedSubject: 'No se le ha podido devolver su donación',
  refundFailedIntro:
    'Queríamos devolver {amount} de su donación del {date}, y su banco no lo aceptó, quizá porque la tarjeta o la cuenta está cerrada. La cantidad está de nuevo en su donación.',
  refundFailedWhatNext:
    'No se ha perdido nada. Si todavía quiere que se le devuelva, responda a este correo y buscaremos otra manera.',
  disputeSubject: 'Su banco nos ha preguntado por su donación',
  disputeIntro:
    'Su banco nos ha dicho que se ha reclamado su donación de {amount}, hecha el {date}. La cantidad está en su banco hasta que decida.',
  disputeWhatNext:
    'Si usted lo pidió, no tiene que hacer nada. Si después de todo reconoce el pago, dígaselo a su banco, y la donación va adonde usted quería.',
  disputeRefund:
    'Una donación que fue un error también se puede devolver sin el banco: basta con responder a este correo.',
  disputeLostSubject: 'Su donación ha vuelto a usted a través de su banco',
  disputeLostIntro:
    'Su banco ha decidido que su donación de {amount}, hecha el {date}, vuelve a usted. Su recibo está anulado; si queda una parte de la donación, llega un recibo por ella.',
  disputeWonSubject: 'Su donación sigue en pie',
  disputeWonIntro:
    'Su banco ha decidido que su donación de {amount}, hecha el {date}, sigue en pie. Va adonde usted quería, y su recibo es válido.',
  yourGifts: 'Sus donaciones y recibos:',
};
