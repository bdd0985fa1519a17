import type { Area } from '../area';
import { boxOf } from '../geometry';
import type { NamedShape } from '../topology';
import { clipRing } from './clip';
import { boxOfLabel, COUNTRY_LETTERING, inCountry, type Label, type Occupied, SMALL_COUNTRY_LETTERING } from './labels';
import { nearestTurn, type Point, project, type Sheet } from './mercator';

/** Names of the countries around a journey: enough to know where one is, none that touches the journey itself. */

export type CountryName = Label & { small: boolean };

/** Uninhabited and tiny territories are not what one looks for on a map of a journey. */
const POPULATION_MIN = 20_000;

const MARGIN = 24;
const STEPS = 14;

const onSheet = ({ width, height }: Sheet, [x, y]: Point): boolean =>
  x > MARGIN && x < width - MARGIN && y > MARGIN && y < height - MARGIN;

function inside(rings: readonly (readonly Point[])[], [x, y]: Point): boolean {
  let within = false;
  for (const ring of rings) {
    ring.forEach(([bx, by], index) => {
      const [ax, ay] = ring[(index + ring.length - 1) % ring.length] as Point;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
    });
  }
  return within;
}

function distanceTo(rings: readonly (readonly Point[])[], [x, y]: Point): number {
  let best = Number.POSITIVE_INFINITY;
  for (const ring of rings) for (const [px, py] of ring) best = Math.min(best, Math.hypot(px - x, py - y));
  return best;
}

/** Where a country's name goes when its own middle lies off the sheet: deep inside the part that is seen. */
function middleOfSeen(sheet: Sheet, shape: NamedShape): Point | null {
  const rect = { left: MARGIN, top: MARGIN, right: sheet.width - MARGIN, bottom: sheet.height - MARGIN };
  const rings = shape.polygons.flatMap((polygon) => {
    const box = boxOf(polygon);
    const turn = nearestTurn((box.west + box.east) / 2, sheet.center[0]) - (box.west + box.east) / 2;
    return polygon.map((ring) =>
      clipRing(
        ring.map(([lon, lat]) => project(sheet, [lon + turn, lat])),
        rect,
      ),
    );
  });
  const seen = rings.filter((ring) => ring.length > 2);
  if (seen.length === 0) return null;
  let best: { point: Point; room: number } | null = null;
  for (let column = 1; column < STEPS; column++) {
    for (let row = 1; row < STEPS; row++) {
      const point: Point = [(sheet.width * column) / STEPS, (sheet.height * row) / STEPS];
      if (!inside(seen, point)) continue;
      const room = Math.min(distanceTo(seen, point), point[0] - MARGIN, sheet.width - MARGIN - point[0]);
      if (best === null || room > best.room) best = { point, room };
    }
  }
  return best !== null && best.room > 34 ? best.point : null;
}

interface NamesInput {
  sheet: Sheet;
  areas: Iterable<Area>;
  shapes: readonly NamedShape[];
  /** Codes that carry their name beside their number. */
  named: ReadonlySet<string>;
  occupied: Occupied[];
  nameOf: (code: string) => string;
}

/** Greater countries first; those with less room appear only where the map is shown wide. Adds to `occupied`. */
export function countryNames({ sheet, areas, shapes, named, occupied, nameOf }: NamesInput): CountryName[] {
  const shapeByCode = new Map(shapes.map((shape) => [shape.code, shape]));
  const inView = [...areas]
    .filter(
      ({ level, code, populationMin }) => level === 'country' && populationMin >= POPULATION_MIN && !named.has(code),
    )
    .sort((a, b) => b.populationMin - a.populationMin)
    .flatMap((area) => {
      const anchor = project(sheet, [nearestTurn(area.anchor[0], sheet.center[0]), area.anchor[1]]);
      const shape = shapeByCode.get(area.code);
      const point = onSheet(sheet, anchor) ? anchor : shape ? middleOfSeen(sheet, shape) : null;
      return point ? [{ area, point }] : [];
    });
  const names: CountryName[] = [];
  for (const small of [false, true]) {
    const lettering = small ? SMALL_COUNTRY_LETTERING : COUNTRY_LETTERING;
    for (const { area, point } of inView) {
      const text = nameOf(area.code);
      const width = ((area.bbox[2] - area.bbox[0]) * Math.PI * sheet.scale) / 180;
      if (names.some((name) => name.text === text) || text.length * lettering.letter > width * 1.6) continue;
      const label = inCountry(text, point, lettering, { width: sheet.width, height: sheet.height, occupied });
      if (label === null) continue;
      names.push({ ...label, x: Math.round(label.x * 10) / 10, y: Math.round(label.y * 10) / 10, small });
      occupied.push(boxOfLabel(label, lettering));
    }
  }
  return names;
}
