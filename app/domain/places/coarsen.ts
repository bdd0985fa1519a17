import { type Area, type AreaLevel, type AreaRef, type AreaTable, lineage, refOf } from './area';

/** What consent and the re-identification rule allow at most; `none` is no place at all. */
export type GrantedPlaces = 'region' | 'country' | 'subregion' | 'continent' | 'none';

export interface CoarsenOptions {
  /** An area must be known to hold this many people before it may be named. */
  populationMin: number;
}

export const POPULATION_MIN_DEFAULT = 100_000;

const FINENESS: Readonly<Record<AreaLevel, number>> = { region: 0, country: 1, subregion: 2, continent: 3 };

const isGranted = (area: Area, granted: AreaLevel): boolean => FINENESS[area.level] >= FINENESS[granted];

/**
 * The finest area that holds the region, is allowed, and holds enough people; null when there is none.
 * Looks at nothing but the region's code, so the same region always gives the same area. Continents are used only
 * where they were asked for: the usual ladder ends at the subregion.
 */
export function coarsenIn(
  table: AreaTable,
  code: string,
  granted: GrantedPlaces,
  { populationMin }: CoarsenOptions,
): AreaRef | null {
  if (granted === 'none') return null;
  const allowed = lineage(table, code).filter((area) => isGranted(area, granted));
  const usual = granted === 'continent' ? allowed : allowed.filter(({ level }) => level !== 'continent');
  const area = usual.find((candidate) => candidate.populationMin >= populationMin);
  return area ? refOf(area) : null;
}

/** The coarser of two grants: consent and the re-identification rule each give one. */
export function coarserGrant(one: GrantedPlaces, other: GrantedPlaces): GrantedPlaces {
  const order: readonly GrantedPlaces[] = ['region', 'country', 'subregion', 'continent', 'none'];
  return order.indexOf(one) >= order.indexOf(other) ? one : other;
}
