/** What a public place may be: never a point, always an area that many people share. */

export const AREA_LEVELS = ['region', 'country', 'subregion', 'continent'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** The public name of a place. Carries nothing from which a true place could be worked out. */
export interface AreaRef {
  /** Region `BD-C`, country ISO 3166-1 alpha-2 `BD`, UN M49 subregion `034` or continent `142`. */
  code: string;
  level: AreaLevel;
  /** English name; other languages through `areaName`. */
  name: string;
}

export interface Area extends AreaRef {
  parent: string | null;
  /** People known to live in populated places there: a lower bound, never an estimate upwards. */
  populationMin: number;
  /** The area's own pole of inaccessibility: lies inside its largest piece. */
  anchor: readonly [lon: number, lat: number];
  /** West, south, east, north; east may exceed 180 where the area crosses the antimeridian. */
  bbox: readonly [number, number, number, number];
}

export interface AreaTable {
  get(code: string): Area | undefined;
}

export const refOf = ({ code, level, name }: Area): AreaRef => ({ code, level, name });

/** The area and all that hold it, finest first. */
export function lineage(table: AreaTable, code: string): Area[] {
  const line: Area[] = [];
  for (let area = table.get(code); area !== undefined; area = area.parent ? table.get(area.parent) : undefined) {
    line.push(area);
  }
  return line;
}
