import type { Point } from './mercator';

/** Curves between stops: cubic Béziers with an arrowhead, cut back so that they touch no marker. */

export interface Leg {
  path: string;
  arrow: string;
}

/** Room for a numbered marker at the smallest size a map is shown (units of the sheet). */
export const MARKER_RADIUS = 22;
/** Legs begin under the marker and end at its rim where markers are smallest. */
const LEG_START = 12;
const LEG_END = 21;
const ARROW_LENGTH = 15;
const ARROW_HALF = 7;

export type Cubic = readonly [Point, Point, Point, Point];

const short = (value: number): string => String(Math.round(value * 10) / 10);
const text = ([x, y]: Point): string => `${short(x)} ${short(y)}`;
const between = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

export function pointOn([a, b, c, d]: Cubic, t: number): Point {
  const [ab, bc, cd] = [between(a, b, t), between(b, c, t), between(c, d, t)];
  return between(between(ab, bc, t), between(bc, cd, t), t);
}

/** The part of a curve between two parameters. */
function part(curve: Cubic, from: number, to: number): Cubic {
  const start = pointOn(curve, from);
  const end = pointOn(curve, to);
  const third = (to - from) / 3;
  return [start, along(curve, from, third), along(curve, to, -third), end];
}

function along([a, b, c, d]: Cubic, t: number, length: number): Point {
  const u = 1 - t;
  const slope = (axis: 0 | 1): number =>
    3 * u * u * (b[axis] - a[axis]) + 6 * u * t * (c[axis] - b[axis]) + 3 * t * t * (d[axis] - c[axis]);
  const [x, y] = pointOn([a, b, c, d], t);
  return [x + slope(0) * length, y + slope(1) * length];
}

/** First parameter at which the curve is this far from the point. */
function leaving(curve: Cubic, point: Point, distance: number, backwards: boolean): number {
  for (let step = 1; step < 50; step++) {
    const t = backwards ? 1 - step / 100 : step / 100;
    const [x, y] = pointOn(curve, t);
    if (Math.hypot(x - point[0], y - point[1]) >= distance) return t;
  }
  return 0.5;
}

/** A curve that bows upwards on the sheet, or downwards where that would run into another marker or along another leg. */
export function legCurve(from: Point, to: Point, others: readonly Point[] = [], earlier: readonly Cubic[] = []): Cubic {
  const beside = (curve: Cubic): number => {
    const [x, y] = pointOn(curve, 0.5);
    return earlier.filter((leg) => Math.hypot(pointOn(leg, 0.5)[0] - x, pointOn(leg, 0.5)[1] - y) < MARKER_RADIUS * 1.6)
      .length;
  };
  const crowd = (curve: Cubic): number =>
    beside(curve) +
    others.filter((other) =>
      INNER_STEPS.some((t) => {
        const [x, y] = pointOn(curve, t);
        return Math.hypot(x - other[0], y - other[1]) < MARKER_RADIUS + 8;
      }),
    ).length;
  const upwards = bowed(from, to, 1);
  const downwards = bowed(from, to, -1);
  return crowd(downwards) < crowd(upwards) ? downwards : upwards;
}

const INNER_STEPS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

function bowed(from: Point, to: Point, side: 1 | -1): Cubic {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  const bow = Math.min(90, Math.max(26, length * 0.2)) * (dx >= 0 ? side : -side);
  const offset = (point: Point): Point => [point[0] + (dy / length) * bow, point[1] - (dx / length) * bow];
  return [from, offset(between(from, to, 0.3)), offset(between(from, to, 0.7)), to];
}

export function legOf(whole: Cubic): Leg {
  const [from, , , to] = whole;
  const start = leaving(whole, from, LEG_START, false);
  const tipAt = leaving(whole, to, LEG_END, true);
  const neckAt = leaving(whole, to, LEG_END + ARROW_LENGTH, true);
  const [a, b, c, d] = part(whole, Math.min(start, neckAt), neckAt);
  const tip = pointOn(whole, tipAt);
  const length = Math.hypot(tip[0] - d[0], tip[1] - d[1]) || 1;
  const [ux, uy] = [(tip[0] - d[0]) / length, (tip[1] - d[1]) / length];
  const wing = (side: number): Point => [
    tip[0] - ux * ARROW_LENGTH - uy * ARROW_HALF * side,
    tip[1] - uy * ARROW_LENGTH + ux * ARROW_HALF * side,
  ];
  return {
    path: `M${text(a)}C${text(b)} ${text(c)} ${text(d)}`,
    arrow: `M${text(tip)}L${text(wing(1))}L${text(wing(-1))}z`,
  };
}

export interface StoryLeg {
  /** From marker to marker: both ends lie under them, however large they are shown. */
  path: string;
  /** The number of the stop to which it leads. */
  to: number;
  /** Where it comes in, in degrees clockwise from the right: the head stands at the marker's rim, whatever its size. */
  turn: number;
}

export function storyLegOf(whole: Cubic, to: number): StoryLeg {
  const [from, b, c, end] = whole;
  const neck = pointOn(whole, leaving(whole, end, MARKER_RADIUS + ARROW_LENGTH / 2, true));
  const turn = (Math.atan2(end[1] - neck[1], end[0] - neck[0]) * 180) / Math.PI;
  return { path: `M${text(from)}C${text(b)} ${text(c)} ${text(end)}`, to, turn: Math.round(turn * 10) / 10 };
}

export interface Dot {
  x: number;
  y: number;
  r: number;
}

/** The way home sets out from the last stop and fades: always the same way, so it points at no place. */
export function settingOut([x, y]: Point): Dot[] {
  return [3.4, 3, 2.6, 2.1, 1.6].map((r, index) => ({
    x: Math.round((x - 2 - index * index * 1.3) * 10) / 10,
    y: Math.round((y + MARKER_RADIUS + 8 + index * 10) * 10) / 10,
    r,
  }));
}

export const curveSamples = (curve: Cubic): Point[] =>
  [0.06, 0.1, 0.15, 0.2, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85].map((t) => pointOn(curve, t));

/** Markers that would lie on one another are set side by side around their common anchor. */
export function spread(anchors: readonly Point[]): Point[] {
  const gap = MARKER_RADIUS * 2 + 3;
  const placed: Point[] = [];
  for (const [x, y] of anchors) {
    let point: Point = [x, y];
    for (let turn = 0; turn < 8 && placed.some(([px, py]) => Math.hypot(px - point[0], py - point[1]) < gap); turn++) {
      point = [x + gap * Math.cos((turn * Math.PI) / 4), y + gap * Math.sin((turn * Math.PI) / 4)];
    }
    placed.push(point);
  }
  return placed;
}
