import type { PublicWords } from '../en/public-words';

export const pooledWording: PublicWords['pooledWording'] = {
  safe_accommodation: {
    title: 'Un lieu sûr pour un groupe d’enfants',
    label: 'Chambres, repas et soins dans des lieux sûrs',
  },
  medical: { title: 'Des soins médicaux pour un groupe d’enfants', label: 'Consultations, traitements et médicaments' },
  psychosocial: {
    title: 'Un accompagnement psychologique pour un groupe d’enfants',
    label: 'Séances avec des spécialistes de l’enfance',
  },
  legal: { title: 'Une aide juridique pour un groupe d’enfants', label: 'Avocats, papiers et frais' },
  return_travel: {
    title: 'Le voyage de retour d’un groupe d’enfants',
    label: 'Un voyage avec quelqu’un qui s’occupe d’eux',
  },
  education_skills: {
    title: 'L’école pour un groupe d’enfants',
    label: 'Frais de scolarité, livres et fournitures de classe',
  },
  basic_needs: {
    title: 'De quoi manger et s’habiller pour un groupe d’enfants',
    label: 'Nourriture, vêtements et besoins de chaque jour',
  },
  family_support: {
    title: 'Un soutien aux familles d’un groupe d’enfants',
    label: 'Ce qu’il faut aux familles pour s’occuper de leurs enfants',
  },
};

export const pooledPage: PublicWords['pooledPage'] = {
  fact: 'Un groupe d’au moins {children} enfants',
  linesCaption:
    'Ce dont les enfants ont besoin, tel que convenu avec leurs tuteurs ou tutrices. Montants en {currency}.',
  howHeading: 'Pourquoi un groupe, et non un seul enfant',
  how1: 'Une page sur un enfant peut le suivre toute sa vie. Aucun enfant n’est donc seul ici : voici ce dont au moins {children} enfants ont besoin, à la suite de plusieurs événements sans aucun lien entre eux.',
  how2: 'Il n’y a ni récit, ni âge, ni pays, ni nombre exact. On ne dit que ce dont les enfants ont besoin, et ce que cela coûte en tout.',
  moneyHeading: 'Ce que devient un don',
  money1:
    'Les dons vont au groupe. Ils paient la facture de chaque enfant, par exemple celle d’une école, et jamais plus que ce dont cet enfant a besoin. Deux personnes des finances approuvent et paient, le reçu est vérifié, et l’audit l’examine sans apprendre qui est l’enfant.',
  money2:
    'Le montant a été fixé à la création de la page et ne change pas quand un enfant rejoint un autre groupe ou quitte celui-ci. Ce qui reste à la fin va où vous le choisissez en donnant : aux besoins d’autres personnes, ou de retour vers vous.',
  consent:
    'Le tuteur ou la tutrice de chaque enfant a donné son accord et peut le retirer à tout moment. S’il reste moins de {children} enfants, cette page disparaît. Ce qui a été donné avant leur sert encore.',
};
