import type { OpenDataWords } from '../en/open-data';

/** Written by us, not yet read by somebody whose language it is. */
export const openData: OpenDataWords = {
  pageTitle: 'Datos para programas · Homeward',
  navData: 'Datos',
  heading: 'Datos para programas',
  lead: 'Lo que muestran las listas de estas páginas, en una forma que leen los programas. Gratis, sin clave, y nada más de lo que dicen las páginas.',
  apiHeading: 'Las necesidades en JSON',
  apiText:
    'Cada dirección responde a GET, desde cualquier sitio web y sin cookies. Los importes son números enteros de la unidad más pequeña de su moneda, escritos como texto, para que ningún programa los redondee.',
  apiNeeds:
    'Necesidades que se pueden leer ahora, barajadas, de 24 en 24. Se filtra por zona, tipo, avance y palabras; «next» lleva a las siguientes.',
  apiNeed: 'Una necesidad. 410 cuando su página está cerrada: borre entonces también su copia.',
  apiAreas: 'Países y zonas más amplias con necesidades. No se publica un número menor que {count}.',
  apiMonths:
    'Lo que se dio y se pagó, por meses terminados. Una cifra se publica cuando hay bastantes personas detrás de ella.',
  apiDescription: 'La descripción de todo esto, OpenAPI 3.1.',
  feedHeading: 'Una entrada al mes',
  feedText:
    'El canal tiene una entrada por cada mes terminado. Ningún canal dice cuándo se publicó o se cubrió una necesidad, para que no se pueda seguir a nadie.',
  feedLink: 'El canal de los meses (Atom)',
  sitemapLink: 'El mapa del sitio',
  rulesHeading: 'Lo que le pedimos',
  rule1:
    'Pregunte de nuevo antes de mostrar una necesidad, y al menos una vez al día. Quien sobrevivió puede retirar su página en cualquier momento; la dirección responde entonces 410.',
  rule2: 'No guarde lo que ya no está, ni junte lo que cuentan necesidades distintas.',
  rule3: 'El título de una necesidad está en el idioma que nombra la respuesta.',
  feedTitle: 'Homeward, mes a mes',
  feedSubtitle: 'Lo que se dio y se pagó, una entrada por cada mes terminado.',
  monthTitle: 'Hasta {month}',
  feedGiven: 'Donado: {amount}.',
  feedPaid: 'Pagado a proveedores, para necesidades que se mostraban: {amount}.',
  feedPaidClosed: 'Pagado a proveedores, para necesidades cuya página está cerrada: {amount}.',
  feedRefunded: 'Devuelto: {amount}.',
  feedFees: 'Costes de pago, a nuestro cargo: {amount}.',
  monthNote:
    'Cada cifra es lo nuevo desde la anterior. Espera a un mes posterior mientras haya muy pocas personas detrás de ella.',
};
