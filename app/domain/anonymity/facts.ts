/** The facts of a person that a page may tell, each with the levels at which it may be told, finest first. */

export const AREA_STEPS = ['region', 'country', 'subregion', 'continent'] as const;
export type AreaStep = (typeof AREA_STEPS)[number];

export const LEVELS = {
  /** Told by the words of the text; only the officer can take it back. */
  sex: ['told'],
  age: ['band', 'adult'],
  form: ['form', 'group'],
  origin: AREA_STEPS,
  exploitation: AREA_STEPS,
  /** Where recruitment and transit were. */
  way: AREA_STEPS,
  period: ['years', 'spans'],
  goal: ['band', 'range'],
  /** Told by the category of a line. */
  family: ['told'],
  health: ['told'],
} as const;
export type Fact = keyof typeof LEVELS;
export type LevelOf<F extends Fact> = (typeof LEVELS)[F][number];
export const facts = Object.keys(LEVELS) as Fact[];

export type AreaFact = 'origin' | 'exploitation' | 'way';
export const areaFacts: readonly AreaFact[] = ['origin', 'exploitation', 'way'];

export const SEXES = ['female', 'male', 'other'] as const;
export type Sex = (typeof SEXES)[number];
export const AGE_BANDS = ['young_adult', 'adult', 'older_adult'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];
export const FORMS = [
  'forced_labour',
  'sexual_exploitation',
  'domestic_servitude',
  'debt_bondage',
  'forced_criminality',
  'other',
] as const;
export type Form = (typeof FORMS)[number];

/** The ladder's two groups of forms, by the form that a page shows for each. */
const GROUP_OF: Readonly<Record<Form, Form>> = {
  forced_labour: 'forced_labour',
  domestic_servitude: 'forced_labour',
  debt_bondage: 'forced_labour',
  sexual_exploitation: 'other',
  forced_criminality: 'other',
  other: 'other',
};
export const groupOfForm = (form: Form): Form => GROUP_OF[form];

export interface YearRange {
  from: number;
  to: number;
}

/** What is known of a person in the register. Null is not known, and what is not known matches nothing. */
export interface PersonFacts {
  sex: Sex | null;
  /** `YYYY-MM`. */
  born: string | null;
  form: Form | null;
  /** Finest known area of each stop of the kind (a region, or a country); null where a stop has none. */
  origin: readonly (string | null)[];
  exploitation: readonly (string | null)[];
  way: readonly (string | null)[];
  /** Years of each stop of exploitation. */
  years: readonly (YearRange | null)[];
  goal: { currency: string; minor: bigint } | null;
  hasFamilyNeed: boolean;
  hasHealthNeed: boolean;
}

/** What a page tells of a person, as finely as consent allows. Null is not told. */
export interface ToldFacts {
  sex: Sex | 'unknown' | null;
  ageBand: AgeBand | null;
  form: Form | null;
  origin: readonly string[];
  exploitation: readonly string[];
  way: readonly string[];
  years: readonly YearRange[];
  goal: { currency: string; minor: bigint };
  hasFamilyNeed: boolean;
  hasHealthNeed: boolean;
}

/** How finely each fact may be told at most; `none` is not at all. Facts that are not here cannot be coarsened. */
export interface Limits {
  age: LevelOf<'age'>;
  form: LevelOf<'form'> | 'none';
  /** Origin and exploitation, and of the way unless that is `none`. */
  places: AreaStep | 'none';
  way: 'as_places' | 'none';
  period: LevelOf<'period'> | 'none';
  goal: LevelOf<'goal'>;
}

export const FINEST: Limits = {
  age: 'band',
  form: 'form',
  places: 'region',
  way: 'as_places',
  period: 'years',
  goal: 'band',
};

const YEARS_A_SPAN = 5;

/** Whole spans of five years, so that many stays share one. */
export const spanOf = ({ from, to }: YearRange): YearRange => ({
  from: Math.floor(from / YEARS_A_SPAN) * YEARS_A_SPAN,
  to: Math.floor(to / YEARS_A_SPAN) * YEARS_A_SPAN + YEARS_A_SPAN - 1,
});

/** Bounds of the bands of a goal in whole units of a platform currency (USD, EUR, GBP: the same order of size). */
const BAND_BOUNDS = [500, 1_000, 2_000, 3_000, 5_000, 8_000, 12_000, 20_000];
const RANGE_BOUNDS = [2_000, 20_000];

export function goalBand(minor: bigint, decimals: number, level: LevelOf<'goal'>): number {
  const bounds = level === 'band' ? BAND_BOUNDS : RANGE_BOUNDS;
  return bounds.filter((bound) => minor >= BigInt(bound) * 10n ** BigInt(decimals)).length;
}

const AGES: Readonly<Record<AgeBand, readonly [from: number, to: number]>> = {
  young_adult: [18, 24],
  adult: [25, 59],
  older_adult: [60, 110],
};

/** Months of birth (`YYYY-MM`) that are of the band throughout this month; the month of a birthday that changes it is of neither. */
export function bornMonthsOf(band: AgeBand, now: Date): string[] {
  const [from, to] = AGES[band];
  const month = now.getUTCFullYear() * 12 + now.getUTCMonth();
  const [oldest, youngest] = [month - (to + 1) * 12 + 1, month - from * 12 - 1];
  return Array.from({ length: youngest - oldest + 1 }, (_, index) => monthText(oldest + index));
}

export const monthText = (month: number): string =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
