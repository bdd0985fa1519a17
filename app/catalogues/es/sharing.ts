import type { SharingWords } from '../en/sharing';

/** Written by us, not yet read by somebody whose language it is. */
export const sharing: SharingWords = {
  heading: 'Enviar esta página a alguien',
  text: 'El enlace muestra una tarjeta con el tipo de necesidad y hasta dónde está dibujado el camino a casa, y nada del relato.',
  linkLabel: 'Dirección de esta página',
  copy: 'Copiar la dirección',
  copied: 'Copiada',
  send: 'Enviarla',
  previewTitle: '{kinds}: una necesidad en Homeward',
  previewTitlePlain: 'Una necesidad en Homeward',
  previewDescription:
    'Lo que una persona que sobrevivió a la trata necesita para seguir adelante. Cada donación se sigue hasta una partida de esa necesidad.',
  previewGroup: 'Una necesidad de un grupo de niñas y niños en Homeward',
  cardAlt: 'Una tarjeta con una línea que lleva a casa. {facts}',
  siteCardAlt: 'Una tarjeta con una línea de puntos que lleva a casa y las palabras: {words}',
  cardNone: 'Aún sin donaciones, de {goal}',
  cardBegun: 'Donada la primera parte de {goal}',
  cardShare: '{share} de {goal} donado',
  cardMet: 'Donado todo: {goal}',
  cardMore: 'y {count, plural, one {# más} many {# más} other {# más}}',
  cardSite: 'El camino a casa, dibujado a medida que se paga',
  cardSiteText: 'Personas que sobrevivieron a la trata dicen qué necesitan para seguir con su vida.',
};
