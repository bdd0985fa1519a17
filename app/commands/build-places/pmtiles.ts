import { gzipSync } from 'node:zlib';

/** Writes a PMTiles v3 archive with one root directory (enough for some thousand tiles). Specification: protomaps/PMTiles v3. */

export interface Tile {
  z: number;
  x: number;
  y: number;
  data: Uint8Array;
}

const HEADER_BYTES = 127;
const GZIP = 2;
const MVT = 1;

/** Position of a tile on the Hilbert curves of all zoom levels, laid end to end. */
export function tileId(z: number, x: number, y: number): number {
  let id = (4 ** z - 1) / 3;
  let [tx, ty] = [x, y];
  for (let side = 2 ** z / 2; side >= 1; side /= 2) {
    const rx = (tx & side) > 0 ? 1 : 0;
    const ry = (ty & side) > 0 ? 1 : 0;
    id += side * side * ((3 * rx) ^ ry);
    if (ry === 0) {
      if (rx === 1) [tx, ty] = [side - 1 - (tx & (side - 1)), side - 1 - (ty & (side - 1))];
      [tx, ty] = [ty, tx];
    }
  }
  return id;
}

function varints(numbers: readonly number[]): number[] {
  const bytes: number[] = [];
  for (let number of numbers) {
    while (number > 127) {
      bytes.push((number % 128) | 128);
      number = Math.floor(number / 128);
    }
    bytes.push(number);
  }
  return bytes;
}

interface Entry {
  id: number;
  offset: number;
  length: number;
}

function directory(entries: readonly Entry[]): Uint8Array {
  const deltas = entries.map((entry, index) => entry.id - (entries[index - 1]?.id ?? 0));
  const offsets = entries.map((entry, index) => {
    const before = entries[index - 1];
    return before && entry.offset === before.offset + before.length ? 0 : entry.offset + 1;
  });
  const columns = [[entries.length], deltas, entries.map(() => 1), entries.map((entry) => entry.length), offsets];
  return gzipSync(Uint8Array.from(columns.flatMap(varints)), { level: 9 });
}

export function pmtiles(tiles: readonly Tile[], metadata: object, maxZoom: number): Uint8Array {
  const sorted = [...tiles].sort((a, b) => tileId(a.z, a.x, a.y) - tileId(b.z, b.x, b.y));
  const seen = new Map<string, Entry>();
  const bodies: Uint8Array[] = [];
  let size = 0;
  const entries = sorted.map((tile) => {
    const id = tileId(tile.z, tile.x, tile.y);
    const body = gzipSync(tile.data, { level: 9 });
    const key = Buffer.from(body).toString('base64');
    const same = seen.get(key);
    if (same) return { ...same, id };
    const entry = { id, offset: size, length: body.length };
    seen.set(key, entry);
    bodies.push(body);
    size += body.length;
    return entry;
  });
  const root = directory(entries);
  if (HEADER_BYTES + root.length > 16_384) throw new Error('The root directory must fit into the first 16 KiB');
  const about = gzipSync(JSON.stringify(metadata), { level: 9 });
  const header = new DataView(new ArrayBuffer(HEADER_BYTES));
  const u64 = (at: number, value: number): void => header.setBigUint64(at, BigInt(value), true);
  new TextEncoder().encode('PMTiles').forEach((byte, at) => {
    header.setUint8(at, byte);
  });
  header.setUint8(7, 3);
  const rootAt = HEADER_BYTES;
  const aboutAt = rootAt + root.length;
  const dataAt = aboutAt + about.length;
  [rootAt, root.length, aboutAt, about.length, dataAt, 0, dataAt, size].forEach((value, at) => {
    u64(8 + at * 8, value);
  });
  u64(72, entries.length);
  u64(80, entries.length);
  u64(88, seen.size);
  [1, GZIP, GZIP, MVT, 0, maxZoom].forEach((value, at) => {
    header.setUint8(96 + at, value);
  });
  [-180, -85, 180, 85].forEach((degrees, at) => {
    header.setInt32(102 + at * 4, degrees * 1e7, true);
  });
  header.setUint8(118, 2);
  return Buffer.concat([new Uint8Array(header.buffer), root, about, ...bodies]);
}
