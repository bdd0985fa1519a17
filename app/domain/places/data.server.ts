import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gunzipSync } from 'node:zlib';
import type { Topology } from 'topojson-specification';
import type { Area } from './area';
import { Gazetteer } from './gazetteer';
import type { PolygonRings } from './geometry';
import { RegionIndex } from './locate';
import { landOf, linesOf, type NamedLine, type NamedShape, shapesOf } from './topology';

/** The committed map data (`app/commands/build-places.ts` writes it), each part read when first asked for. */

const DATA = path.resolve('prisma/seed/places');

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const unzipped = (name: string): string => gunzipSync(readFileSync(path.join(DATA, `${name}.gz`))).toString('utf8');

export const areaTable = once(() => {
  const areas = JSON.parse(readFileSync(path.join(DATA, 'areas.json'), 'utf8')) as Area[];
  return new Map(areas.map((area) => [area.code, Object.freeze(area)]));
});

export type AreaLocale = 'es' | 'fr' | 'ar';

export const areaNames = once(
  () => JSON.parse(unzipped('area-names.json')) as Record<string, Partial<Record<AreaLocale, string>>>,
);

const finest = once(() => JSON.parse(unzipped('region.topo.json')) as Topology);

export const regionIndex = once(() => {
  const shapes = shapesOf(finest(), 'regions');
  return new RegionIndex(shapes.map(({ code, country, polygons }) => ({ code, country, rings: polygons.flat() })));
});

/** Outlines at the finest detail: only for areas too small for the detail a map is drawn at. */
export const finestShapes = once(() => {
  const shapes = [...shapesOf(finest(), 'countries'), ...shapesOf(finest(), 'regions')];
  return new Map(shapes.map((shape) => [shape.code, shape]));
});

export const MAP_DETAILS = ['world', 'continent', 'country'] as const;
export type MapDetail = (typeof MAP_DETAILS)[number];

export interface MapLayer {
  land: readonly PolygonRings[];
  countries: readonly NamedShape[];
  shapeOf(code: string): NamedShape | undefined;
  lines: readonly NamedLine[];
}

function readLayer(detail: MapDetail): MapLayer {
  const topology = JSON.parse(unzipped(`${detail}.topo.json`)) as Topology;
  const countries = shapesOf(topology, 'countries');
  const others = [...shapesOf(topology, 'regions'), ...shapesOf(topology, 'subregions')];
  const byCode = new Map([...countries, ...others].map((shape) => [shape.code, shape]));
  return { land: landOf(topology), countries, lines: linesOf(topology), shapeOf: (code) => byCode.get(code) };
}

const layers = {
  world: once(() => readLayer('world')),
  continent: once(() => readLayer('continent')),
  country: once(() => readLayer('country')),
} satisfies Record<MapDetail, () => MapLayer>;

export const mapLayer = (detail: MapDetail): MapLayer => layers[detail]();

/** Some 200,000 rows: read and unzipped off the main thread, then kept. A failed read is tried again. */
let gazetteer: Promise<Gazetteer> | undefined;

export function loadGazetteer(): Promise<Gazetteer> {
  gazetteer ??= readFile(path.join(DATA, 'gazetteer.tsv.gz'))
    .then((bytes) => promisify(gunzip)(bytes))
    .then((text) => new Gazetteer(text.toString('utf8')))
    .catch((error: unknown) => {
      gazetteer = undefined;
      throw error;
    });
  return gazetteer;
}
