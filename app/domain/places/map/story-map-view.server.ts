import type { Area, AreaRef } from '../area';
import { areaTable, finestShapes, MAP_DETAILS, type MapDetail, type MapLayer, mapLayer } from '../data.server';
import type { Position } from '../geometry';
import type { PublicStop } from '../journey';
import { areaName } from '../places.server';
import type { NamedShape } from '../topology';
import { type GlobeInset, globeInset } from './globe';
import { around, besideMarker, boxOfLabel, type Label, type Occupied, STOP_LETTERING } from './labels';
import { boxAround, fitSheet, nearestTurn, type Point, project, type Sheet } from './mercator';
import { type CountryName, countryNames } from './names';
import { graticulePath, linesPath, polygonsPath } from './paths';
import {
  type Cubic,
  curveSamples,
  type Dot,
  legCurve,
  MARKER_RADIUS,
  type StoryLeg,
  settingOut,
  spread,
  storyLegOf,
} from './route';
import { boxOnSheet, chapterView, type View } from './views';

/** Everything the drawing needs, as strings and numbers. Built from public areas alone. */
export interface StoryMapView {
  width: number;
  height: number;
  center: readonly [lon: number, lat: number];
  scale: number;
  graticule: string;
  land: string;
  borders: string;
  disputed: string;
  regionLines: string;
  areas: readonly { code: string; name: string; path: string }[];
  legs: readonly StoryLeg[];
  /** Each with its area, and what the map shows while its chapter is read. */
  stops: readonly { number: number; area: string; x: number; y: number; label: Label; view: View }[];
  /** Dots that fade away from the last stop. */
  settingOut: readonly Dot[];
  names: readonly CountryName[];
  globe: (GlobeInset & { x: number; y: number }) | null;
}

export const SHEET_WIDTH = 720;
export const SHEET_HEIGHT = 600;
const PADDING = { top: 64, right: 84, bottom: 100, left: 84 };
const GLOBE_RADIUS = 58;

const tenths = (value: number): number => Math.round(value * 10) / 10;

type StopInput = Pick<PublicStop, 'number' | 'area'>;

const detailFor = (sheet: Sheet): MapDetail => {
  const degreesPerUnit = 180 / (Math.PI * sheet.scale);
  if (degreesPerUnit > 0.16) return 'world';
  return degreesPerUnit > 0.045 ? 'continent' : 'country';
};

function drawnShape(code: string, detail: MapDetail): NamedShape | undefined {
  for (const each of MAP_DETAILS.slice(MAP_DETAILS.indexOf(detail))) {
    const shape = mapLayer(each).shapeOf(code);
    if (shape) return shape;
  }
  return mapLayer('continent').shapeOf(code) ?? finestShapes().get(code);
}

/**
 * The outline at the map's own detail, or at the first finer one at which the area can be seen at all.
 * A continent has none of its own: it is what lies inside it.
 */
export function outlineOf(code: string, detail: MapDetail): Pick<NamedShape, 'polygons'> {
  const shape = drawnShape(code, detail);
  if (shape) return shape;
  const inside = [...areaTable().values()].filter(({ parent }) => parent === code);
  if (inside.length === 0) throw new RangeError(`No outline for area ${code}`);
  return { polygons: inside.flatMap((area) => outlineOf(area.code, detail).polygons) };
}

function sheetFor(codes: readonly string[]): Sheet {
  const boxes = codes.map((code) => {
    const area = areaTable().get(code);
    if (area === undefined) throw new RangeError(`Unknown area ${code}`);
    return area.bbox;
  });
  const degreesMin = codes.length === 1 ? 13 : 9;
  const single = codes.length === 1;
  const padding = single ? { top: 110, right: 130, bottom: 120, left: 130 } : PADDING;
  return fitSheet(boxAround(boxes), { width: SHEET_WIDTH, height: SHEET_HEIGHT, padding, degreesMin });
}

const projectNear = (sheet: Sheet, [lon, lat]: Position): Point =>
  project(sheet, [nearestTurn(lon, sheet.center[0]), lat]);

function lineKinds(layer: MapLayer, sheet: Sheet, countries: ReadonlySet<string>) {
  const draw = (wanted: (kind: string) => boolean): string =>
    linesPath(
      sheet,
      layer.lines.filter(({ kind }) => wanted(kind)).flatMap(({ lines }) => lines),
      0.6,
    );
  return {
    borders: draw((kind) => kind === 'border'),
    disputed: draw((kind) => kind === 'disputed'),
    regionLines: draw((kind) => kind.startsWith('regions-') && countries.has(kind.slice('regions-'.length))),
  };
}

function globeCorner(occupied: readonly Occupied[]): { x: number; y: number; box: Occupied } {
  const inset = GLOBE_RADIUS + 22;
  const corners: Point[] = [
    [SHEET_WIDTH - inset, inset],
    [inset, inset],
    [SHEET_WIDTH - inset, SHEET_HEIGHT - inset],
  ];
  const crowd = corners.map((corner) => {
    const box = around(corner, GLOBE_RADIUS + 8);
    return occupied.filter((o) => o.left < box.right && o.right > box.left && o.top < box.bottom && o.bottom > box.top)
      .length;
  });
  const [x, y] = corners[crowd.indexOf(Math.min(...crowd))] as Point;
  return { x, y, box: around([x, y], GLOBE_RADIUS + 8) };
}

function draw(stops: readonly StopInput[], locale: string): StoryMapView {
  const codes = [...new Set(stops.map(({ area }) => area.code))];
  const sheet = sheetFor(codes);
  const detail = detailFor(sheet);
  const layer = mapLayer(detail);
  const anchors = spread(
    stops.map(({ area }) => projectNear(sheet, (areaTable().get(area.code) as { anchor: Position }).anchor)),
  );
  const curves: Cubic[] = [];
  anchors.slice(1).forEach((to, index) => {
    const from = anchors[index] as Point;
    const others = anchors.filter((anchor) => anchor !== from && anchor !== to);
    curves.push(legCurve(from, to, others, curves));
  });
  const last = anchors.at(-1) as Point;
  const dots = settingOut(last);

  const lines: Occupied[] = [
    ...curves.flatMap(curveSamples).map((point) => around(point, 9)),
    ...dots.map(({ x, y }) => around([x, y], 6)),
  ];
  const occupied: Occupied[] = [...anchors.map((point) => around(point, MARKER_RADIUS + 2)), ...lines];
  const globe = globeInset(sheet, mapLayer('world').land, GLOBE_RADIUS);
  const corner = globeCorner(occupied);
  if (globe !== null) occupied.push(corner.box);
  const boxOf = (code: string) => boxOnSheet(sheet, (areaTable().get(code) as Area).bbox);
  const labelBoxes: Occupied[] = [];
  const named = stops.map((stop, index) => {
    const point = anchors[index] as Point;
    const field = { width: SHEET_WIDTH, height: SHEET_HEIGHT, occupied };
    const label = besideMarker(areaName(stop.area.code, locale), point, MARKER_RADIUS, STOP_LETTERING, field);
    const labelBox = boxOfLabel(label, STOP_LETTERING);
    occupied.push(labelBox);
    labelBoxes.push(labelBox);
    const leg = curves[index - 1];
    const along = leg ? [leg[0], ...curveSamples(leg), point] : [point];
    return {
      number: stop.number,
      area: stop.area.code,
      x: tenths(point[0]),
      y: tenths(point[1]),
      label: { ...label, x: tenths(label.x), y: tenths(label.y) },
      view: chapterView(sheet, boxOf(stop.area.code), labelBoxes.slice(-2), along, MARKER_RADIUS),
    };
  });
  const regionCountries = new Set(
    stops.filter(({ area }) => area.level === 'region').map(({ area }) => parentOf(area)),
  );
  return {
    width: SHEET_WIDTH,
    height: SHEET_HEIGHT,
    center: [sheet.center[0], sheet.center[1]],
    scale: sheet.scale,
    graticule: graticulePath(sheet),
    land: polygonsPath(sheet, layer.land, { tolerance: 0.7, areaMin: 4 }),
    ...lineKinds(layer, sheet, regionCountries),
    areas: codes.map((code) => ({
      code,
      name: areaName(code, locale),
      path: polygonsPath(sheet, outlineOf(code, detail).polygons, { tolerance: 0.5, areaMin: 1 }),
    })),
    legs: curves.map((curve, index) => storyLegOf(curve, (stops[index + 1] as StopInput).number)),
    stops: named,
    settingOut: dots,
    names: countryNames({
      sheet,
      areas: areaTable().values(),
      shapes: layer.countries,
      named: new Set(codes),
      occupied,
      nameOf: (code) => areaName(code, locale),
    }),
    globe: globe === null ? null : { ...globe, x: corner.x, y: corner.y },
  };
}

const parentOf = (area: AreaRef): string => areaTable().get(area.code)?.parent ?? '';

const CACHE_MAX = 300;
const cache = new Map<string, StoryMapView>();

/**
 * The drawing of a public journey, or null where no place is public (the map then shows the way home alone).
 * Depends on the order of area codes and the language only, so drawings are shared between cases and kept.
 */
export function storyMapView(
  stops: readonly StopInput[],
  { locale = 'en' }: { locale?: string } = {},
): StoryMapView | null {
  if (stops.length === 0) return null;
  const key = [locale, ...stops.map(({ number, area }) => `${number}${area.code}`)].join(' ');
  const known = cache.get(key);
  if (known) return known;
  const view = draw(stops, locale);
  if (cache.size >= CACHE_MAX) cache.delete(cache.keys().next().value as string);
  cache.set(key, view);
  return view;
}
