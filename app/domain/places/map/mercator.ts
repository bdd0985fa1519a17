import type { Position } from '../geometry';

/** Web Mercator on a sheet of paper, in the units of the drawing's viewBox. */

export interface Sheet {
  width: number;
  height: number;
  center: Position;
  /** d3's mercator scale: the world is 2π·scale wide. MapLibre's zoom is log2(2π·scale/512) at the same width. */
  scale: number;
}

export type Point = readonly [x: number, y: number];

const RADIANS = Math.PI / 180;
export const LATITUDE_MAX = 83;

const mercatorY = (lat: number): number => {
  const clamped = Math.max(-LATITUDE_MAX, Math.min(LATITUDE_MAX, lat));
  return Math.log(Math.tan(Math.PI / 4 + (clamped * RADIANS) / 2));
};

const latitudeOf = (y: number): number => (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / RADIANS;

export function project(sheet: Sheet, [lon, lat]: Position): Point {
  const x = (lon - sheet.center[0]) * RADIANS * sheet.scale + sheet.width / 2;
  const y = (mercatorY(sheet.center[1]) - mercatorY(lat)) * sheet.scale + sheet.height / 2;
  return [x, y];
}

export function unproject(sheet: Sheet, [x, y]: Point): Position {
  const lon = (x - sheet.width / 2) / (sheet.scale * RADIANS) + sheet.center[0];
  const lat = latitudeOf(mercatorY(sheet.center[1]) - (y - sheet.height / 2) / sheet.scale);
  return [lon, lat];
}

export type BoundingBox = readonly [west: number, south: number, east: number, north: number];

/** The copy of a longitude (whole turns added) that lies nearest to the reference. */
export const nearestTurn = (lon: number, reference: number): number => lon + Math.round((reference - lon) / 360) * 360;

/** One box around several, going the shorter way round the globe. */
export function boxAround(boxes: readonly BoundingBox[]): BoundingBox {
  const sorted = [...boxes].sort((a, b) => a[0] - b[0]);
  const candidates = sorted.map(([start]) => {
    const shifted = sorted.map(([west, south, east, north]): BoundingBox => {
      const turns = west < start ? 360 : 0;
      return [west + turns, south, east + turns, north];
    });
    return [
      start,
      Math.min(...shifted.map((b) => b[1])),
      Math.max(...shifted.map((b) => b[2])),
      Math.max(...shifted.map((b) => b[3])),
    ] as const;
  });
  return candidates.reduce((best, box) => (box[2] - box[0] < best[2] - best[0] ? box : best));
}

export interface Fit {
  width: number;
  height: number;
  padding: { top: number; right: number; bottom: number; left: number };
  /** At least this much of the globe is shown, so that a small place has its neighbours around it. */
  degreesMin: number;
}

/** The sheet on which the box fills what the padding leaves. */
export function fitSheet([west, south, east, north]: BoundingBox, { width, height, padding, degreesMin }: Fit): Sheet {
  const top = mercatorY(north);
  const bottom = mercatorY(south);
  const spanX = Math.max((east - west) * RADIANS, 1e-6);
  const spanY = Math.max(top - bottom, 1e-6);
  const room = { x: width - padding.left - padding.right, y: height - padding.top - padding.bottom };
  const scale = Math.min(room.x / spanX, room.y / spanY, width / (degreesMin * RADIANS));
  const middleX = (west + east) / 2 + (padding.right - padding.left) / 2 / (scale * RADIANS);
  const middleY = (top + bottom) / 2 - (padding.bottom - padding.top) / 2 / scale;
  return { width, height, scale, center: [middleX, latitudeOf(middleY)] };
}
