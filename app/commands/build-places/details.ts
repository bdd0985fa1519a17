import { feature, quantize } from 'topojson-client';
import { filter, filterAttached, presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, GeometryObject, Objects, Topology } from 'topojson-specification';
import { groundArea, type Ring } from '../../domain/places/geometry';

export interface Detail {
  name: 'world' | 'continent' | 'country' | 'region';
  /** Smallest triangle kept, in square degrees of ground. */
  triangleMin: number;
  /** Smallest island kept, in square degrees of ground. */
  islandMin: number;
  quantization: number;
  objects: readonly string[];
}

export const DETAILS: readonly Detail[] = [
  { name: 'world', triangleMin: 0.25, islandMin: 0.6, quantization: 1e4, objects: ['land', 'countries', 'lines'] },
  {
    name: 'continent',
    triangleMin: 0.02,
    islandMin: 0.04,
    quantization: 3e4,
    objects: ['land', 'countries', 'regions', 'subregions', 'lines'],
  },
  {
    name: 'country',
    triangleMin: 0.001,
    islandMin: 0.001,
    quantization: 1e5,
    objects: ['land', 'countries', 'regions', 'lines'],
  },
  { name: 'region', triangleMin: 0.00005, islandMin: 0, quantization: 4e5, objects: ['regions', 'countries'] },
];

/** Ground area in square degrees at the equator's scale, so that the far north is not kept in needless detail. */
function triangleArea([a, b, c]: [[number, number], [number, number], [number, number]]): number {
  const shrink = Math.cos((a[1] * Math.PI) / 180);
  return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) * 0.5 * shrink;
}

export const weighted = (topology: Topology): Topology => presimplify(topology, triangleArea);

type ArcRing = number[];

interface PolygonObject {
  type: 'Polygon' | 'MultiPolygon';
  arcs: ArcRing[] | ArcRing[][];
}

const collection = (geometries: GeometryObject[]): GeometryCollection => ({ type: 'GeometryCollection', geometries });
const members = (object: GeometryObject): GeometryObject[] => (object as GeometryCollection).geometries;
const arcOf = (index: number): number => (index < 0 ? ~index : index);

/** The world at one level of detail: fewer points, no islands too small to see, no shore of an island left out. */
export function atDetail(weightedTopology: Topology, detail: Detail): Topology {
  const attached = filterAttached({
    ...weightedTopology,
    objects: { regions: weightedTopology.objects.regions as GeometryObject },
  });
  const simplified: Topology<Objects> = simplify(weightedTopology, detail.triangleMin) as Topology<Objects>;
  const areaOf = (ring: ArcRing): number => {
    const shape = feature(simplified, { type: 'Polygon', arcs: [ring] } as never) as unknown as GeoJSON.Feature;
    return groundArea((shape.geometry as GeoJSON.Polygon).coordinates[0] as unknown as Ring);
  };
  const seen = new Map<number, boolean>();
  const keep = (ring: ArcRing): boolean => {
    if (attached(ring as never, false)) return true;
    const key = arcOf(ring[0] as number);
    const known = seen.get(key) ?? areaOf(ring) > detail.islandMin;
    seen.set(key, known);
    return known;
  };
  const objects: Record<string, GeometryObject> = {};
  for (const name of detail.objects.filter((each) => each !== 'lines')) {
    objects[name] = collection(
      members(simplified.objects[name] as GeometryObject).flatMap((shape) => trimmed(shape, keep)),
    );
  }
  if (detail.objects.includes('lines')) {
    objects.lines = linesBetween(
      simplified.objects.lines as GeometryObject,
      Object.values(objects),
      detail.name === 'world',
    );
  }
  const pruned = filter({ ...simplified, objects } as Topology, () => true);
  return quantize(pruned as Topology<Objects<NonNullable<unknown>>>, detail.quantization);
}

function trimmed(shape: GeometryObject, keep: (ring: ArcRing) => boolean): GeometryObject[] {
  const { type, arcs } = shape as unknown as PolygonObject;
  const polygons = (type === 'Polygon' ? [arcs] : arcs) as ArcRing[][];
  const kept = polygons.flatMap(([outer, ...holes]) => (outer && keep(outer) ? [[outer, ...holes.filter(keep)]] : []));
  return kept.length === 0 ? [] : [{ ...shape, type: 'MultiPolygon', arcs: kept } as unknown as GeometryObject];
}

function linesBetween(lines: GeometryObject, shapes: readonly GeometryObject[], outlinesOnly: boolean): GeometryObject {
  const used = new Set<number>();
  for (const shape of shapes.flatMap(members)) {
    for (const index of (shape as unknown as { arcs: number[][][] }).arcs.flat(2)) used.add(arcOf(index));
  }
  const kept = members(lines).filter((line) => !(outlinesOnly && String(line.id).startsWith('regions-')));
  return collection(
    kept.map((line) => {
      const { arcs } = line as unknown as { arcs: ArcRing[] };
      return { ...line, arcs: arcs.filter((path) => path.every((index) => used.has(arcOf(index)))) } as GeometryObject;
    }),
  );
}
