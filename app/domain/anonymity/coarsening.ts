import { type AreaTable, lineage } from '../places';
import { AREA_STEPS, type AreaStep, groupOfForm, type Limits, spanOf, type ToldFacts, type YearRange } from './facts';

const fineness = (step: AreaStep): number => AREA_STEPS.indexOf(step);

/** The area itself, or the first one around it that is as coarse as the limit; null where there is none. */
export function areaAt(table: AreaTable, code: string, limit: AreaStep): string | null {
  return lineage(table, code).find(({ level }) => fineness(level) >= fineness(limit))?.code ?? null;
}

/** How finely an area is named; undefined for a code that names none. */
export const stepOf = (table: AreaTable, code: string): AreaStep | undefined => table.get(code)?.level;

export const coarsest = (steps: readonly AreaStep[]): AreaStep =>
  steps.reduce((one, other) => (fineness(one) >= fineness(other) ? one : other), 'region');

/** Each once, in an order that tells nothing. */
export const distinct = (codes: readonly string[]): string[] => [...new Set(codes)].sort();

export const distinctRanges = (ranges: readonly YearRange[]): YearRange[] =>
  [...new Map(ranges.map((range) => [`${range.from}-${range.to}`, range])).values()].sort(
    (a, b) => a.from - b.from || a.to - b.to,
  );

/** What is left to tell under the limits: never finer than before. */
export function coarsen(table: AreaTable, told: ToldFacts, limits: Limits): ToldFacts {
  const { places } = limits;
  const areas = (codes: readonly string[]): string[] =>
    places === 'none' ? [] : distinct(codes.flatMap((code) => areaAt(table, code, places) ?? []));
  const { form, years } = told;
  return {
    ...told,
    ageBand: limits.age === 'band' ? told.ageBand : null,
    form: form === null || limits.form === 'none' ? null : limits.form === 'group' ? groupOfForm(form) : form,
    origin: areas(told.origin),
    exploitation: areas(told.exploitation),
    way: limits.way === 'none' ? [] : areas(told.way),
    years: limits.period === 'none' ? [] : distinctRanges(limits.period === 'spans' ? years.map(spanOf) : years),
  };
}
