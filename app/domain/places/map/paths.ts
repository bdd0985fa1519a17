import { type Box, boxOf, type PolygonRings, type Position } from '../geometry';
import { clipLine, clipRing, type Rect, thinned } from './clip';
import { type Point, project, type Sheet, unproject } from './mercator';

/** How far drawings reach beyond the sheet, so that cut edges and their strokes are never seen. */
const BLEED = 10;

const bleedOf = ({ width, height }: Sheet): Rect => ({
  left: -BLEED,
  top: -BLEED,
  right: width + BLEED,
  bottom: height + BLEED,
});

const short = (value: number): string => String(Math.round(value * 10) / 10);

/** `M x y l dx dy …` with one decimal: steps are taken between rounded points, so nothing drifts. */
export function pathOf(points: readonly Point[], closed: boolean): string {
  let [px, py] = [0, 0];
  let text = '';
  points.forEach(([x, y], index) => {
    const [rx, ry] = [Math.round(x * 10), Math.round(y * 10)];
    if (index > 0 && rx === px && ry === py) return;
    const step = `${short((rx - px) / 10)} ${short((ry - py) / 10)}`.replace(' -', '-');
    text += index === 0 ? `M${step}l` : text.endsWith('l') || step.startsWith('-') ? step : ` ${step}`;
    [px, py] = [rx, ry];
  });
  const drawn = text.replace(/l$/, '').replace(/(?<![\d])0\./g, '.');
  return closed && drawn !== '' ? `${drawn}z` : drawn;
}

const boxes = new WeakMap<readonly Position[], Box>();

/** Shapes are read once and drawn often: their boxes are kept. */
function boxFor(points: readonly Position[]): Box {
  const box = boxes.get(points) ?? boxOf([points]);
  boxes.set(points, box);
  return box;
}

/** The whole turns at which something within the box can be seen on the sheet. */
function turnsInView(sheet: Sheet, { west, east, south, north }: Box): number[] {
  const [left, top] = unproject(sheet, [-BLEED, -BLEED]);
  const [right, bottom] = unproject(sheet, [sheet.width + BLEED, sheet.height + BLEED]);
  if (north < bottom || south > top) return [];
  return [-720, -360, 0, 360, 720].filter((turn) => east + turn >= left && west + turn <= right);
}

interface Drawing {
  /** Points that move the line by less than this are left out (units of the sheet). */
  tolerance: number;
  /** Rings smaller than this are left out (square units). */
  areaMin: number;
}

function polygonArea(points: readonly Point[]): number {
  let sum = 0;
  points.forEach(([bx, by], index) => {
    const [ax, ay] = points[(index + points.length - 1) % points.length] as Point;
    sum += ax * by - bx * ay;
  });
  return Math.abs(sum / 2);
}

/** The sources cut land at 180°: both pieces are drawn a little over the cut, so that no line runs along it. */
const acrossTheCut = ([x, y]: Point, lon: number): Point => [lon > 179.99 ? x + 2 : lon < -179.99 ? x - 2 : x, y];

export function polygonsPath(sheet: Sheet, polygons: readonly PolygonRings[], drawing: Drawing): string {
  const rect = bleedOf(sheet);
  let path = '';
  for (const polygon of polygons) {
    for (const turn of turnsInView(sheet, boxFor(polygon[0] ?? []))) {
      for (const ring of polygon) {
        const projected = ring.map(([lon, lat]) => acrossTheCut(project(sheet, [lon + turn, lat]), lon));
        const points = thinned(clipRing(projected, rect), drawing.tolerance);
        if (points.length > 2 && polygonArea(points) >= drawing.areaMin) path += pathOf(points, true);
      }
    }
  }
  return path;
}

export function linesPath(sheet: Sheet, lines: readonly (readonly Position[])[], tolerance: number): string {
  const rect = bleedOf(sheet);
  let path = '';
  for (const line of lines) {
    for (const turn of turnsInView(sheet, boxFor(line))) {
      const projected = line.map(([lon, lat]) => project(sheet, [lon + turn, lat]));
      for (const part of clipLine(projected, rect)) path += pathOf(thinned(part, tolerance), false);
    }
  }
  return path;
}

const GRATICULE_STEPS = [1, 2, 5, 10, 15, 30] as const;

/** Meridians and parallels, some five across the sheet. */
export function graticulePath(sheet: Sheet): string {
  const degrees = sheet.width / ((sheet.scale * Math.PI) / 180);
  const step = GRATICULE_STEPS.find((each) => degrees / each <= 6) ?? 30;
  let path = '';
  const first = Math.ceil((sheet.center[0] - degrees / 2) / step) * step;
  for (let lon = first; lon <= sheet.center[0] + degrees / 2; lon += step) {
    path += `M${short(project(sheet, [lon, 0])[0])} 0V${sheet.height}`;
  }
  for (let lat = -Math.floor(80 / step) * step; lat <= 80; lat += step) {
    const [, y] = project(sheet, [0, lat]);
    if (y > 0 && y < sheet.height) path += `M0 ${short(y)}H${sheet.width}`;
  }
  return path;
}
