import { fold } from '../../domain/places/fold';
import type { RegionIndex } from '../../domain/places/locate';
import { holdsPeople, type PopulatedPlace, readPlaces } from './sources';

export interface Gazetteer {
  /** Tab-separated: name, ascii name (empty when it folds to the same), country, region code, lat, lon, population. */
  text: string;
  rows: number;
  /** Sum of people in populated places, by region and by country code. */
  population: Map<string, number>;
  /** Places that could not be set into a region of their declared country, by country. */
  unplaced: Map<string, number>;
}

/** Sets each populated place into its region, with the same rule that a survivor's true place is set by. */
export async function buildGazetteer(sources: string, index: RegionIndex): Promise<Gazetteer> {
  const population = new Map<string, number>();
  const unplaced = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, count: number): void => {
    map.set(key, (map.get(key) ?? 0) + count);
  };
  const lines: { key: string; line: string }[] = [];
  for await (const place of readPlaces(sources)) {
    const match = index.locate(place);
    if (!match.ok) add(unplaced, place.country, 1);
    if (holdsPeople(place)) {
      add(population, place.country, place.population);
      if (match.ok) add(population, match.regionCode, place.population);
    }
    if (match.ok) lines.push(row(place, match.regionCode));
  }
  lines.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return { text: lines.map(({ line }) => line).join('\n'), rows: lines.length, population, unplaced };
}

function row(place: PopulatedPlace, regionCode: string): { key: string; line: string } {
  const key = fold(place.name);
  const ascii = fold(place.asciiName) === key ? '' : place.asciiName;
  const region = regionCode.startsWith(`${place.country}-`) ? regionCode.slice(place.country.length) : regionCode;
  const columns = [
    place.name,
    ascii,
    place.country,
    region,
    place.lat.toFixed(3),
    place.lon.toFixed(3),
    place.population,
  ];
  return { key, line: columns.join('\t') };
}
