import { type Area, type AreaRef, lineage, refOf } from './area';
import { type CoarsenOptions, coarsenIn, type GrantedPlaces, POPULATION_MIN_DEFAULT } from './coarsen';
import { areaNames, areaTable, loadGazetteer, regionIndex } from './data.server';
import type { GazetteerPlace } from './gazetteer';
import {
  coarsenJourneyIn,
  evenGrantIn,
  type JourneyGrants,
  type KnownStop,
  type PublicJourney,
  type TrueStop,
} from './journey';
import type { RegionMatch, TruePoint } from './locate';

export function areaByCode(code: string): Area | undefined {
  return areaTable().get(code);
}

/** Name for a page's language; English where the source has no other. */
export function areaName(code: string, locale: string): string {
  const area = areaTable().get(code);
  if (area === undefined) throw new RangeError(`Unknown area ${code}`);
  return locale === 'es' || locale === 'fr' || locale === 'ar' ? (areaNames()[code]?.[locale] ?? area.name) : area.name;
}

/** All countries, by English name (for pickers). */
export function countries(): AreaRef[] {
  return [...areaTable().values()]
    .filter(({ level }) => level === 'country')
    .map(refOf)
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** The area itself and the ever coarser ones that hold it: the ladder of the re-identification rule. */
export const areaLineage = (code: string): Area[] => lineage(areaTable(), code);

/** The first-level region of a true place. Fails closed: a point that contradicts its country is not guessed. */
export const areaOfPoint = (point: TruePoint): RegionMatch => regionIndex().locate(point);

export function coarsen(
  regionCode: string,
  granted: GrantedPlaces,
  options: CoarsenOptions = { populationMin: POPULATION_MIN_DEFAULT },
): AreaRef | null {
  return coarsenIn(areaTable(), regionCode, granted, options);
}

/** The one level on which a page tells its places, at most what was granted. */
export const evenGrant = (stops: readonly KnownStop[], places: GrantedPlaces): GrantedPlaces =>
  evenGrantIn(areaTable(), areaOfPoint, stops, { places });

export function coarsenJourney(stops: readonly TrueStop[], grants: JourneyGrants): PublicJourney {
  return coarsenJourneyIn(areaTable(), areaOfPoint, stops, grants);
}

/** For officers only: places whose name begins with the query. The first call reads the file (about a second). */
export async function searchGazetteer(query: string, country?: string, limit?: number): Promise<GazetteerPlace[]> {
  return (await loadGazetteer()).search(query, country, limit);
}
