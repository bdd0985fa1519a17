import type { Topology } from 'topojson-specification';
import type { Area } from '../../domain/places/area';
import { groundArea, type PolygonRings } from '../../domain/places/geometry';
import { type NamedShape, shapesOf } from '../../domain/places/topology';

const POPULATION_MIN = 100_000;

/** Fewer decimals for bigger areas; two decimals are about a kilometre. */
const decimals = (span: number): number => (span > 4 ? 2 : 3);

/** Leaves out the islands nobody would miss at this size, and points that rounding makes equal. */
function rounded(polygons: readonly PolygonRings[], digits: number): number[][][][] {
  const most = Math.max(...polygons.map((polygon) => groundArea(polygon[0] ?? [])));
  return polygons
    .filter((polygon) => groundArea(polygon[0] ?? []) > most / 4000)
    .map((polygon) =>
      polygon.map((ring) => {
        const points = ring.map(([lon, lat]) => [Number(lon.toFixed(digits)), Number(lat.toFixed(digits))]);
        return points.filter((point, index) => index === 0 || String(point) !== String(points[index - 1]));
      }),
    );
}

/** Coarser detail for wider areas: the file is drawn at the size of the area, whatever that is. */
function shapeFor(area: Area, byDetail: ReadonlyMap<string, NamedShape>[]): NamedShape | undefined {
  const span = Math.max(area.bbox[2] - area.bbox[0], area.bbox[3] - area.bbox[1]);
  const from = span > 12 ? 0 : span > 0.8 ? 1 : 2;
  return byDetail
    .slice(from)
    .find((shapes) => shapes.has(area.code))
    ?.get(area.code);
}

/** One GeoJSON outline for each area that may be shown: the browser asks for a highlighted area's file only. */
export function* outlines(
  areas: readonly Area[],
  details: readonly Topology[],
): Generator<{ code: string; text: string }> {
  const byDetail = details.map(
    (topology) =>
      new Map(
        (['regions', 'countries', 'subregions'] as const).flatMap((level) =>
          shapesOf(topology, level).map((shape) => [shape.code, shape] as const),
        ),
      ),
  );
  for (const area of areas) {
    const shape = shapeFor(area, byDetail);
    if (shape === undefined || area.populationMin < POPULATION_MIN) continue;
    const digits = decimals(Math.max(area.bbox[2] - area.bbox[0], area.bbox[3] - area.bbox[1]));
    const coordinates = rounded(shape.polygons, digits);
    const geometry = { type: 'MultiPolygon', coordinates };
    yield { code: area.code, text: JSON.stringify({ type: 'Feature', id: area.code, properties: {}, geometry }) };
  }
}
