import { mergeArcs, meshArcs } from 'topojson-client';
import { topology as buildTopology } from 'topojson-server';
import type { GeometryCollection, GeometryObject, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { isDisputed } from '../../domain/places/disputed-lines';
import { countryNames } from './country-names';
import { distinctCode, NAME_BY_CODE, regionKey, shortName, UNASSIGNED } from './first-level';
import { subregionOf } from './m49';
import type { Admin1 } from './sources';

export interface Region {
  code: string;
  country: string;
  name: string;
  /** Names in the other languages of the public pages, where the source has them. */
  names: { es?: string; fr?: string; ar?: string };
}

interface RegionProperties {
  country: string;
}

type Shape = Polygon<RegionProperties> | MultiPolygon<RegionProperties>;

/** Drops what every object but the shapes would cost, and drops rows that name nothing. */
function named(features: readonly Admin1[]): Admin1[] {
  return features.filter(({ properties }) => properties.name !== '' || properties.name_en !== '');
}

export function regionsOf(features: readonly Admin1[]): { regions: Region[]; codes: string[]; kept: Admin1[] } {
  const kept = named(features);
  const byCode = new Map<string, Region>();
  const nameOfCode = new Map<string, string>();
  const codes = kept.map(({ properties }) => {
    const key = regionKey(properties);
    const title =
      NAME_BY_CODE[key.code] ?? (key.translated ? shortName(key.name, countryNames(key.country).en) : key.name);
    const code = distinctCode(key.code, title, nameOfCode);
    if (!byCode.has(code)) {
      nameOfCode.set(code, title);
      const { name_es: es, name_fr: fr, name_ar: ar } = properties;
      const names = key.translated ? { es, fr, ar } : {};
      byCode.set(code, { code, country: key.country, name: title, names });
    }
    return code;
  });
  return { regions: [...byCode.values()], codes, kept };
}

/**
 * One topology with every shape and line: regions, countries, subregions, land, and the lines by kind. All levels of
 * detail are cut from it, so that neighbours keep one and the same border.
 */
export function worldTopology(kept: readonly Admin1[], codes: readonly string[], regions: readonly Region[]): Topology {
  const raw = buildTopology(
    {
      features: {
        type: 'FeatureCollection',
        features: kept.map((feature, index) => ({ ...feature, properties: { code: codes[index] } })),
      } as never,
    },
    1e6,
  );
  const features = (raw.objects.features as GeometryCollection<{ code: string }>).geometries;
  const group = (keyOf: (code: string) => string | undefined): Map<string, GeometryObject[]> => {
    const groups = new Map<string, GeometryObject[]>();
    for (const geometry of features) {
      const key = keyOf((geometry.properties as { code: string }).code);
      if (key === undefined) continue;
      groups.set(key, [...(groups.get(key) ?? []), geometry]);
    }
    return groups;
  };
  const countryByRegion = new Map(regions.map((region) => [region.code, region.country]));
  const merged = (groups: Map<string, GeometryObject[]>, countryOfKey: (key: string) => string): Shape[] =>
    [...groups].map(([key, members]) => ({
      ...(mergeArcs(raw, members as never) as unknown as Shape),
      id: key,
      properties: { country: countryOfKey(key) },
    }));

  const regionShapes = merged(
    group((code) => code),
    (code) => countryByRegion.get(code) ?? UNASSIGNED,
  );
  const countryShapes = merged(
    group((code) => countryByRegion.get(code)),
    (code) => code,
  );
  const subregionShapes = merged(
    group((code) => subregionOf.get(countryByRegion.get(code) ?? '')),
    () => '',
  );
  raw.objects = {
    regions: collection(regionShapes),
    countries: collection(countryShapes),
    subregions: collection(subregionShapes),
  };
  const land = { ...(mergeArcs(raw, features as never) as unknown as Shape), id: 'land' };
  raw.objects.land = collection([land]);
  raw.objects.lines = linesOf(raw, regionShapes);
  return raw;
}

const collection = (geometries: GeometryObject[]): GeometryCollection => ({ type: 'GeometryCollection', geometries });

/** Coast, borders, disputed lines, and each country's inner lines, as shared arcs. */
function linesOf(topology: Topology, shapes: Shape[]): GeometryCollection {
  const all = collection(shapes);
  const side = (shape: GeometryObject) => ({
    country: (shape.properties as RegionProperties).country,
    region: String(shape.id),
  });
  const mesh = (kind: string, keep: (a: GeometryObject, b: GeometryObject) => boolean): GeometryObject => ({
    ...(meshArcs(topology, all as never, keep as never) as unknown as GeometryObject),
    id: kind,
  });
  const inner = (a: GeometryObject, b: GeometryObject): boolean => a !== b && !isDisputed(side(a), side(b));
  const sameCountry = (a: GeometryObject, b: GeometryObject): boolean => side(a).country === side(b).country;
  const countries = [...new Set(shapes.map((shape) => side(shape).country))];
  return collection([
    mesh('coast', (a, b) => a === b),
    mesh('border', (a, b) => inner(a, b) && !sameCountry(a, b)),
    mesh('disputed', (a, b) => a !== b && isDisputed(side(a), side(b))),
    ...countries.map((country) =>
      mesh(`regions-${country}`, (a, b) => inner(a, b) && sameCountry(a, b) && side(a).country === country),
    ),
  ]);
}
