import type { AreaTable } from '../places';
import { FORMS, monthText, type PersonFacts, SEXES } from './facts';
import { bornMark, type Mark, marksOfPerson } from './tokens';

/** A bad field of an imported population, by its row (the heading is row 1). */
export interface ReferenceProblem {
  row: number;
  field: string;
  problem: string;
}

export interface ReferenceRow {
  marks: Mark[];
  /** Marks of all months of birth that the row may hold. */
  born: Mark[];
  people: number;
  incidents: number;
}

export const REFERENCE_COLUMNS = [
  'sex',
  'born_from',
  'born_to',
  'form',
  'origin',
  'exploitation',
  'way',
  'years_from',
  'years_to',
  'people',
  'incidents',
] as const;
type Column = (typeof REFERENCE_COLUMNS)[number];

type Cells = Partial<Record<Column, string>>;

/**
 * Reads one row of counts. An empty field is not known and matches nothing, except what a person would need (goal, lines):
 * that is our own assessment, and nobody of a population is known by it.
 */
export function readReferenceRow(table: AreaTable, cells: Cells, row: number): ReferenceRow | ReferenceProblem[] {
  const problems: ReferenceProblem[] = [];
  const at = (field: Column) => cells[field]?.trim() ?? '';
  const refuse = (field: Column, problem: string): null => {
    problems.push({ row, field, problem });
    return null;
  };
  const number = (field: Column, least: number, most: number): number | null => {
    const text = at(field);
    if (text === '') return null;
    const value = Number(text);
    return /^\d{1,9}$/.test(text) && value >= least && value <= most
      ? value
      : refuse(field, `“${text}” is no whole number from ${least} to ${most}`);
  };
  const oneOf = <T extends string>(field: Column, values: readonly T[]): T | null => {
    const text = at(field);
    if (text === '') return null;
    return values.find((value) => value === text) ?? refuse(field, `“${text}” is none of ${values.join(', ')}`);
  };
  const areas = (field: Column): string[] => {
    const codes = at(field) === '' ? [] : at(field).split('+');
    for (const code of codes)
      if (!table.get(code)) refuse(field, `“${code}” is no area (a region like BD-C, a country like BD)`);
    return codes;
  };
  const range = (from: Column, to: Column, least: number, most: number) => {
    const [first, last] = [number(from, least, most), number(to, least, most)];
    if (first === null && last === null) return null;
    if (first === null || last === null || last < first) return refuse(to, 'a range is two years, the earlier first');
    return { from: first, to: last };
  };
  const born = range('born_from', 'born_to', 1900, 2100);
  const years = range('years_from', 'years_to', 1950, 2100);
  const facts: PersonFacts = {
    sex: oneOf('sex', SEXES),
    born: null,
    form: oneOf('form', FORMS),
    origin: areas('origin'),
    exploitation: areas('exploitation'),
    way: areas('way'),
    years: [years],
    goal: null,
    hasFamilyNeed: true,
    hasHealthNeed: true,
  };
  const people =
    number('people', 1, 1_000_000_000) ?? (at('people') === '' ? refuse('people', 'how many people?') : null);
  const incidents =
    number('incidents', 0, 1_000_000_000) ??
    (at('incidents') === '' ? refuse('incidents', 'of how many incidents?') : null);
  if (problems.length > 0 || people === null || incidents === null) return problems;
  if (incidents > people) return [{ row, field: 'incidents', problem: 'there are more incidents than people' }];
  return {
    marks: [...marksOfPerson(table, facts), ...anyNeed()],
    born: born ? monthsFrom(born.from, born.to).map(bornMark) : [],
    people,
    incidents,
  };
}

const monthsFrom = (from: number, to: number): string[] =>
  Array.from({ length: (to - from + 1) * 12 }, (_, index) => monthText(from * 12 + index));

const CURRENCIES = ['USD', 'EUR', 'GBP'];
const anyNeed = (): Mark[] =>
  CURRENCIES.flatMap((currency) => [
    ...Array.from({ length: 9 }, (_, band) => `goal/band/${currency}/${band}`),
    ...Array.from({ length: 3 }, (_, range) => `goal/range/${currency}/${range}`),
  ]);
