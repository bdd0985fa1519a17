import type { questions as english } from '../en/questions';
import type { Words } from '../words';

export const questions: Words<typeof english> = {
  heading: 'Preguntas y respuestas',
  lead: 'Responde la organización. Las respuestas de abajo son las mismas para todas las necesidades, para que ninguna diga nada de una persona.',
  askQuestion: '¿Puedo preguntar algo sobre esta persona?',
  askAnswer:
    'Sobre cualquier otra cosa, escriba a {contact}, por favor. Sobre la persona no podemos decir más que la página: ella decidió qué cuenta, y dos personas comprobaron que no le dice a nadie quién es.',
  proofQuestion: '¿Cómo sé que esta necesidad es real?',
  proofAnswer:
    'Quien lleva el caso conoce a la persona y calculó cada partida; una segunda persona, que no intervino, aprobó la página; la auditoría ve los recibos. Usted ve lo que se paga, partida por partida, mes a mes.',
  whyMonthQuestion: '¿Por qué un pago se muestra solo después del mes?',
  whyMonthAnswer:
    'El día de un pago puede revelar dónde estaba alguien. Un mes dice que el dinero se usó bien, y nada de un día.',
  metQuestion: '¿Y si se dona más de lo que se necesita?',
  metAnswer:
    'Lo que pasa de la necesidad va al fondo solidario, que completa partidas de otras necesidades. La página lo dice antes de donar.',
  closedQuestion: '¿Y si la página se cierra antes de que todo esté pagado?',
  closedAnswer:
    'Usted lo elige al donar: lo que ya no hace falta va a otras necesidades a través del fondo, o vuelve a usted donde todavía sea posible. Por qué se cierra una página no se dice nunca.',
  disputedQuestion: '¿Y si un banco retira una donación, o se revisa un pago?',
  disputedAnswer:
    'Hasta que se resuelva, esa parte espera y no se paga nada con ella. Lo que ya se gastó en la persona sigue siendo suyo; lo cubre nuestra reserva. Ninguna página dice a qué necesidad afecta, porque eso delataría un día; lo que retiraron los bancos se cuenta en «El dinero, a la vista», todas las necesidades juntas.',
  contactQuestion: '¿Puedo enviar un mensaje o una cosa, o conocer a la persona?',
  contactAnswer:
    'No. Un mensaje se puede rastrear, y nadie debería deber gratitud. El mejor saludo es una partida pagada.',
  taxQuestion: '¿Recibo un recibo?',
  taxAnswer:
    'Por correo, en unos minutos, con un número. Para qué sirve en los impuestos está escrito en él y en la página sobre nosotros.',
};
