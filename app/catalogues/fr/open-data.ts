import type { OpenDataWords } from '../en/open-data';

/** Written by us, not yet read by somebody whose language it is. */
export const openData: OpenDataWords = {
  pageTitle: 'Données pour les programmes · Homeward',
  navData: 'Données',
  heading: 'Données pour les programmes',
  lead: 'Ce que montrent les listes de ces pages, sous une forme que lisent les programmes. Gratuit, sans clé, et rien de plus que ce que disent les pages.',
  apiHeading: 'Les besoins en JSON',
  apiText:
    'Chaque adresse répond à GET, depuis tout site et sans cookie. Les montants sont des nombres entiers de la plus petite unité de leur monnaie, écrits comme du texte, pour qu’aucun programme ne les arrondisse.',
  apiNeeds:
    'Les besoins que l’on peut lire maintenant, mélangés, 24 à la fois. On filtre par zone, genre, avancement et mots ; « next » mène à la suite.',
  apiNeed: 'Un besoin. 410 quand sa page est fermée : effacez alors aussi votre copie.',
  apiAreas: 'Pays et zones plus larges où il y a des besoins. Un nombre inférieur à {count} n’est pas dit.',
  apiMonths:
    'Ce qui a été donné et payé, par mois terminés. Un chiffre est publié quand assez de personnes se tiennent derrière lui.',
  apiDescription: 'La description de tout cela, OpenAPI 3.1.',
  feedHeading: 'Une entrée par mois',
  feedText:
    'Le fil a une entrée pour chaque mois terminé. Aucun fil ne dit quand un besoin a été publié ou couvert, pour que l’on ne puisse suivre personne.',
  feedLink: 'Le fil des mois (Atom)',
  sitemapLink: 'Le plan du site',
  rulesHeading: 'Ce que nous vous demandons',
  rule1:
    'Demandez à nouveau avant de montrer un besoin, et au moins une fois par jour. La personne peut retirer sa page à tout moment ; l’adresse répond alors 410.',
  rule2: 'Ne gardez pas ce qui n’est plus là, et ne rassemblez pas ce que disent des besoins différents.',
  rule3: 'Le titre d’un besoin est dans la langue que nomme la réponse.',
  feedTitle: 'Homeward, mois par mois',
  feedSubtitle: 'Ce qui a été donné et payé, une entrée pour chaque mois terminé.',
  monthTitle: 'Jusqu’à fin {month}',
  feedGiven: 'Donné : {amount}.',
  feedPaid: 'Payé à des fournisseurs, pour des besoins qui étaient montrés : {amount}.',
  feedPaidClosed: 'Payé à des fournisseurs, pour des besoins dont la page est fermée : {amount}.',
  feedRefunded: 'Rendu : {amount}.',
  feedFees: 'Frais de paiement, à notre charge : {amount}.',
  monthNote:
    'Chaque chiffre est ce qu’il y a de nouveau depuis le précédent. Il attend un mois suivant tant que trop peu de personnes se tiennent derrière lui.',
};
