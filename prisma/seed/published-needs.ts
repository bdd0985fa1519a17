import type { StoryLanguage } from '../../app/catalogues/story-languages';
import type { ConsentScope } from '../../app/domain/consent';

/** What the demonstration publishes of five of its ten cases. The stories themselves are the case files' safe versions. */
export interface PublishedNeed {
  /** Name of the case file. */
  file: string;
  title: string;
  /** What the survivor grants in the renewed consent. */
  granted: ConsentScope[];
  language: string;
  /** Public labels, in the order of the assessment's lines. */
  labels: string[];
  /** Public texts of the stops, by their order in the journey; a stop without one is not told. */
  stops: Record<number, string>;
  /** The same in other languages. */
  translations?: Partial<Record<StoryLanguage, TranslatedNeed>>;
  /** Gifts of the demonstration: minor units of the need's currency, and to which line (by order), if to one. */
  gifts: { amountMinor: bigint; line?: number }[];
}

export type TranslatedNeed = Pick<PublishedNeed, 'title' | 'labels' | 'stops'> & { story: string };

export const publishedNeeds: PublishedNeed[] = [
  {
    file: 'case-002.json',
    title: 'Repairing engines, on land',
    granted: ['needs', 'story', 'journey_country', 'journey_region', 'age_band', 'share_card'],
    language: 'Burmese',
    labels: [
      'Therapy for an injured hand',
      'Counselling in his own language',
      'A safe room for six months',
      'Permits for lawful work',
      'A course in engine repair',
    ],
    stops: {
      1: 'He grew up near the water and went to work early.',
      2: 'After a poor season somebody offered him work in a factory.',
      3: 'He was taken across a border at night.',
      4: 'There was no factory. He was put on a fishing boat.',
      5: 'He worked at sea for years, without wages, until he could ask for help.',
    },
    gifts: [{ amountMinor: 12_000n }, { amountMinor: 25_000n, line: 2 }, { amountMinor: 5_000n }],
  },
  {
    file: 'case-005.json',
    title: 'A small workshop of his own',
    granted: ['needs', 'story', 'journey_country', 'updates', 'share_card'],
    language: 'Romanian',
    labels: [
      'A certificate in his trade',
      'Machines to work wood',
      'Medical care',
      'Counselling, alone and in a group',
      'A lawyer for the proceedings',
    ],
    stops: {
      1: 'He learned to work wood at home, where there was little to be earned.',
      2: 'Seasonal work abroad was offered, with a bed and meals.',
      3: 'On the farm his documents were taken, and charges for bed and food ate up every wage.',
    },
    translations: {
      fr: {
        title: 'Un petit atelier à lui',
        story:
          'Un homme de la Roumanie rurale, menuisier, a accepté un travail saisonnier à l’étranger quand il y avait peu à gagner chez lui. Dans une ferme en Espagne, ses papiers ont été pris et des frais de lit, de repas et de transport ont été retenus sur un salaire qu’il n’a jamais reçu. Cela a duré longtemps, jusqu’à ce qu’une inspection du travail le trouve avec les autres. Il est rentré en Roumanie et témoigne avec patience. Ce qu’il demande est modeste et précis : des machines qui lui permettraient de travailler de nouveau le bois dans une petite pièce de sa maison, et un certificat qui lui permettrait de vendre son travail. La campagne couvre aussi des soins, un accompagnement et un avocat pour la procédure. Selon ses mots, personne n’a besoin de lui donner un poisson ni une canne, seulement le bon outil.',
        labels: [
          'Un certificat dans son métier',
          'Des machines pour travailler le bois',
          'Des soins médicaux',
          'Un accompagnement, seul et en groupe',
          'Un avocat pour la procédure',
        ],
        stops: {
          1: 'Il a appris à travailler le bois chez lui, où il y avait peu à gagner.',
          2: 'Un travail saisonnier à l’étranger lui a été offert, avec un lit et des repas.',
          3: 'À la ferme, ses papiers ont été pris, et les frais de lit et de repas ont mangé chaque salaire.',
        },
      },
    },
    gifts: [
      { amountMinor: 64_000n },
      { amountMinor: 90_000n, line: 1 },
      { amountMinor: 75_000n, line: 0 },
      { amountMinor: 30_000n },
    ],
  },
  {
    file: 'case-006.json',
    title: 'A food cart, with every permit in order',
    granted: ['needs', 'story', 'age_band', 'updates', 'share_card'],
    language: 'Spanish',
    labels: [
      'Rent for six months',
      'A cart and what is needed to begin',
      'Counselling',
      'Regular medical care',
      'Legal representation',
    ],
    stops: {},
    translations: {
      es: {
        title: 'Un carrito de comida, con todos los permisos en regla',
        story:
          'Una mujer joven dejó su país con poco aviso y viajó hacia el norte en busca de seguridad. En el camino le ofrecieron trabajo como cocinera. La oferta era falsa: la tuvieron detrás de una puerta cerrada y le dijeron que cada comida y cada noche de alojamiento aumentaban una deuda. Después de algunas semanas, una persona que notó lo que pasaba pidió ayuda. Hoy vive en un piso pequeño y toma cada semana como viene. Cocina muy bien, y la comida con la que creció es lo que quiere vender, en un carrito propio, con todos los permisos en regla. La campaña ayudaría con seis meses de alquiler, acompañamiento, atención médica regular, representación legal y el equipo para empezar. Nos ha pedido que no nombremos ningún país, y lo respetamos.',
        labels: [
          'Alquiler de seis meses',
          'Un carrito y lo que hace falta para empezar',
          'Acompañamiento',
          'Atención médica regular',
          'Representación legal',
        ],
        stops: {},
      },
    },
    gifts: [{ amountMinor: 10_000n }, { amountMinor: 4_000n }],
  },
  {
    file: 'case-009.json',
    title: 'The journey home, and then a small café',
    granted: ['needs', 'story', 'journey_country', 'age_band', 'updates', 'share_card'],
    language: 'Amharic',
    labels: [
      'The journey home',
      'Legal help with unpaid wages',
      'A safe place to stay until she leaves',
      'Counselling in her own language',
      'Equipment for a small café',
      'Medical care',
    ],
    stops: {
      1: 'She worked in a café and helped to support her family.',
      2: 'An agent promised a contract with fair wages and days of rest.',
      3: 'She left with a small bag and many hopes.',
      4: 'The conditions were not the ones she had been promised. One morning she left the house and found help.',
    },
    gifts: [{ amountMinor: 30_000n, line: 0 }, { amountMinor: 15_000n }],
  },
  {
    file: 'case-010.json',
    title: 'Keeping a store, with a new way of doing things',
    granted: ['needs', 'story', 'journey_country', 'journey_region', 'age_band', 'updates', 'share_card'],
    language: 'Cebuano',
    labels: [
      'A hand prosthesis',
      'Therapy for the hand',
      'Stock for the store',
      'Counselling',
      'Support with the compensation claim',
    ],
    stops: {
      1: 'She kept a store and knew every account by heart.',
      2: 'A training placement abroad was offered, against a deposit.',
      3: 'The work was not what the contract said: long hours at a factory, with deductions from wages.',
    },
    gifts: [{ amountMinor: 20_000n }],
  },
];
