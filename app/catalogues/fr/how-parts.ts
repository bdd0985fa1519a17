import type { howParts as english } from '../en/how-parts';
import type { Words } from '../words';

export const howParts: Words<typeof english> = {
  link: 'Comment cela fonctionne',
  consent: 'La personne survivante décide',
  consentText:
    'Avec qui suit son dossier, la personne décide de ce qui est raconté : chaque chose est accordée ou refusée séparément, et un refus ne réduit jamais l’aide. Ce qui a été convenu est lié aux mots et à la carte mêmes qui lui ont été montrés. Cela prend fin de soi-même après 90 jours, et la question est posée de nouveau.',
  gate: 'La barrière',
  gateText:
    'Tout texte qui devient public passe une barrière qui ne laisse passer que les mots qu’elle sait sans danger. Noms, lieux, dates, âges, nombres et tout ce qui est rare sont arrêtés jusqu’à ce qu’une personne les ait remplacés ou expliqués. Si la barrière ne peut pas répondre, rien n’est publié.',
  gateCrowd:
    'Tous les faits d’une page, pris ensemble, doivent convenir à au moins {people} personnes. Sinon, la page en dit moins : un pays au lieu d’une région, ou aucun lieu.',
  eyes: 'Quatre yeux',
  eyesText:
    'Une deuxième personne, qui n’a pas eu part à la page, lit ce que le public lirait, pèse le risque, et approuve ou renvoie. Les nouvelles pages paraissent ensemble, une fois par semaine et sans ordre, pour que personne ne puisse dire laquelle est venue quand.',
  children: 'Les enfants',
  childrenText:
    'Aucun enfant n’a de page. Les besoins d’enfants sont racontés pour un groupe d’au moins {people}, sans lieu ni récit.',
  withdrawal: 'Comment une page prend fin',
  withdrawalText:
    'La personne survivante peut y mettre fin à tout moment, seule, avec un code et un numéro qu’elle est seule à connaître, ou par le bureau. Elle disparaît alors de partout en une seconde : page, listes, carte, cartes à partager, recherche. L’adresse dit que la page est fermée, et jamais pourquoi. Ce qu’une personne a reçu reste à elle.',
  share: 'Quelle part arrive',
  shareText: 'Tout ce que vous donnez pour un besoin. Voyez le chemin d’un don, avec un exemple :',
  shareLink: 'L’argent, au grand jour',
};
