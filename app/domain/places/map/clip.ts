import type { Point } from './mercator';

export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

type Edge = { inside: (point: Point) => boolean; cross: (a: Point, b: Point) => Point };

const atX = (x: number, [ax, ay]: Point, [bx, by]: Point): Point => [x, ay + ((by - ay) * (x - ax)) / (bx - ax)];
const atY = (y: number, [ax, ay]: Point, [bx, by]: Point): Point => [ax + ((bx - ax) * (y - ay)) / (by - ay), y];

const edgesOf = ({ left, top, right, bottom }: Rect): Edge[] => [
  { inside: ([x]) => x >= left, cross: (a, b) => atX(left, a, b) },
  { inside: ([x]) => x <= right, cross: (a, b) => atX(right, a, b) },
  { inside: ([, y]) => y >= top, cross: (a, b) => atY(top, a, b) },
  { inside: ([, y]) => y <= bottom, cross: (a, b) => atY(bottom, a, b) },
];

/** A ring cut to a rectangle (Sutherland–Hodgman). Seams run along the rectangle's edge. */
export function clipRing(ring: readonly Point[], rect: Rect): Point[] {
  let points: Point[] = [...ring];
  for (const { inside, cross } of edgesOf(rect)) {
    const kept: Point[] = [];
    points.forEach((point, index) => {
      const before = points[(index + points.length - 1) % points.length] as Point;
      if (inside(point) !== inside(before)) kept.push(cross(before, point));
      if (inside(point)) kept.push(point);
    });
    points = kept;
  }
  return points;
}

/** The parts of a line within a rectangle, each lengthened to the edge where it leaves. */
export function clipLine(line: readonly Point[], rect: Rect): Point[][] {
  let parts: Point[][] = [[...line]];
  for (const { inside, cross } of edgesOf(rect)) {
    parts = parts.flatMap((part) => {
      const cut: Point[][] = [];
      let current: Point[] = [];
      part.forEach((point, index) => {
        const before = part[index - 1];
        if (before && inside(before) !== inside(point)) current.push(cross(before, point));
        if (inside(point)) current.push(point);
        else if (current.length > 0) {
          cut.push(current);
          current = [];
        }
      });
      if (current.length > 0) cut.push(current);
      return cut;
    });
  }
  return parts.filter((part) => part.length > 1);
}

/** Fewer points at the drawing's own resolution (Douglas–Peucker). */
export function thinned(points: readonly Point[], tolerance: number): Point[] {
  if (points.length < 3) return [...points];
  const keep = new Uint8Array(points.length);
  keep[0] = keep[points.length - 1] = 1;
  const open: [number, number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [first, last] = span;
    const far = farthest(points, first, last);
    if (far.distance <= tolerance) continue;
    keep[far.index] = 1;
    open.push([first, far.index], [far.index, last]);
  }
  return points.filter((_, index) => keep[index] === 1);
}

function farthest(points: readonly Point[], first: number, last: number): { index: number; distance: number } {
  const [ax, ay] = points[first] as Point;
  const [bx, by] = points[last] as Point;
  const length = Math.hypot(bx - ax, by - ay);
  let best = { index: first, distance: 0 };
  for (let index = first + 1; index < last; index++) {
    const [x, y] = points[index] as Point;
    const distance =
      length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
    if (distance > best.distance) best = { index, distance };
  }
  return best;
}
