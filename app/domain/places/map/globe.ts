import { geoCircle, geoGraticule, geoOrthographic, geoPath } from 'd3-geo';
import { groundArea, type PolygonRings, ringArea } from '../geometry';
import { thinned } from './clip';
import type { Sheet } from './mercator';

/** The small globe that says where in the world the sheet lies. */
export interface GlobeInset {
  radius: number;
  land: string;
  graticule: string;
  /** A round wash where the sheet lies, never finer than the sheet. */
  sheet: string;
}

/** d3 reads rings on the sphere: the outer one must run clockwise, and slivers would turn inside out. */
function spherical(land: readonly PolygonRings[]): GeoJSON.MultiPolygon {
  const outer = land.flatMap((polygon) =>
    polygon[0] && groundArea(polygon[0]) > 12 ? [thinned(polygon[0], 0.9)] : [],
  );
  const coordinates = outer.map((ring) => [(ringArea(ring) > 0 ? [...ring].reverse() : ring) as unknown as number[][]]);
  return { type: 'MultiPolygon', coordinates };
}

const RADIANS = Math.PI / 180;
/** A sheet that shows half the world needs no globe to say where it is. */
const WIDE_DEGREES = 150;
const WASH_DEGREES = { min: 9, max: 40 } as const;

/** A round wash over the sheet's middle, about as wide as the sheet: says roughly where, and no more than the sheet. */
function washOf({ center: [lon, lat] }: Sheet, degrees: number): GeoJSON.Geometry {
  const half = (degrees / 2) * Math.cos(lat * RADIANS);
  const radius = Math.min(WASH_DEGREES.max, Math.max(WASH_DEGREES.min, half));
  return geoCircle().center([lon, lat]).radius(radius).precision(4)();
}

export function globeInset(sheet: Sheet, land: readonly PolygonRings[], radius: number): GlobeInset | null {
  const degrees = sheet.width / (sheet.scale * RADIANS);
  if (degrees > WIDE_DEGREES) return null;
  const [lon, lat] = sheet.center;
  const projection = geoOrthographic()
    .rotate([-lon, -Math.max(-40, Math.min(40, lat * 0.7))])
    .scale(radius)
    .translate([0, 0])
    .clipAngle(90)
    .precision(0.6);
  const path = geoPath(projection).digits(1);
  const draw = (shape: GeoJSON.Geometry): string => path(shape) ?? '';
  return {
    radius,
    land: draw(spherical(land)),
    graticule: draw(geoGraticule().step([30, 30])()),
    sheet: draw(washOf(sheet, degrees)),
  };
}
