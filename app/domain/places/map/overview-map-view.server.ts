import { areaTable, mapLayer } from '../data.server';
import type { Position } from '../geometry';
import { areaName } from '../places.server';
import { fitSheet, nearestTurn, type Point, project, type Sheet } from './mercator';
import { graticulePath, linesPath, polygonsPath } from './paths';
import { type Leg, legCurve, legOf } from './route';
import { outlineOf } from './story-map-view.server';

/** All published needs on one sheet: areas with counts, corridors that enough journeys share. */
export interface OverviewMapView {
  width: number;
  height: number;
  center: readonly [lon: number, lat: number];
  scale: number;
  graticule: string;
  land: string;
  borders: string;
  disputed: string;
  areas: readonly OverviewArea[];
  corridors: readonly (Leg & { width: number; count: number; from: string; to: string })[];
}

export interface OverviewArea {
  code: string;
  name: string;
  path: string;
  x: number;
  y: number;
  /** Null below the threshold: few needs are not counted out in public. */
  count: number | null;
  shade: 1 | 2 | 3;
}

export interface OverviewOptions {
  locale?: string;
  /** Smallest count that is told, and smallest number of journeys that makes a corridor. */
  countMin?: number;
}

const WIDTH = 1080;
const HEIGHT = 560;
const COUNT_MIN_DEFAULT = 3;
/** From Tierra del Fuego to the north of Norway; the poles hold no needs. */
const WORLD = [-168, -50, 190, 68] as const;

/** The country of an area, or the area itself where it is coarser. */
function countryOf(code: string): string | null {
  const area = areaTable().get(code);
  if (area === undefined) return null;
  return area.level === 'region' ? area.parent : area.level === 'continent' ? null : code;
}

const tally = (keys: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** Journeys as pairs of countries; where too few share a pair, as pairs of subregions; where still too few, not at all. */
function corridorsOf(journeys: readonly (readonly string[])[], countMin: number): Map<string, number> {
  const pairs = journeys.flatMap((codes) => {
    const countries = codes.map(countryOf).filter((code) => code !== null);
    const [first, last] = [countries[0], countries.at(-1)];
    return first && last && first !== last ? [[first, last] as const] : [];
  });
  const byCountry = tally(pairs.map((pair) => pair.join('>')));
  const kept = new Map([...byCountry].filter(([, count]) => count >= countMin));
  const rest = pairs.filter((pair) => !kept.has(pair.join('>')));
  const coarser = rest.flatMap((pair) => {
    const [from, to] = pair.map((code) =>
      areaTable().get(code)?.level === 'country' ? areaTable().get(code)?.parent : code,
    );
    return from && to && from !== to ? [`${from}>${to}`] : [];
  });
  for (const [pair, count] of tally(coarser)) if (count >= countMin) kept.set(pair, (kept.get(pair) ?? 0) + count);
  return kept;
}

function anchorOn(sheet: Sheet, code: string): Point {
  const area = areaTable().get(code);
  if (area === undefined) throw new RangeError(`Unknown area ${code}`);
  const [lon, lat]: Position = area.anchor;
  return project(sheet, [nearestTurn(lon, sheet.center[0]), lat]);
}

/** What of the sheet is the same for all needs: drawn once. */
interface Ground extends Pick<OverviewMapView, 'center' | 'scale' | 'graticule' | 'land' | 'borders' | 'disputed'> {
  sheet: Sheet;
}

let drawnGround: Ground | undefined;
const drawnOutlines = new Map<string, string>();

function drawGround(): Ground {
  const sheet = fitSheet(WORLD, {
    width: WIDTH,
    height: HEIGHT,
    padding: { top: 0, right: 0, bottom: 0, left: 0 },
    degreesMin: 300,
  });
  const layer = mapLayer('world');
  const lines = (wanted: string): string =>
    linesPath(
      sheet,
      layer.lines.filter(({ kind }) => kind === wanted).flatMap((each) => each.lines),
      0.5,
    );
  return {
    sheet,
    center: [sheet.center[0], sheet.center[1]],
    scale: sheet.scale,
    graticule: graticulePath(sheet),
    land: polygonsPath(sheet, layer.land, { tolerance: 0.6, areaMin: 2 }),
    borders: lines('border'),
    disputed: lines('disputed'),
  };
}

/** Areas are a few hundred, so each outline is kept. */
function outlineOn(sheet: Sheet, code: string): string {
  let path = drawnOutlines.get(code);
  if (path === undefined) {
    path = polygonsPath(sheet, outlineOf(code, 'world').polygons, { tolerance: 0.5, areaMin: 0.5 });
    drawnOutlines.set(code, path);
  }
  return path;
}

/** `needs`: the public area codes of each published need, in the order of its journey. */
export function overviewMapView(
  needs: readonly { areas: readonly string[] }[],
  { locale = 'en', countMin = COUNT_MIN_DEFAULT }: OverviewOptions = {},
): OverviewMapView {
  drawnGround ??= drawGround();
  const { sheet, ...ground } = drawnGround;
  const counts = tally(
    needs.flatMap(({ areas }) => [...new Set(areas.map(countryOf).filter((code) => code !== null))]),
  );
  const most = Math.max(1, ...counts.values());
  const areas = [...counts].map(([code, count]): OverviewArea => {
    const [x, y] = anchorOn(sheet, code);
    return {
      code,
      name: areaName(code, locale),
      path: outlineOn(sheet, code),
      x: Math.round(x),
      y: Math.round(y),
      count: count >= countMin ? count : null,
      shade: count < countMin ? 1 : count > most / 2 ? 3 : 2,
    };
  });
  const corridors = [
    ...corridorsOf(
      needs.map((need) => need.areas),
      countMin,
    ),
  ].map(([pair, count]) => {
    const [from = '', to = ''] = pair.split('>');
    const width = Math.min(7, 1.5 + Math.sqrt(count));
    return { ...legOf(legCurve(anchorOn(sheet, from), anchorOn(sheet, to))), width, count, from, to };
  });
  return {
    width: WIDTH,
    height: HEIGHT,
    ...ground,
    areas: areas.sort((a, b) => a.name.localeCompare(b.name, locale)),
    corridors,
  };
}
