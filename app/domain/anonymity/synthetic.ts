import type { Area } from '../places';
import type { Form, PersonFacts, Sex } from './facts';

/** A person who never was, of an incident that never was. */
export interface SyntheticPerson {
  incident: number;
  facts: PersonFacts;
}

interface Corridor {
  origin: string;
  way: readonly string[];
  exploitation: readonly string[];
  forms: Partial<Record<Form, number>>;
  /** Share of women. */
  women: number;
  weight: number;
}

const LABOUR = { forced_labour: 7, debt_bondage: 3 } as const;
const HOUSEHOLDS = { domestic_servitude: 8, forced_labour: 2 } as const;
const SEX = { sexual_exploitation: 8, other: 1, debt_bondage: 1 } as const;
const MIXED = { forced_labour: 5, sexual_exploitation: 3, domestic_servitude: 1, other: 1 } as const;
const CRIME = { forced_criminality: 8, forced_labour: 2 } as const;

const c = (
  origin: string,
  way: string,
  exploitation: string,
  forms: Corridor['forms'],
  women: number,
  weight: number,
): Corridor => ({
  origin,
  way: way === '' ? [] : way.split(' '),
  exploitation: exploitation.split(' '),
  forms,
  women,
  weight,
});

/** Corridors as published statistics describe them (IOM CTDC, UNODC), in rough proportion; one country is exploitation at home. */
const CORRIDORS: readonly Corridor[] = [
  c('BD', 'BD', 'MY', LABOUR, 0.05, 5),
  c('BD', 'BD IN', 'IN', SEX, 0.85, 4),
  c('BD', 'BD', 'SA', HOUSEHOLDS, 0.8, 3),
  c('MM', 'MM TH', 'TH', LABOUR, 0.3, 6),
  c('MM', 'MM TH', 'TH ID', LABOUR, 0.02, 14),
  c('MM', 'MM', 'CN', MIXED, 0.8, 3),
  c('KH', 'KH', 'TH', LABOUR, 0.25, 5),
  c('LA', 'LA', 'TH', MIXED, 0.6, 3),
  c('VN', 'VN', 'KH', CRIME, 0.4, 5),
  c('VN', 'VN', 'CN', MIXED, 0.9, 3),
  c('VN', 'VN RU FR', 'GB', CRIME, 0.35, 3),
  c('PH', 'PH', 'JP', LABOUR, 0.5, 9),
  c('PH', 'PH', 'SA', HOUSEHOLDS, 0.85, 6),
  c('PH', 'PH', 'KW', HOUSEHOLDS, 0.9, 4),
  c('PH', '', 'PH', MIXED, 0.7, 7),
  c('ID', 'ID', 'MY', HOUSEHOLDS, 0.7, 7),
  c('ID', 'ID', 'SA', HOUSEHOLDS, 0.9, 4),
  c('ID', '', 'ID', MIXED, 0.6, 5),
  c('NP', 'NP IN', 'IN', SEX, 0.9, 4),
  c('NP', 'NP', 'QA', LABOUR, 0.05, 4),
  c('NP', 'NP', 'MY', LABOUR, 0.05, 3),
  c('IN', 'IN', 'IN', { debt_bondage: 7, forced_labour: 3 }, 0.45, 12),
  c('IN', 'IN', 'SA', LABOUR, 0.1, 3),
  c('PK', '', 'PK', { debt_bondage: 8, forced_labour: 2 }, 0.35, 6),
  c('LK', 'LK', 'KW', HOUSEHOLDS, 0.9, 3),
  c('ET', 'ET', 'KW', HOUSEHOLDS, 0.95, 7),
  c('ET', 'ET', 'SA', HOUSEHOLDS, 0.85, 5),
  c('ET', 'ET', 'LB', HOUSEHOLDS, 0.97, 4),
  c('KE', 'KE', 'SA', HOUSEHOLDS, 0.9, 3),
  c('UG', 'UG', 'OM', HOUSEHOLDS, 0.9, 2),
  c('NG', 'NG NE LY', 'IT', SEX, 0.95, 7),
  c('NG', 'NG', 'NG', MIXED, 0.6, 3),
  c('GH', '', 'GH', LABOUR, 0.4, 4),
  c('SL', 'SL', 'KW', HOUSEHOLDS, 0.95, 2),
  c('MG', 'MG', 'KW', HOUSEHOLDS, 0.97, 2),
  c('RO', 'RO', 'ES', LABOUR, 0.25, 5),
  c('RO', 'RO', 'IT', MIXED, 0.6, 5),
  c('RO', 'RO', 'GB', MIXED, 0.5, 4),
  c('BG', 'BG', 'DE', MIXED, 0.6, 4),
  c('MD', 'MD', 'RU', MIXED, 0.4, 5),
  c('UA', 'UA', 'PL', LABOUR, 0.35, 5),
  c('UA', 'UA', 'RU', LABOUR, 0.25, 6),
  c('BY', 'BY', 'RU', MIXED, 0.45, 3),
  c('AL', 'AL', 'GB', CRIME, 0.3, 3),
  c('PL', 'PL', 'GB', LABOUR, 0.2, 3),
  c('HU', 'HU', 'NL', SEX, 0.9, 2),
  c('HN', 'HN GT', 'MX', MIXED, 0.6, 4),
  c('GT', 'GT MX', 'US', LABOUR, 0.25, 4),
  c('MX', 'MX', 'US', MIXED, 0.4, 6),
  c('MX', '', 'MX', SEX, 0.85, 4),
  c('SV', 'SV GT', 'MX', SEX, 0.8, 2),
  c('CO', '', 'CO', MIXED, 0.7, 4),
  c('VE', 'VE CO', 'CO', SEX, 0.85, 4),
  c('VE', 'VE', 'TT', SEX, 0.9, 2),
  c('BO', 'BO', 'AR', LABOUR, 0.45, 4),
  c('PY', 'PY', 'AR', MIXED, 0.7, 3),
  c('PE', '', 'PE', MIXED, 0.6, 4),
  c('BR', '', 'BR', { forced_labour: 5, debt_bondage: 5 }, 0.08, 6),
  c('HT', 'HT', 'DO', MIXED, 0.5, 3),
  c('UZ', 'UZ', 'RU', LABOUR, 0.15, 4),
  c('KG', 'KG', 'RU', LABOUR, 0.2, 3),
  c('CN', 'CN', 'US', MIXED, 0.5, 2),
];

/** Reproducible numbers from 0 to 1 (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function weighted<T>(random: () => number, choices: readonly T[], weightOf: (choice: T) => number): T {
  let left = random() * choices.reduce((sum, choice) => sum + weightOf(choice), 0);
  for (const choice of choices) {
    left -= weightOf(choice);
    if (left < 0) return choice;
  }
  return choices.at(-1) as T;
}

/** How many people one incident brings: most bring one, a raid on a ship or a farm brings dozens. */
function peopleOfIncident(random: () => number): number {
  const kind = random();
  if (kind < 0.55) return 1;
  if (kind < 0.85) return 2 + Math.floor(random() * 4);
  return kind < 0.97 ? 6 + Math.floor(random() * 8) : 15 + Math.floor(random() * 30);
}

const LAST_YEAR = 2026;

/**
 * People in realistic proportions, incident by incident: who comes from one incident shares corridor, place, form and
 * years. Values are missing as often as in a real register. The same seed gives the same people.
 */
export function* syntheticPeople(
  areas: Iterable<Area>,
  { people, seed, currency }: { people: number; seed: number; currency: string },
): Generator<SyntheticPerson> {
  const random = randomOf(seed);
  const regions = new Map<string, Area[]>();
  for (const area of areas) {
    if (area.level === 'region' && area.parent) regions.set(area.parent, [...(regions.get(area.parent) ?? []), area]);
  }
  const regionOf = (country: string): string =>
    weighted(random, regions.get(country) ?? [], ({ populationMin }) => populationMin + 1)?.code ?? country;
  const known = <T>(share: number, value: T): T | null => (random() < share ? value : null);
  for (let made = 0, incident = 0; made < people; incident += 1) {
    const corridor = weighted(random, CORRIDORS, ({ weight }) => weight);
    const exploitation = corridor.exploitation.map(regionOf);
    const home = regionOf(corridor.origin);
    const form = weighted(random, Object.entries(corridor.forms) as [Form, number][], ([, weight]) => weight)[0];
    const from = LAST_YEAR - 1 - Math.floor(random() ** 2 * 12);
    const to = Math.min(LAST_YEAR, from + Math.floor(random() ** 2 * 6));
    const hasYears = random() < 0.85;
    for (let left = peopleOfIncident(random); left > 0 && made < people; left -= 1, made += 1) {
      // Neighbours are recruited together, and not only they.
      const origin = random() < 0.5 ? home : regionOf(corridor.origin);
      const sex: Sex = random() < corridor.women ? 'female' : 'male';
      yield {
        incident,
        facts: {
          sex: known(0.97, sex),
          born: known(0.93, `${LAST_YEAR - ageOf(random)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}`),
          form: known(0.9, form),
          origin: [random() < 0.85 ? origin : corridor.origin],
          exploitation: exploitation.map((region, index) =>
            random() < 0.9 ? region : (corridor.exploitation[index] as string),
          ),
          way: corridor.way.map((country) => (country === corridor.origin ? origin : country)),
          years: exploitation.map(() => (hasYears ? { from, to } : null)),
          goal: known(0.8, { currency, minor: goalOf(random) }),
          hasFamilyNeed: random() < 0.35,
          hasHealthNeed: random() < 0.8,
        },
      };
    }
  }
}

function ageOf(random: () => number): number {
  const band = random();
  if (band < 0.36) return 18 + Math.floor(random() * 7);
  return band < 0.97 ? 25 + Math.floor(random() ** 1.6 * 35) : 60 + Math.floor(random() * 12);
}

/** Around 3,500 of a platform currency, seldom under 500 or above 20,000. */
function goalOf(random: () => number): bigint {
  const bell = (random() + random() + random() + random() - 2) * 1.7;
  return BigInt(Math.round(3_500 * Math.exp(bell))) * 100n;
}
