import type { transparency as english } from '../en/transparency';
import type { Words } from '../words';

export const transparency: Words<typeof english> = {
  pageTitle: 'El dinero, a la vista · Homeward',
  heading: 'El dinero, a la vista',
  lead: 'Todo lo donado y lo pagado, como lo tiene el libro de cuentas, y lo que usted puede comprobar sin tener que creernos.',
  nowHeading: 'Lo que muestran hoy las páginas',
  nowLead: 'La suma de las necesidades que se muestran en este momento, por la moneda en que se llevan.',
  nowCaption: 'Necesidades que se muestran hoy',
  nowNone: 'En este momento no se muestra ninguna necesidad.',
  currency: 'Moneda',
  needs: 'Necesidades',
  goal: 'Se necesita',
  givenNow: 'Donado',
  missing: 'Falta',
  paidNow: 'Pagado a proveedores',
  waiting: 'A la espera de pagarse',
  totalsHeading: 'Lo que dicen las cuentas, por mes',
  totalsLead:
    'Un mes se publica cuando ha terminado, y una cifra cuando hay bastante detrás de ella ({facts} donaciones, pagos de comisiones o devoluciones; {pages} necesidades). Hasta entonces su dinero espera y forma parte de un mes posterior. Lo publicado no se reescribe nunca: lo que llega tarde está en la cifra siguiente. Así, ninguna cifra, ni la diferencia entre dos, dice nada de una persona.',
  totalsNone: 'Todavía no se ha publicado ningún mes',
  totalsNoneText:
    'Las primeras cifras aparecen aquí cuando ha terminado un mes y hay bastantes donaciones detrás de ellas.',
  totalsThrough: 'Publicado hasta {month}.',
  totalsCaption: 'Publicado hasta ahora, en {currency}',
  stepsCaption: 'Paso a paso, en {currency}',
  stepsMonth: 'Hasta',
  measure: 'Qué',
  through: 'Publicado hasta',
  amount: 'Cantidad',
  notTold: 'todavía no',
  share: 'Frente a lo donado',
  given: 'Donado',
  given_needs: 'de ello, para necesidades',
  given_pool: 'de ello, para el fondo solidario',
  given_operating: 'de ello, para el fondo de funcionamiento',
  fee_cover: 'De lo donado, añadido para las comisiones',
  fees: 'Comisiones del pago, a cargo del fondo de funcionamiento',
  paid: 'Pagado a proveedores, para necesidades que se mostraban',
  paid_closed: 'Pagado a proveedores, para necesidades con la página cerrada',
  refunded: 'Devuelto',
  disputed: 'Retirado a través de los bancos',
  wayHeading: 'El camino de una donación',
  wayLead:
    'Toda donación llega entera a aquello para lo que se dio. Lo que cuesta el pago lo paga el fondo de funcionamiento.',
  rootsHeading: 'La firma bajo las cuentas',
  rootsLead:
    'Cada asiento del libro de cuentas se encadena al anterior, cada segundo. Una vez al día, el final de esa cadena se firma con una clave que la base de datos no tiene, y se envía por correo a la auditoría. Quien cambiara un asiento antiguo necesitaría una cadena nueva, y su final no sería el que se firmó.',
  rootsKey: 'Clave que firma (Ed25519)',
  rootsKeyPrint: 'Su huella (SHA-256)',
  rootsMonthly: 'La última raíz firmada de cada mes',
  rootsMonthlyNone: 'La primera aparece aquí cuando ha terminado un mes.',
  rootsDaily: 'La marca de cada día',
  rootsDailyText:
    'Una raíz dice cuántos asientos hay, y con dos de ellas se podría saber en qué días le pasó algo a alguien. Por eso un día muestra solo una marca: el SHA-256 de su raíz y su firma. Quien audita y tiene la raíz puede mostrar que era esa.',
  rootsDay: 'Día',
  rootsLedger: 'Libro de cuentas (asientos, final de la cadena)',
  rootsTrail: 'Registro de actos (filas, final de la cadena)',
  rootsSignature: 'Firma',
  rootsMark: 'Marca',
  rootsNone: 'Todavía no hay nada firmado. La primera raíz llega en el plazo de un día.',
  rootsFile: 'Todo ello en un archivo (JSON)',
  rootsEarlier: 'Los días anteriores están en el archivo.',
  checkHeading: 'Cómo comprobar una firma',
  checkText:
    'Escriba las seis líneas del mensaje como están en el archivo («message»), sin salto de línea al final, y compruebe la firma con la clave. Con Node.js, en la carpeta del archivo:',
  checkKeep:
    'Guarde el archivo, o anote la última firma. Cuando vuelva, las raíces que guardó deben seguir ahí, sin cambios. Una clave que cambia sin que aquí se diga nada es motivo para preguntar.',
  verifyHeading: 'Qué puede comprobar usted, y qué no',
  verifyYou: 'Su propia donación: su recibo, qué fue de ella y qué pagó, mes a mes, en su página.',
  verifyNeed:
    'Una necesidad: qué se necesita, qué se ha donado y qué se ha pagado, partida por partida. La suma de las páginas es la tabla de arriba.',
  verifyBooks: 'Las firmas: que la historia no se reescribe después.',
  verifyAuditors:
    'Los asientos, recibos y cobros uno por uno los ve la auditoría, que nunca sabe quién es una persona sobreviviente. Comprueba la cadena entera y toma muestras.',
  verifyNot:
    'Lo que no puede ver es en qué día se pagó algo, a quién y dónde. Así siguen a salvo las personas para las que es.',
};
