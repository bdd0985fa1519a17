import type { AreaTable } from '../places';
import { coarsen } from './coarsening';
import { FINEST, type Limits, type ToldFacts } from './facts';

export type StepName =
  | 'goal_range'
  | 'period_spans'
  | 'places_country'
  | 'age_adult'
  | 'period_none'
  | 'way_none'
  | 'places_subregion'
  | 'form_group'
  | 'places_continent'
  | 'form_none'
  | 'places_none';

interface Step {
  name: StepName;
  to: Partial<Limits>;
}

/** What is given up, in this order: first what a reader misses least. Each step is coarser than those before it. */
export const LADDER: readonly Step[] = [
  { name: 'goal_range', to: { goal: 'range' } },
  { name: 'period_spans', to: { period: 'spans' } },
  { name: 'places_country', to: { places: 'country' } },
  { name: 'age_adult', to: { age: 'adult' } },
  { name: 'period_none', to: { period: 'none' } },
  { name: 'way_none', to: { way: 'none' } },
  { name: 'places_subregion', to: { places: 'subregion' } },
  { name: 'form_group', to: { form: 'group' } },
  { name: 'places_continent', to: { places: 'continent' } },
  { name: 'form_none', to: { form: 'none' } },
  { name: 'places_none', to: { places: 'none' } },
];

/** The limits after these steps; the order of the ladder decides, not that of the names. */
export const limitsAfter = (names: readonly StepName[]): Limits =>
  Object.assign({}, FINEST, ...LADDER.filter(({ name }) => names.includes(name)).map(({ to }) => to)) as Limits;

/** The steps that change what this page tells, in the order of the ladder. */
export function stepsFor(table: AreaTable, told: ToldFacts): StepName[] {
  const taken: StepName[] = [];
  let before = shownText(table, told, FINEST);
  for (const { name } of LADDER) {
    const after = shownText(table, told, limitsAfter([...taken, name]));
    if (after !== before) taken.push(name);
    before = after;
  }
  return taken;
}

const shownText = (table: AreaTable, told: ToldFacts, limits: Limits): string =>
  JSON.stringify([coarsen(table, told, limits), limits.goal], (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );

/** What counting says of one tuple. */
export interface Count {
  /** Rounded down; 0 stands for fewer than are ever told. */
  people: number;
  holds: boolean;
  /** It holds by itself, but not beside what was told of others. */
  isolates: boolean;
  fewIncidents: boolean;
  /** The reference population that holds it; null is the register. */
  population: string | null;
}

export interface Rung extends Count {
  /** What is given up here; empty is everything as consent allows. */
  steps: StepName[];
}

export interface Climb {
  /** The rung on which the page stands; null: the top is still too rare. */
  standing: Rung | null;
  /** All rungs that were counted on the way up, the finest first. */
  tried: Rung[];
}

/**
 * Climbs until enough people share what is left, then takes back each step that turns out to be needless, the last
 * first. The same page and the same register give the same answer. `count` answers limits in their order.
 */
export async function climb(
  steps: readonly StepName[],
  count: (limits: readonly Limits[]) => Promise<Count[]>,
): Promise<Climb> {
  const rungs = [...Array(steps.length + 1).keys()].map((length) => steps.slice(0, length));
  const counts = await count(rungs.map(limitsAfter));
  const all = rungs.map((taken, index): Rung => ({ steps: taken, ...(counts[index] ?? NOBODY) }));
  const at = all.findIndex(({ holds }) => holds);
  if (at < 0) return { standing: null, tried: all };
  let standing = all[at] as Rung;
  for (const step of [...standing.steps].reverse()) {
    const without = standing.steps.filter((name) => name !== step);
    if (sameLimits(without, standing.steps)) continue;
    const [counted] = await count([limitsAfter(without)]);
    if (counted?.holds) standing = { steps: without, ...counted };
  }
  return { standing, tried: all.slice(0, at + 1) };
}

const sameLimits = (one: readonly StepName[], other: readonly StepName[]): boolean =>
  JSON.stringify(limitsAfter(one)) === JSON.stringify(limitsAfter(other));

const NOBODY: Count = { people: 0, holds: false, isolates: false, fewIncidents: false, population: null };

/** Children are told of in groups only: as many different ones as a page of one adult needs. */
export const groupIsLargeEnough = (people: readonly string[], least: number): boolean => new Set(people).size >= least;
