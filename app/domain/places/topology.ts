import { feature } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import type { PolygonRings, Position } from './geometry';

/** Reads shapes and lines out of a committed topology. */

export interface NamedShape {
  code: string;
  country: string;
  polygons: readonly PolygonRings[];
}

export interface NamedLine {
  kind: string;
  lines: readonly (readonly Position[])[];
}

function geometriesOf(topology: Topology, object: string): GeometryObject[] {
  return (topology.objects[object] as GeometryCollection | undefined)?.geometries ?? [];
}

export function shapesOf(topology: Topology, object: 'regions' | 'countries' | 'subregions'): NamedShape[] {
  return geometriesOf(topology, object).flatMap((geometry) => {
    const { geometry: shape } = feature(topology, geometry as never) as unknown as GeoJSON.Feature;
    if (shape === null) return [];
    const polygons =
      shape.type === 'Polygon' ? [shape.coordinates] : shape.type === 'MultiPolygon' ? shape.coordinates : [];
    const { country } = (geometry.properties ?? {}) as { country?: string };
    return [{ code: String(geometry.id), country: country ?? '', polygons: polygons as unknown as PolygonRings[] }];
  });
}

/** All land as one shape, without inner lines. */
export function landOf(topology: Topology): readonly PolygonRings[] {
  return geometriesOf(topology, 'land').flatMap((geometry) => {
    const { geometry: shape } = feature(topology, geometry as never) as unknown as GeoJSON.Feature;
    return shape?.type === 'MultiPolygon' ? (shape.coordinates as unknown as PolygonRings[]) : [];
  });
}

export function linesOf(topology: Topology): NamedLine[] {
  return geometriesOf(topology, 'lines').map((geometry) => {
    const { geometry: line } = feature(topology, geometry as never) as unknown as GeoJSON.Feature;
    const lines = line !== null && line.type === 'MultiLineString' ? line.coordinates : [];
    return { kind: String(geometry.id), lines: lines as unknown as Position[][] };
  });
}
