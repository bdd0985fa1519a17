import polylabel from 'polylabel';
import type { Topology } from 'topojson-specification';
import type { Area } from '../../domain/places/area';
import { boxOf, groundArea, type PolygonRings } from '../../domain/places/geometry';
import { type NamedShape, shapesOf } from '../../domain/places/topology';
import { countryNames } from './country-names';
import { UNASSIGNED } from './first-level';
import { CONTINENTS, M49_NAMES, SUBREGIONS, subregionOf } from './m49';
import type { Region } from './topologies';

export type AreaNames = Record<string, { es?: string; fr?: string; ar?: string }>;

/** Pole of inaccessibility of the largest piece, told as exactly as the smallness of the piece asks for. */
function anchorOf(polygons: readonly PolygonRings[]): [number, number] {
  const largest = polygons.reduce((best, polygon) =>
    groundArea(polygon[0] ?? []) > groundArea(best[0] ?? []) ? polygon : best,
  );
  const box = boxOf(largest);
  const precision = Math.min(0.005, Math.min(box.east - box.west, box.north - box.south) / 40);
  const [lon, lat] = polylabel(largest as unknown as number[][][], precision);
  const digits = precision < 0.002 ? 5 : 3;
  return [Number(lon.toFixed(digits)), Number(lat.toFixed(digits))];
}

/** The pieces that make up most of the area: far islands would otherwise set the frame of the map. */
function mainPieces(polygons: readonly PolygonRings[]): PolygonRings[] {
  const areas = polygons.map((polygon) => groundArea(polygon[0] ?? []));
  const most = Math.max(...areas);
  return polygons.filter((_, index) => (areas[index] as number) >= most * 0.3);
}

/** The narrowest box around the pieces, going round the back of the globe where that is shorter. */
function bboxOf(polygons: readonly PolygonRings[]): [number, number, number, number] {
  const boxes = polygons.map((polygon) => boxOf(polygon)).sort((a, b) => a.west - b.west);
  const south = Math.min(...boxes.map((box) => box.south));
  const north = Math.max(...boxes.map((box) => box.north));
  let reach = -Infinity;
  let gap = { width: -Infinity, after: 0 };
  boxes.forEach((box, index) => {
    if (index > 0 && box.west - reach > gap.width) gap = { width: box.west - reach, after: index };
    reach = Math.max(reach, box.east);
  });
  const first = (boxes[0] as { west: number }).west;
  const around = first + 360 - reach;
  const [west, east] =
    around >= gap.width
      ? [first, reach]
      : [
          (boxes[gap.after] as { west: number }).west,
          Math.max(...boxes.slice(0, gap.after).map((box) => box.east)) + 360,
        ];
  return [west, south, east, north].map((degrees) => Math.round(degrees * 100) / 100) as [
    number,
    number,
    number,
    number,
  ];
}

const frame = (polygons: readonly PolygonRings[]) => ({
  anchor: anchorOf(polygons),
  bbox: bboxOf(mainPieces(polygons)),
});

/** Regions, countries, subregions and continents with what the map and the rules need of them. */
export function areasOf(
  fine: Topology,
  continentDetail: Topology,
  regions: readonly Region[],
  population: ReadonlyMap<string, number>,
): { areas: Area[]; names: AreaNames } {
  const names: AreaNames = {};
  const areas: Area[] = [];
  const regionByCode = new Map(regions.map((region) => [region.code, region]));

  for (const shape of shapesOf(fine, 'regions')) {
    const region = regionByCode.get(shape.code);
    if (region === undefined || region.country === UNASSIGNED) continue;
    names[shape.code] = differing(region.name, region.names);
    areas.push({
      code: shape.code,
      level: 'region',
      name: region.name,
      parent: region.country,
      populationMin: population.get(shape.code) ?? 0,
      ...frame(shape.polygons),
    });
  }
  const countryShapes = shapesOf(fine, 'countries').filter(({ code }) => code !== UNASSIGNED);
  for (const shape of countryShapes) areas.push(countryArea(shape, names, population.get(shape.code) ?? 0));
  const sum = (codes: readonly string[]): number =>
    codes.reduce((total, code) => total + (population.get(code) ?? 0), 0);
  for (const shape of shapesOf(continentDetail, 'subregions')) {
    const subregion = SUBREGIONS.find(({ code }) => code === shape.code);
    if (subregion === undefined) throw new Error(`No M49 subregion ${shape.code}`);
    areas.push({
      ...named(shape.code, names),
      level: 'subregion',
      parent: subregion.continent,
      populationMin: sum(subregion.countries.split(' ')),
      ...frame(shape.polygons),
    });
  }
  for (const code of Object.keys(CONTINENTS)) {
    const members = SUBREGIONS.filter(({ continent }) => continent === code).flatMap((each) =>
      each.countries.split(' '),
    );
    const polygons = countryShapes.filter((shape) => members.includes(shape.code)).flatMap((shape) => shape.polygons);
    areas.push({
      ...named(code, names),
      level: 'continent',
      parent: null,
      populationMin: sum(members),
      ...frame(polygons),
    });
  }
  return { areas, names };
}

function countryArea(shape: NamedShape, names: AreaNames, populationMin: number): Area {
  const { en, ...others } = countryNames(shape.code);
  names[shape.code] = differing(en, others);
  const parent = subregionOf.get(shape.code) ?? null;
  return { code: shape.code, level: 'country', name: en, parent, populationMin, ...frame(shape.polygons) };
}

function named(code: string, names: AreaNames): { code: string; name: string } {
  const entry = M49_NAMES[code];
  if (entry === undefined) throw new Error(`No name for M49 ${code}`);
  const { en, ...others } = entry;
  names[code] = differing(en, others);
  return { code, name: en };
}

function differing(name: string, others: { es?: string; fr?: string; ar?: string }): AreaNames[string] {
  return Object.fromEntries(Object.entries(others).filter(([, other]) => other && other !== name));
}
