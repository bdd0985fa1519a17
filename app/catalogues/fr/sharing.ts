import type { SharingWords } from '../en/sharing';

/** Written by us, not yet read by somebody whose language it is. */
export const sharing: SharingWords = {
  heading: 'Transmettre cette page',
  text: 'Le lien montre une carte avec le type de besoin et jusqu’où le chemin du retour est tracé, et rien du récit.',
  linkLabel: 'Adresse de cette page',
  copy: 'Copier l’adresse',
  copied: 'Copiée',
  send: 'La transmettre',
  previewTitle: '{kinds} : un besoin sur Homeward',
  previewTitlePlain: 'Un besoin sur Homeward',
  previewDescription:
    'Ce dont une personne qui a survécu à la traite a besoin pour continuer. Chaque don est suivi jusqu’à une ligne de ce besoin.',
  previewGroup: 'Un besoin d’un groupe d’enfants sur Homeward',
  cardAlt: 'Une carte avec une ligne qui mène à la maison. {facts}',
  siteCardAlt: 'Une carte avec une ligne en pointillé qui mène à la maison, et les mots : {words}',
  cardNone: 'Pas encore de don, sur {goal}',
  cardBegun: 'Une première partie des {goal} est donnée',
  cardShare: '{share} de {goal} donnés',
  cardMet: 'Les {goal} sont donnés en entier',
  cardMore: 'et {count, plural, one {# autre} many {# autres} other {# autres}}',
  cardSite: 'Le chemin du retour, tracé à mesure qu’il est payé',
  cardSiteText: 'Des personnes qui ont survécu à la traite disent ce dont elles ont besoin pour continuer leur vie.',
};
