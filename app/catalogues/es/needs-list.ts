import type { PublicWords } from '../en/public-words';

export const needsList: PublicWords['needsList'] = {
  filterForm: 'Forma de explotación',
  filterMore: 'Más criterios',
  widerAreas: 'Zonas más amplias',
  countries: 'Países',
  regions: 'Regiones',
  foundMore: 'Se encontraron más de {count, number} necesidades',
  chosen: 'Filtros de esta lista',
  takeAway: 'Quitar',
  chipWords: 'Palabras: {words}',
  chipArea: 'Zona: {area}',
  corrected: 'Aquí nadie escribe «{typed}»: estas necesidades contienen «{used}».',
  unknown: 'Ninguna necesidad contiene «{word}» ni una palabra parecida.',
  pages: 'Páginas de la lista',
  previousPage: 'Necesidades anteriores',
  legendChosen: 'La zona elegida para la lista',
  inWords: 'El mapa en palabras: cada zona, con sus necesidades',
  corridor: 'De {from} a {to}',
  mapHeading: 'Todas las necesidades en el mapa',
  mapText:
    'Elija una zona para ver solo sus necesidades en la lista. El mapa las muestra todas; los números pequeños no se dicen.',
  helpWider: 'Buscar en toda la zona: {area}',
  helpWithout: 'Sin «{filter}»',
};
