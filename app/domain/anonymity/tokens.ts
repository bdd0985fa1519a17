import { decimalsOf } from '../money';
import { type AreaTable, lineage } from '../places';
import { areaAt, coarsen, coarsest, distinct, distinctRanges, stepOf } from './coarsening';
import {
  AREA_STEPS,
  type AreaFact,
  areaFacts,
  bornMonthsOf,
  type Fact,
  goalBand,
  groupOfForm,
  type Limits,
  type PersonFacts,
  spanOf,
  type ToldFacts,
  type YearRange,
} from './facts';

/** One fact at one level, before it is keyed: `origin/set:country/MM`. */
export type Mark = string;

/** What a person must have to share a tuple: every one of these marks, and one of these months of birth unless null. */
export interface Question {
  every: Mark[];
  born: Mark[] | null;
  /** The level of each fact that is told. */
  levels: Partial<Record<Fact, string>>;
}

export const BORN = 'born/month/';
export const bornMark = (month: string): Mark => `${BORN}${month}`;
const rangesText = (ranges: readonly YearRange[]): string =>
  distinctRanges(ranges)
    .map(({ from, to }) => `${from}-${to}`)
    .join(',');
const goalMark = ({ currency, minor }: { currency: string; minor: bigint }, level: 'band' | 'range'): Mark =>
  `goal/${level}/${currency}/${goalBand(minor, decimalsOf(currency), level)}`;

/** Everything that the register keeps of a person. */
export function marksOfPerson(table: AreaTable, person: PersonFacts): Mark[] {
  const { sex, born, form, goal } = person;
  return [
    ...(sex ? [`sex/told/${sex}`] : []),
    ...(born === null ? [] : [bornMark(born)]),
    ...(form ? [`form/form/${form}`, `form/group/${groupOfForm(form)}`] : []),
    ...areaFacts.flatMap((fact) => areaMarks(table, fact, person[fact])),
    ...periodMarks(person.years),
    ...(goal ? [goalMark(goal, 'band'), goalMark(goal, 'range')] : []),
    ...(person.hasFamilyNeed ? ['family/told/yes'] : []),
    ...(person.hasHealthNeed ? ['health/told/yes'] : []),
  ];
}

/** The set of areas at each level where all are known that finely, and each area with all that hold it. */
function areaMarks(table: AreaTable, fact: AreaFact, codes: readonly (string | null)[]): Mark[] {
  const known = codes.filter((code) => code !== null && table.get(code) !== undefined) as string[];
  const within = distinct(known.flatMap((code) => lineage(table, code).map((area) => area.code)));
  const sets = AREA_STEPS.flatMap((step) => {
    const lifted = codes.map((code) => (code === null ? null : exactly(table, code, step)));
    return lifted.length === 0 || lifted.includes(null)
      ? []
      : [`${fact}/set:${step}/${distinct(lifted as string[]).join(',')}`];
  });
  return [...within.map((code) => `${fact}/has/${code}`), ...sets];
}

const exactly = (table: AreaTable, code: string, step: (typeof AREA_STEPS)[number]): string | null => {
  const area = areaAt(table, code, step);
  return area !== null && stepOf(table, area) === step ? area : null;
};

/** A stay within one year is told by no page, and one without dates is not known. */
function periodMarks(years: readonly (YearRange | null)[]): Mark[] {
  if (years.includes(null)) return [];
  const told = (years as YearRange[]).filter(({ from, to }) => from < to);
  return told.length === 0 ? [] : [`period/years/${rangesText(told)}`, `period/spans/${rangesText(told.map(spanOf))}`];
}

/** What somebody must share of what is told under the limits, on the day of the question. */
export function questionOf(table: AreaTable, told: ToldFacts, limits: Limits, now: Date): Question {
  const shown = coarsen(table, told, limits);
  const levels: Question['levels'] = { goal: limits.goal };
  const every: Mark[] = [goalMark(told.goal, limits.goal)];
  const tell = (fact: Fact, level: string, ...marks: Mark[]) => {
    levels[fact] = level;
    every.push(...marks);
  };
  if (shown.sex) tell('sex', 'told', `sex/told/${shown.sex}`);
  if (shown.form && limits.form !== 'none') tell('form', limits.form, `form/${limits.form}/${shown.form}`);
  for (const fact of areaFacts) {
    if (shown[fact].length === 0) continue;
    const steps = shown[fact].flatMap((code) => stepOf(table, code) ?? []);
    const step = coarsest(steps);
    const finer = shown[fact].filter((code) => stepOf(table, code) !== step);
    const lifted = distinct(shown[fact].flatMap((code) => areaAt(table, code, step) ?? []));
    tell(
      fact,
      finestOf(steps),
      `${fact}/set:${step}/${lifted.join(',')}`,
      ...finer.map((code) => `${fact}/has/${code}`),
    );
  }
  if (shown.years.length > 0 && limits.period !== 'none')
    tell('period', limits.period, `period/${limits.period}/${rangesText(shown.years)}`);
  if (shown.hasFamilyNeed) tell('family', 'told', 'family/told/yes');
  if (shown.hasHealthNeed) tell('health', 'told', 'health/told/yes');
  if (shown.ageBand) levels.age = 'band';
  return { every, born: shown.ageBand ? bornMonthsOf(shown.ageBand, now).map(bornMark) : null, levels };
}

const finestOf = (steps: readonly (typeof AREA_STEPS)[number][]): string =>
  AREA_STEPS.find((step) => steps.includes(step)) ?? 'continent';
