import { storyLanguages } from '~/catalogues/story-languages';
import { areaAt, groupOfForm, type Limits, spanOf } from '../anonymity';
import { areaByCode, areaLineage, areaTable } from '../places/index.server';
import { namesOfArea } from './area-words.server';
import type { ProjectedStop, Projection } from './gate';
import { yearsOf } from './told-facts';

/** The page as coarse as the re-identification rule allows; every place that renders it renders this. */
export function withinLimits(projection: Projection, limits: Limits): Projection {
  const { ageBand, form, stops } = projection;
  return {
    ...projection,
    ageBand: ageBand && limits.age === 'adult' ? 'adult' : ageBand,
    form: form === null || limits.form === 'none' ? null : limits.form === 'group' ? groupOfForm(form) : form,
    stops: worthTelling(stops.map((stop) => stopWithin(stop, limits))),
  };
}

function stopWithin(stop: ProjectedStop, limits: Limits): ProjectedStop {
  return { ...stop, area: areaWithin(stop, limits), years: periodWithin(stop, limits) };
}

export function areaWithin(
  { kind, area }: Pick<ProjectedStop, 'kind' | 'area'>,
  { places, way }: Limits,
): ProjectedStop['area'] {
  const isWay = kind === 'recruitment' || kind === 'transit';
  if (area === null || places === 'none' || (isWay && way === 'none')) return null;
  const wider = areaByCode(areaAt(areaTable(), area.code, places) ?? '');
  return wider ? { code: wider.code, level: wider.level, name: wider.name } : null;
}

/** Years are told of exploitation alone: elsewhere they would tell of a life. */
function periodWithin({ kind, years }: ProjectedStop, { period }: Limits): string | null {
  if (years === null || kind !== 'exploitation' || period === 'none') return null;
  const { from, to } = period === 'spans' ? spanOf(yearsOf(years)) : yearsOf(years);
  return `${from}–${to}`;
}

/** A stop that says nothing new any more is not told. */
function worthTelling(stops: readonly ProjectedStop[]): ProjectedStop[] {
  const kept: ProjectedStop[] = [];
  for (const stop of stops) {
    const repeats = stop.area !== null && kept.at(-1)?.area?.code === stop.area.code;
    if (stop.text !== '' || (stop.area !== null && !repeats)) kept.push(stop);
  }
  return kept.map((stop, index) => ({ ...stop, position: index + 1 }));
}

type Placed = readonly Pick<ProjectedStop, 'area'>[];

/** Whether a country that consent covers was given up: then the words may name no country either. */
export function countryWasGivenUp(before: Placed, after: Placed): boolean {
  const countriesOf = (stops: Placed) =>
    new Set(
      stops.flatMap(({ area }) =>
        (area ? areaLineage(area.code) : []).flatMap(({ level, code }) => (level === 'country' ? [code] : [])),
      ),
    );
  const told = countriesOf(after);
  return [...countriesOf(before)].some((code) => !told.has(code));
}

/** The names that may stand in the words all the same: the areas that are told, and those around them. */
export function tellableAreas({ stops }: Pick<Projection, 'stops'>): string[] {
  const codes = stops.flatMap(({ area }) => (area ? areaLineage(area.code).map(({ code }) => code) : []));
  return [...new Set(codes.flatMap((code) => storyLanguages.flatMap((locale) => namesOfArea(code, locale))))];
}
