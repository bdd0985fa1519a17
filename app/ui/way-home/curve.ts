/** A cubic curve whose control points stand at thirds across, so that its parameter is the share of its width. */
export type Curve = { startX: number; endX: number; heights: readonly [number, number, number, number] };
export type Point = { x: number; y: number };

function controlPoints(curve: Curve): [Point, Point, Point, Point] {
  const third = (curve.endX - curve.startX) / 3;
  const at = (index: 0 | 1 | 2 | 3): Point => ({ x: curve.startX + third * index, y: curve.heights[index] });
  return [at(0), at(1), at(2), at(3)];
}

const between = (from: Point, to: Point, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
});

/** Where the curve is after a share (0 to 1) of its width. */
export function pointAt(curve: Curve, share: number): Point {
  const [a, b, c, d] = controlPoints(curve);
  const [ab, bc, cd] = [between(a, b, share), between(b, c, share), between(c, d, share)];
  return between(between(ab, bc, share), between(bc, cd, share), share);
}

/** SVG path data of the part of the curve between two shares of its width. */
export function pathBetween(curve: Curve, from: number, to: number): string {
  const [a, b, c, d] = controlPoints(curve);
  // Blossoming: mixed parameters give the control points of the part.
  const blossom = (first: number, second: number, third: number): Point => {
    const [ab, bc, cd] = [between(a, b, first), between(b, c, first), between(c, d, first)];
    return between(between(ab, bc, second), between(bc, cd, second), third);
  };
  const points = [blossom(from, from, from), blossom(from, from, to), blossom(from, to, to), blossom(to, to, to)];
  const [start, one, two, end] = points.map(({ x, y }) => `${round(x)} ${round(y)}`);
  return `M${start}C${one} ${two} ${end}`;
}

export const round = (value: number): number => Math.round(value * 100) / 100;
