import { readFileSync } from 'node:fs';
import { PMTiles, type RangeResponse, type Source, zxyToTileId } from 'pmtiles';
import { describe, expect, it } from 'vitest';
import { pmtiles, tileId } from './pmtiles';

class MemorySource implements Source {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  getKey(): string {
    return 'memory';
  }

  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    return { data: new Uint8Array(this.#bytes.slice(offset, offset + length)).buffer };
  }
}

describe('tileId', () => {
  it('agrees with the reader on every tile up to zoom 5', () => {
    for (let z = 0; z <= 5; z++) {
      for (let x = 0; x < 2 ** z; x++) {
        for (let y = 0; y < 2 ** z; y++) expect(tileId(z, x, y)).toBe(zxyToTileId(z, x, y));
      }
    }
  });
});

describe('pmtiles', () => {
  it('writes an archive that the reader gives back tile by tile, equal tiles stored once', async () => {
    const data = (text: string) => new TextEncoder().encode(text);
    const sea = data('sea');
    const tiles = [
      { z: 2, x: 3, y: 1, data: data('east') },
      { z: 0, x: 0, y: 0, data: data('world') },
      { z: 1, x: 0, y: 1, data: sea },
      { z: 1, x: 1, y: 1, data: sea },
    ];
    const archive = new PMTiles(new MemorySource(pmtiles(tiles, { name: 'test' }, 2)));
    const header = await archive.getHeader();
    expect(header).toMatchObject({
      specVersion: 3,
      numAddressedTiles: 4,
      numTileContents: 3,
      maxZoom: 2,
      clustered: true,
    });
    for (const { z, x, y, data: wanted } of tiles) {
      const tile = await archive.getZxy(z, x, y);
      expect(new Uint8Array(tile?.data ?? new ArrayBuffer(0))).toEqual(wanted);
    }
    expect(await archive.getZxy(2, 0, 0)).toBeUndefined();
  });
});

describe('the committed base map', () => {
  it('is small, and has tiles down to zoom 5', async () => {
    const bytes = readFileSync('public/map/base.pmtiles');
    expect(bytes.length).toBeLessThan(2_500_000);
    const archive = new PMTiles(new MemorySource(bytes));
    expect(await archive.getHeader()).toMatchObject({ minZoom: 0, maxZoom: 5, tileType: 1 });
    expect((await archive.getZxy(5, 24, 13))?.data.byteLength).toBeGreaterThan(100);
  });
});
