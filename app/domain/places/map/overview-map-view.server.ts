import { collator, numberFormat } from '~/catalogues/formats';
import { formatLocale } from '~/catalogues/public-languages';
import { areaTable, mapLayer } from '../data.server';
import type { Position } from '../geometry';
import { areaName } from '../places.server';
import { around, boxOfLabel, type Label, type Lettering, type Occupied } from './labels';
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
  /** Names beside the larger counts, for a wide map. */
  names: readonly Label[];
  /** By number of journeys; ends are named. */
  corridors: readonly (Leg & {
    width: number;
    count: number;
    from: string;
    to: string;
    fromName: string;
    toName: string;
  })[];
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
  /** The count as the map shows it, where there is room: on any map, or on a wide one only. */
  mark: { text: string; onNarrow: boolean } | null;
}

/** What is counted of all needs: where they took place, and from where to where journeys led. */
export interface OverviewTallies {
  /** Countries, or subregions where no country is told; a count below the threshold is null. */
  areas: readonly { code: string; count: number | null }[];
  /** Between countries, and between subregions (of the same journeys); none below the threshold. */
  ways: readonly { from: string; to: string; count: number }[];
  wideWays: readonly { from: string; to: string; count: number }[];
}

export interface OverviewOptions {
  locale?: string;
  /** Smallest number of journeys that makes a corridor. */
  countMin?: number;
}

const WIDTH = 1080;
const HEIGHT = 560;
const COUNT_MIN_DEFAULT = 3;
/** From Tierra del Fuego to the north of Norway; the poles hold no needs. */
const WORLD = [-168, -50, 190, 68] as const;

/** More arcs than these hide each other. */
const CORRIDORS_MAX = 40;

const subregionOf = (code: string): string => {
  const area = areaTable().get(code);
  return area?.level === 'country' && area.parent ? area.parent : code;
};

/** Ways between countries that enough journeys share; what is left of them between subregions, where that is enough. */
function corridorsOf({ ways, wideWays }: OverviewTallies, countMin: number) {
  const told = ways.filter(({ count }) => count >= countMin);
  const toldWithin = new Map<string, number>();
  for (const { from, to, count } of told) {
    const pair = `${subregionOf(from)}>${subregionOf(to)}`;
    toldWithin.set(pair, (toldWithin.get(pair) ?? 0) + count);
  }
  const rest = wideWays
    .map((way) => ({ ...way, count: way.count - (toldWithin.get(`${way.from}>${way.to}`) ?? 0) }))
    .filter(({ count }) => count >= countMin);
  return [...told, ...rest]
    .sort((a, b) => b.count - a.count || (`${a.from}>${a.to}` < `${b.from}>${b.to}` ? -1 : 1))
    .slice(0, CORRIDORS_MAX);
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

const levelOfShade = (count: number | null, most: number): 1 | 2 | 3 =>
  count === null || count < most / 8 ? 1 : count < most / 2 ? 2 : 3;

/** Half the room of a count, in units of the sheet: where the map is shown narrow, and wide. */
const NARROW_REACH = 52;
const WIDE_REACH = 15;
const NAME_LETTERING: Lettering = { height: 17, letter: 9.5 };
const NAMES_MAX = 12;

const touches = (a: Occupied, b: Occupied): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

interface Counted {
  code: string;
  name: string;
  at: Point;
  count: number;
}

/** Which counts have room beside the larger ones, and which of those have room for a name. */
function placeCounts(counted: readonly Counted[], { width, height }: { width: number; height: number }) {
  const narrow: Occupied[] = [];
  const wide: Occupied[] = [];
  const marks = new Map<string, boolean>();
  for (const { code, at } of counted) {
    const [inNarrow, inWide] = [around(at, NARROW_REACH / 2), around(at, WIDE_REACH)];
    if (wide.some((other) => touches(inWide, other))) continue;
    wide.push(inWide);
    const onNarrow = !narrow.some((other) => touches(inNarrow, other));
    if (onNarrow) narrow.push(inNarrow);
    marks.set(code, onNarrow);
  }
  const names: Label[] = [];
  for (const { code, name, at } of counted) {
    if (!marks.has(code) || names.length >= NAMES_MAX) continue;
    const [x, y] = [Math.round(at[0]), Math.round(at[1])];
    const sides: Label[] = [
      { text: name, x: x + WIDE_REACH + 3, y, anchor: 'start' },
      { text: name, x: x - WIDE_REACH - 3, y, anchor: 'end' },
      { text: name, x, y: y + WIDE_REACH + 10, anchor: 'middle' },
    ];
    const free = sides.find((side) => {
      const box = boxOfLabel(side, NAME_LETTERING);
      const isOnSheet = box.left > 8 && box.top > 8 && box.right < width - 8 && box.bottom < height - 8;
      return isOnSheet && !wide.some((other) => touches(box, other));
    });
    if (!free) continue;
    names.push(free);
    wide.push(boxOfLabel(free, NAME_LETTERING));
  }
  return { marks, names };
}

const shortCount = (count: number, locale: string): string =>
  count < 1000
    ? String(count)
    : numberFormat(formatLocale(locale), { notation: 'compact', maximumFractionDigits: 0 }).format(count);

const CACHE_MAX = 24;
const cache = new Map<string, OverviewMapView>();

/** The same drawing as long as it shows the same. */
export function overviewMapView(
  tallies: OverviewTallies,
  { locale = 'en', countMin = COUNT_MIN_DEFAULT }: OverviewOptions = {},
): OverviewMapView {
  const key = JSON.stringify([locale, countMin, tallies]);
  const known = cache.get(key);
  if (known) return known;
  const view = draw(tallies, locale, countMin);
  if (cache.size >= CACHE_MAX) cache.delete(cache.keys().next().value as string);
  cache.set(key, view);
  return view;
}

function draw(tallies: OverviewTallies, locale: string, countMin: number): OverviewMapView {
  drawnGround ??= drawGround();
  const { sheet, ...ground } = drawnGround;
  const known = tallies.areas
    .filter(({ code }) => areaTable().has(code))
    .map(({ code, count }) => ({ code, count, name: areaName(code, locale), at: anchorOn(sheet, code) }));
  const counted = known
    .flatMap((area) => (area.count === null ? [] : [{ ...area, count: area.count }]))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  const most = Math.max(1, counted[0]?.count ?? 0);
  const { marks, names } = placeCounts(counted, { width: WIDTH, height: HEIGHT });
  const areas = known.map(({ code, name, count, at }): OverviewArea => {
    const onNarrow = marks.get(code);
    return {
      code,
      name,
      path: outlineOn(sheet, code),
      x: Math.round(at[0]),
      y: Math.round(at[1]),
      count,
      shade: levelOfShade(count, most),
      mark: count === null || onNarrow === undefined ? null : { text: shortCount(count, locale), onNarrow },
    };
  });
  const corridors = corridorsOf(tallies, countMin).map(({ from, to, count }) => {
    const width = Math.min(5, 1.5 + Math.log2(count / countMin) / 2);
    const leg = legOf(legCurve(anchorOn(sheet, from), anchorOn(sheet, to)));
    return { ...leg, width, count, from, to, fromName: areaName(from, locale), toName: areaName(to, locale) };
  });
  return {
    width: WIDTH,
    height: HEIGHT,
    ...ground,
    areas: areas.sort((a, b) => collator(locale).compare(a.name, b.name)),
    names,
    corridors,
  };
}
