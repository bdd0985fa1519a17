import type { following as english } from '../en/following';
import type { Words } from '../words';

export const following: Words<typeof english> = {
  heading: 'Seguir esta necesidad',
  lead: 'Una vez al mes, y solo si hay novedades: hasta dónde está dibujado el camino a casa, y un enlace. Ningún relato va por correo.',
  emailLabel: 'Dirección de correo',
  emailHint: 'Primero recibe un mensaje para confirmar. Sin eso no se guarda nada.',
  send: 'Seguir por correo',
  onList:
    'Cada necesidad se puede seguir por correo desde su página: un mensaje al mes como máximo, y solo si hay novedades.',
  promise:
    'Guardamos la dirección cifrada, solo para esto, y la borramos cuando usted se da de baja o, a más tardar, un día después de que se cierre la página. Ningún mensaje dice que una página se cerró.',
  emailWrong: 'Escriba una dirección de correo, por ejemplo nombre@example.org.',
  tooMany: 'Desde aquí se pidieron muchos mensajes en una hora. Vuelva a intentarlo dentro de una hora.',
  pageTitle: 'Seguir por correo · Homeward',
  back: 'Volver a la necesidad',
  askedTitle: 'Mire su correo',
  askedText:
    'Si esta dirección todavía no sigue la necesidad, un mensaje con un enlace está en camino. Sirve una vez, durante {hours, plural, one {# hora} many {# horas} other {# horas}}. Si no llega, revise cómo está escrita la dirección.',
  confirmTitle: 'Un paso más',
  confirmText:
    'Este botón confirma que quiere un mensaje cada mes en que haya novedades. Está aquí para que un programa que revisa el correo no pueda pulsarlo por usted.',
  confirmButton: 'Sí, seguir por correo',
  confirmedTitle: 'Usted sigue esta necesidad',
  confirmedText:
    'El primer mensaje llega después de este mes, si hay novedades. Cada mensaje tiene un enlace para darse de baja al momento.',
  confirmUsedTitle: 'Este enlace ya no funciona',
  confirmUsedText:
    'Un enlace sirve una vez, durante un día, y solo mientras exista la página. Si ya pulsó el botón, ya la sigue.',
  toNeed: 'Ver la necesidad',
  toNeeds: 'Ver las necesidades',
  leaveTitle: 'Darse de baja',
  leaveText: 'Pulse el botón: no llega ningún mensaje más y su dirección se borra.',
  leaveButton: 'Darme de baja y borrar mi dirección',
  leftTitle: 'Se ha dado de baja',
  leftText:
    'No llega ningún mensaje más y la dirección está borrada. No cambia nada si ya se había dado de baja antes.',
  leaveBroken:
    'El enlace no está completo. Ábralo de nuevo desde el mensaje más reciente, o responda a ese mensaje con la palabra «baja».',
  mailSubject: 'Confirme que quiere seguir una necesidad',
  mailIntro:
    'Alguien (esperamos que usted) pidió que esta dirección siga una necesidad en Homeward. Si fue usted, abra este enlace y pulse el botón; sirve una vez, durante {hours, plural, one {# hora} many {# horas} other {# horas}}:',
  mailWhat:
    'Después recibe un mensaje al mes como máximo, solo si hay novedades, y nunca una palabra de un relato. Cada mensaje tiene un enlace para darse de baja.',
  mailNothing:
    'Si no fue usted, no haga nada: sin el botón no se envía nada, y la dirección se borra después de un día.',
  newsSubject: 'Novedades de la necesidad que usted sigue',
  newsIntro: 'Hay novedades de {month} en la página de la necesidad que usted sigue.',
  newsGiven: 'Se ha donado el {share, number, percent} de lo que se necesita.',
  newsMet: 'Se ha donado todo lo que se necesita: el camino a casa está dibujado.',
  newsPaid: 'En {month} se pagó a proveedores con este dinero.',
  newsUpdate: 'Hay una novedad para leer.',
  newsPage: 'La página:',
  newsLeave: 'Para darse de baja y que su dirección se borre al momento:',
};
