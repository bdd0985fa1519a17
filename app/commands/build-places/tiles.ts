import type { Feature, FeatureCollection } from 'geojson';
import GeoJSONVT, { type VectorTile } from 'geojson-vt';
import type { Topology } from 'topojson-specification';
import vtpbf from 'vt-pbf';
import type { Area } from '../../domain/places/area';
import { landOf, linesOf } from '../../domain/places/topology';
import type { AreaNames } from './areas';
import { pmtiles, type Tile } from './pmtiles';

const ZOOM_MAX = 5;
const REGIONS_FROM_ZOOM = 3;

interface Layer {
  name: string;
  fromZoom: number;
  data: FeatureCollection;
  buffer: number;
}

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });

const line = (coordinates: unknown, properties: Record<string, string | number>): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'MultiLineString', coordinates: coordinates as number[][][] },
});

/** The map's frame cuts the world at 180°: that is no coast. */
const isCut = (points: readonly (readonly [number, number])[]): boolean =>
  points.length > 0 && points.every(([lon, lat]) => Math.abs(lon) > 179.99 || lat < -89.9);

function layers(topology: Topology, areas: readonly Area[], names: AreaNames): Layer[] {
  const land = { type: 'MultiPolygon' as const, coordinates: landOf(topology) as unknown as number[][][][] };
  const kinds = new Map(linesOf(topology).map(({ kind, lines }) => [kind, lines]));
  const coast = (kinds.get('coast') ?? []).filter((points) => !isCut(points));
  const borders = [
    line(coast, { kind: 'coast' }),
    line(kinds.get('border') ?? [], { kind: 'border' }),
    line(kinds.get('disputed') ?? [], { kind: 'disputed' }),
  ];
  const inner = [...kinds].filter(([kind]) => kind.startsWith('regions-')).flatMap(([, lines]) => lines);
  const labels = areas.filter(({ level, populationMin }) => level === 'country' && populationMin > 0).map(label(names));
  return [
    { name: 'land', fromZoom: 0, data: collection([{ type: 'Feature', properties: {}, geometry: land }]), buffer: 64 },
    { name: 'lines', fromZoom: 0, data: collection(borders), buffer: 64 },
    { name: 'regions', fromZoom: REGIONS_FROM_ZOOM, data: collection([line(inner, { kind: 'region' })]), buffer: 64 },
    { name: 'labels', fromZoom: 0, data: collection(labels), buffer: 0 },
  ];
}

/** `rank` is the zoom from which a country's name has room. */
const label =
  (names: AreaNames) =>
  ({ code, name, anchor, bbox }: Area): Feature => {
    const span = Math.max(0.1, Math.min(bbox[2] - bbox[0], (bbox[3] - bbox[1]) * 1.6));
    const rank = Math.max(0, Math.min(7, Math.round(Math.log2(90 / span) * 10) / 10));
    const properties: Record<string, string | number> = { code, rank, name, ...names[code] };
    return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [anchor[0], anchor[1]] } };
  };

export function buildTiles(topology: Topology, areas: readonly Area[], names: AreaNames): Uint8Array {
  const described = layers(topology, areas, names);
  const indexes = described.map((layer) => ({
    ...layer,
    index: new GeoJSONVT(layer.data, {
      maxZoom: ZOOM_MAX,
      indexMaxZoom: ZOOM_MAX,
      tolerance: 4,
      buffer: layer.buffer,
      indexMaxPoints: 0,
    }),
  }));
  const tiles: Tile[] = [];
  for (let z = 0; z <= ZOOM_MAX; z++) {
    for (let x = 0; x < 2 ** z; x++) {
      for (let y = 0; y < 2 ** z; y++) {
        const content: Record<string, VectorTile> = {};
        for (const { name, fromZoom, index } of indexes) {
          const tile = z >= fromZoom ? index.getTile(z, x, y) : null;
          if (tile && tile.features.length > 0) content[name] = tile;
        }
        if (Object.keys(content).length > 0) {
          tiles.push({ z, x, y, data: vtpbf.fromGeojsonVt(content, { version: 2, extent: 4096 }) });
        }
      }
    }
  }
  const vector_layers = described.map(({ name, fromZoom }) => ({
    id: name,
    fields: {},
    minzoom: fromZoom,
    maxzoom: ZOOM_MAX,
  }));
  return pmtiles(tiles, { name: 'Homeward base map', attribution: 'Natural Earth', vector_layers }, ZOOM_MAX);
}
