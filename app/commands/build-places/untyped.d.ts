/** Shapes of the build-time packages that ship no types; only what this command uses. */
declare module 'topojson-server' {
  import type { GeoJsonObject } from 'geojson';
  import type { Topology } from 'topojson-specification';
  export function topology(objects: Record<string, GeoJsonObject>, quantization?: number): Topology;
}

declare module 'topojson-simplify' {
  import type { Topology } from 'topojson-specification';

  type Triangle = [[number, number], [number, number], [number, number]];
  export function presimplify(topology: Topology, weight?: (triangle: Triangle) => number): Topology;
  export function simplify(topology: Topology, minWeight: number): Topology;
  export function filter(
    topology: Topology,
    filter: (ring: [number, number][], interior: boolean) => boolean,
  ): Topology;
  export function filterAttached(topology: Topology): (ring: [number, number][], interior: boolean) => boolean;
}

declare module 'polylabel' {
  export default function polylabel(polygon: number[][][], precision?: number): [number, number] & { distance: number };
}

declare module 'geojson-vt' {
  import type { GeoJSON } from 'geojson';
  export interface VectorTile {
    features: { geometry: unknown; type: number; tags: Record<string, unknown> | null }[];
  }
  export interface TileOptions {
    maxZoom?: number;
    indexMaxZoom?: number;
    indexMaxPoints?: number;
    tolerance?: number;
    extent?: number;
    buffer?: number;
  }
  export default class GeoJSONVT {
    constructor(data: GeoJSON, options?: TileOptions);
    getTile(z: number, x: number, y: number): VectorTile | null;
  }
}

declare module 'vt-pbf' {
  import type { VectorTile } from 'geojson-vt';

  const vtpbf: {
    fromGeojsonVt(layers: Record<string, VectorTile>, options?: { version?: number; extent?: number }): Uint8Array;
  };
  export default vtpbf;
}
