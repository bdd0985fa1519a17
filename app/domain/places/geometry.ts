/** Plane geometry on longitude/latitude rings. Pure; rings are closed or not, winding does not matter. */

export type Position = readonly [lon: number, lat: number];
export type Ring = readonly Position[];
export type PolygonRings = readonly Ring[];

export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

export function boxOf(rings: readonly Ring[]): Box {
  const box = { west: 180, south: 90, east: -180, north: -90 };
  for (const ring of rings) {
    for (const [lon, lat] of ring) {
      if (lon < box.west) box.west = lon;
      if (lon > box.east) box.east = lon;
      if (lat < box.south) box.south = lat;
      if (lat > box.north) box.north = lat;
    }
  }
  return box;
}

export const boxHolds = (box: Box, lon: number, lat: number, margin = 0): boolean =>
  lon >= box.west - margin && lon <= box.east + margin && lat >= box.south - margin && lat <= box.north + margin;

/** Even-odd rule over all rings of a shape, so holes need no special case. */
export function insideRings(rings: readonly Ring[], lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let index = 0, last = ring.length - 1; index < ring.length; last = index++) {
      const [ax, ay] = ring[last] as Position;
      const [bx, by] = ring[index] as Position;
      if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

export const KM_PER_DEGREE = 111.32;

/** Distance in kilometres from a point to the nearest edge of the rings (flat earth, good for tens of kilometres). */
export function kmToRings(rings: readonly Ring[], lon: number, lat: number): number {
  const shrink = Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  let best = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    for (let index = 0, last = ring.length - 1; index < ring.length; last = index++) {
      const [ax, ay] = ring[last] as Position;
      const [bx, by] = ring[index] as Position;
      best = Math.min(best, squaredDistance((ax - lon) * shrink, ay - lat, (bx - lon) * shrink, by - lat));
    }
  }
  return Math.sqrt(best) * KM_PER_DEGREE;
}

/** From the origin to the segment a–b. */
function squaredDistance(ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
  const x = ax + along * dx;
  const y = ay + along * dy;
  return x * x + y * y;
}

/** Signed plane area; positive when counter-clockwise with north up. */
export function ringArea(ring: Ring): number {
  let sum = 0;
  for (let index = 0, last = ring.length - 1; index < ring.length; last = index++) {
    const [ax, ay] = ring[last] as Position;
    const [bx, by] = ring[index] as Position;
    sum += (ax - bx) * (ay + by);
  }
  return sum / 2;
}

/** Ground area in square degrees at the equator's scale. */
export function groundArea(ring: Ring): number {
  const box = boxOf([ring]);
  return Math.abs(ringArea(ring)) * Math.cos((((box.south + box.north) / 2) * Math.PI) / 180);
}
