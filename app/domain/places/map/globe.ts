import { geoCircle, geoGraticule, geoOrthographic, geoPath } from 'd3-geo';
import { groundArea, type PolygonRings, type Position, ringArea } from '../geometry';
import { thinned } from './clip';
import { type Sheet, unproject } from './mercator';

/** The small globe that says where in the world the sheet lies. */
export interface GlobeInset {
  radius: number;
  land: string;
  graticule: string;
  /** The sheet's own outline on the globe. */
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

/** The sheet's edge as a ring of points, fine enough to bend with the globe. */
function sheetEdge(sheet: Sheet): Position[] {
  const steps = [0, 0.25, 0.5, 0.75];
  const { width, height } = sheet;
  const points: [number, number][] = [
    ...steps.map((t): [number, number] => [width * t, 0]),
    ...steps.map((t): [number, number] => [width, height * t]),
    ...steps.map((t): [number, number] => [width * (1 - t), height]),
    ...steps.map((t): [number, number] => [0, height * (1 - t)]),
    [0, 0],
  ];
  return points.map((point) => unproject(sheet, point));
}

export function globeInset(sheet: Sheet, land: readonly PolygonRings[], radius: number): GlobeInset {
  const [lon, lat] = sheet.center;
  const projection = geoOrthographic()
    .rotate([-lon, -Math.max(-50, Math.min(50, lat * 0.8))])
    .scale(radius)
    .translate([0, 0])
    .clipAngle(90)
    .precision(0.6);
  const path = geoPath(projection).digits(1);
  const draw = (shape: GeoJSON.Geometry): string => path(shape) ?? '';
  const wide = sheet.width / ((sheet.scale * Math.PI) / 180) > 150;
  const edge: GeoJSON.Geometry = { type: 'LineString', coordinates: sheetEdge(sheet) as unknown as number[][] };
  const disc = geoCircle().center([lon, lat]).radius(4)();
  const small = sheet.width / ((sheet.scale * Math.PI) / 180) < 9;
  return {
    radius,
    land: draw(spherical(land)),
    graticule: draw(geoGraticule().step([30, 30])()),
    sheet: wide ? '' : draw(small ? disc : edge),
  };
}
