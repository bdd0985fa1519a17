import type { PublicWords } from '../en/public-words';

export const needsList: PublicWords['needsList'] = {
  filterForm: 'Forme d’exploitation',
  filterMore: 'Plus de critères',
  widerAreas: 'Zones plus larges',
  countries: 'Pays',
  regions: 'Régions',
  foundMore: 'Plus de {count, number} besoins trouvés',
  chosen: 'Filtres de cette liste',
  takeAway: 'Retirer',
  chipWords: 'Mots : {words}',
  chipArea: 'Zone : {area}',
  corrected: 'Personne n’écrit « {typed} » ici : ces besoins contiennent « {used} ».',
  unknown: 'Aucun besoin ne contient « {word} », ni un mot semblable.',
  pages: 'Pages de la liste',
  previousPage: 'Besoins précédents',
  legendChosen: 'La zone choisie pour la liste',
  inWords: 'La carte en mots : chaque zone, avec ses besoins',
  corridor: 'De {from} vers {to}',
  mapHeading: 'Tous les besoins sur la carte',
  mapText:
    'Choisissez une zone pour n’avoir que ses besoins dans la liste. La carte les montre tous ; les petits nombres ne sont pas donnés.',
  helpWider: 'Chercher dans toute la zone : {area}',
  helpWithout: 'Sans « {filter} »',
};
