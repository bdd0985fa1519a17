import { type Box, boxHolds, boxOf, insideRings, kmToRings, type Ring } from './geometry';

/** A first-level region with its outline in degrees. */
export interface RegionShape {
  code: string;
  country: string;
  rings: readonly Ring[];
}

export interface TruePoint {
  lat: number;
  lon: number;
  /** ISO 3166-1 alpha-2, as the officer declared it. */
  country: string;
}

export type RegionMatch =
  | { ok: true; regionCode: string; how: 'inside' | 'snapped' }
  | { ok: false; reason: 'country_unknown' | 'point_invalid' | 'country_mismatch' | 'too_far' };

/** A point in the water may lie this far from the declared country's coast (kilometres). */
const SNAP_COAST_KM_MAX = 25;
/** A point in a neighbour may lie this far from the declared country's border: the outlines are simplified. */
const SNAP_BORDER_KM_MAX = 2;

interface Entry extends RegionShape {
  box: Box;
}

export class RegionIndex {
  readonly #byCountry = new Map<string, Entry[]>();

  constructor(shapes: Iterable<RegionShape>) {
    for (const shape of shapes) {
      const entry = { ...shape, box: boxOf(shape.rings) };
      this.#byCountry.set(shape.country, [...(this.#byCountry.get(shape.country) ?? []), entry]);
    }
  }

  /** The region of the declared country that holds the point, or the nearest one when the point is just outside. */
  locate({ lat, lon, country }: TruePoint): RegionMatch {
    if (!Number.isFinite(lat) || !Number.isFinite(lon) || Math.abs(lat) > 90 || Math.abs(lon) > 180) {
      return { ok: false, reason: 'point_invalid' };
    }
    const own = this.#byCountry.get(country);
    if (own === undefined) return { ok: false, reason: 'country_unknown' };
    const within = own.find((entry) => boxHolds(entry.box, lon, lat) && insideRings(entry.rings, lon, lat));
    if (within) return { ok: true, regionCode: within.code, how: 'inside' };
    return this.#nearest(own, lon, lat, country);
  }

  #nearest(own: readonly Entry[], lon: number, lat: number, country: string): RegionMatch {
    let best: Entry | undefined;
    let bestKm = Number.POSITIVE_INFINITY;
    const margin = SNAP_COAST_KM_MAX / (111 * Math.max(0.2, Math.cos((lat * Math.PI) / 180)));
    for (const entry of own) {
      if (!boxHolds(entry.box, lon, lat, margin)) continue;
      const km = kmToRings(entry.rings, lon, lat);
      if (km < bestKm) [best, bestKm] = [entry, km];
    }
    const elsewhere = this.#isInAnotherCountry(lon, lat, country);
    const limit = elsewhere ? SNAP_BORDER_KM_MAX : SNAP_COAST_KM_MAX;
    if (best && bestKm <= limit) return { ok: true, regionCode: best.code, how: 'snapped' };
    return { ok: false, reason: elsewhere ? 'country_mismatch' : 'too_far' };
  }

  #isInAnotherCountry(lon: number, lat: number, country: string): boolean {
    for (const [code, entries] of this.#byCountry) {
      if (code === country) continue;
      if (entries.some((entry) => boxHolds(entry.box, lon, lat) && insideRings(entry.rings, lon, lat))) return true;
    }
    return false;
  }
}
