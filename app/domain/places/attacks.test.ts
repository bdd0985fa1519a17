import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { areaTable, regionIndex } from './data.server';
import {
  type Area,
  areaByCode,
  areaLineage,
  areaOfPoint,
  coarsen,
  coarsenJourney,
  type GrantedPlaces,
  type JourneyGrants,
  PUBLIC_STOP_KINDS,
  type PublicJourney,
  STOP_KINDS,
  storyMapView,
  type TrueStop,
} from './index.server';

// Somebody who reads everything that was ever published, and knows how the map is made, looks for a true place. Each
// attack names the safeguard whose removal turns it red.

vi.setConfig({ testTimeout: 60_000 });

const truePoints = Array.from({ length: 10 }, (_, index) => {
  const file = `prisma/seed/cases/case-${String(index + 1).padStart(3, '0')}.json`;
  return (JSON.parse(readFileSync(file, 'utf8')) as { journey: TrueStop[] }).journey;
}).flat();
const regions = [...areaTable().values()].filter(({ level }) => level === 'region');
const asRead = (open: PublicJourney) => ({ stops: open.stops, map: storyMapView(open.stops) });

const kinds = fc.constantFrom(...STOP_KINDS);
const point = fc.constantFrom(...truePoints).map(({ lat, lon, country }) => ({ lat, lon, country }));
const journeys = fc
  .array(fc.tuple(kinds, point), { minLength: 1, maxLength: 8 })
  .map((stops) =>
    stops.map(([kind, at], index): TrueStop => ({ kind, order: index + 1, ...at, from: '2020-01', to: '2022-06' })),
  );
const grants = fc.constantFrom<GrantedPlaces>('region', 'country', 'subregion', 'continent');
const by = (places: GrantedPlaces): JourneyGrants => ({ places, times: 'years' });
const isHidden = ({ kind }: TrueStop) => !(PUBLIC_STOP_KINDS as readonly string[]).includes(kind);

/** Numbers in a row that repeat: a thousand pages of one place must be a thousand times the same attack. */
function* jitter(seed: number): Generator<number> {
  for (let state = seed; ; state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) yield state / 2_147_483_648 - 0.5;
}

describe('averaging over many publications', () => {
  // Safeguard: `coarsen` sees a region's code and no coordinate; anchors belong to areas.
  it('1,000 pages of one true place, each measured a little differently, are one and the same page', () => {
    const noise = jitter(1);
    const next = () => noise.next().value as number;
    for (const { lat, lon, country, ...rest } of truePoints.filter((stop) => !isHidden(stop)).slice(0, 3)) {
      const home = areaOfPoint({ lat, lon, country });
      const seen = new Set<string>();
      const drawn = new Set<unknown>();
      let crossed = 0;
      for (let page = 0; page < 1_000; page += 1) {
        const measured = { lat: lat + next() * 0.1, lon: lon + next() * 0.1, country };
        const match = areaOfPoint(measured);
        // Ten kilometres off may be over the border of the region: then it is another true place.
        if (!match.ok || !home.ok || match.regionCode !== home.regionCode) {
          crossed += 1;
          continue;
        }
        const open = coarsenJourney([{ ...rest, ...measured, kind: 'transit' }], by('region'));
        const read = JSON.stringify(open.stops);
        seen.add(read);
        drawn.add(storyMapView(open.stops));
      }
      expect(crossed).toBeLessThan(500);
      // One outcome: the mean of what is read, however it is taken, is the area's own anchor and nothing of the place.
      expect([seen.size, drawn.size]).toEqual([1, 1]);
    }
  });
});

describe('toggling versions', () => {
  // Safeguard: `coarsenIn` takes what it tells from the lineage of one region, whatever was granted before or after.
  it('all versions of a page together tell of a place no more than the finest of them told', () => {
    fc.assert(
      fc.property(point, fc.array(grants, { minLength: 2, maxLength: 12 }), (at, versions) => {
        const told = versions.flatMap((places) =>
          coarsenJourney([{ ...at, kind: 'transit', order: 1 }], by(places)).stops.map(({ area }) => area.code),
        );
        const finest = told.reduce((one, other) =>
          areaLineage(one).length >= areaLineage(other).length ? one : other,
        );
        const line = areaLineage(finest).map(({ code }) => code);
        // One chain: what two versions have in common is one of them, never a smaller place between them.
        expect(told.filter((code) => !line.includes(code))).toEqual([]);
        expect(areaByCode(finest)?.populationMin).toBeGreaterThanOrEqual(100_000);
      }),
      { numRuns: 300 },
    );
  });
});

describe('suppression', () => {
  // Safeguard: `evenGrantIn`. Told each on its own level, Thailand would be the one country among regions.
  it('a page never tells one place coarser than the others, which would say who is where', () => {
    const levels = new Set<number>();
    fc.assert(
      fc.property(journeys, grants, (stops, places) => {
        const open = coarsenJourney(stops, by(places));
        const found = new Set(open.stops.map(({ area }) => area.level));
        levels.add(found.size);
        expect(found.size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
    expect(levels).toEqual(new Set([0, 1]));
  });

  it('a hidden place changes nothing but the level of the whole page, as a narrower consent would', () => {
    fc.assert(
      fc.property(
        journeys,
        fc.constantFrom('shelter' as const, 'return' as const, 'destination' as const),
        point,
        (stops, kind, at) => {
          const open = stops.filter((stop) => !isHidden(stop));
          const hidden: TrueStop = { ...at, kind, order: stops.length + 1, from: '2023-01', to: null };
          const read = (all: readonly TrueStop[], places: GrantedPlaces) => coarsenJourney(all, by(places)).stops;
          const withIt = read([...open, hidden], 'region');
          const asConsented = [read(open, 'region'), read(open, 'country')];
          expect(asConsented).toContainEqual(withIt);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('a region that is too small is not given away by being the only one that is missing', () => {
    const small = regions.filter(({ populationMin }) => populationMin < 100_000);
    const at = ({ anchor: [lon, lat], parent }: Area) => ({ lon, lat, country: parent ?? '' });
    const placed = small.filter((area) => areaOfPoint(at(area)).ok);
    expect(placed.length).toBeGreaterThan(200);
    for (const area of placed.filter((_, index) => index % 10 === 0)) {
      const stops: TrueStop[] = [
        { kind: 'origin', order: 1, lat: 23.6, lon: 89.84, country: 'BD' },
        { kind: 'transit', order: 2, ...at(area) },
      ];
      const { stops: open } = coarsenJourney(stops, by('region'));
      expect([area.code, open.map((stop) => stop.area.level)]).not.toContain('region');
      for (const stop of open) expect(areaByCode(stop.area.code)?.populationMin).toBeGreaterThanOrEqual(100_000);
    }
  });
});

describe('interpolation along a route', () => {
  // Safeguard: the drawing is made of area codes alone (`storyMapView`); stops that are not told leave no gap in it.
  it('curves, arrows, numbers, camera and names are the same whatever lay between two areas', () => {
    const between = truePoints.filter(({ country }) => !['BD', 'MY'].includes(country));
    const ends: TrueStop[] = [
      { kind: 'origin', order: 1, lat: 23.6, lon: 89.84, country: 'BD', from: '2019-01', to: '2020-01' },
      { kind: 'exploitation', order: 99, lat: 1.43, lon: 103.63, country: 'MY', from: '2020-06', to: '2022-01' },
    ];
    const bare = asRead(coarsenJourney(ends, by('country')));
    for (const [index, stop] of between.entries()) {
      const rescued = coarsenJourney([...ends, { ...stop, kind: 'escape_or_rescue', order: 2 + index }], by('country'));
      expect(asRead(rescued)).toEqual(bare);
      const unplaced = coarsenJourney([...ends, { ...stop, kind: 'transit', order: 2, country: 'ZZ' }], by('country'));
      expect(asRead(unplaced)).toEqual(bare);
    }
  });

  it('moving every true point within its region moves nothing', () => {
    fc.assert(
      fc.property(journeys, fc.double({ min: -0.2, max: 0.2, noNaN: true }), grants, (stops, shift, places) => {
        const moved = stops.map((stop) => ({ ...stop, lat: stop.lat + shift, lon: stop.lon - shift }));
        const region = (stop: TrueStop) => {
          const match = areaOfPoint(stop);
          return match.ok ? match.regionCode : match.reason;
        };
        fc.pre(stops.every((stop, index) => region(stop) === region(moved[index] as TrueStop)));
        expect(coarsenJourney(moved, by(places)).stops).toEqual(coarsenJourney(stops, by(places)).stops);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the end of the way home', () => {
  // Safeguards: kinds that are never public; a map whose frame is fitted to the public areas' own boxes.
  it('camera, scale, frame and every drawn point depend on the public areas alone', () => {
    const open: TrueStop[] = [
      { kind: 'origin', order: 1, lat: 23.6, lon: 89.84, country: 'BD', from: '2019-01', to: '2020-01' },
      { kind: 'exploitation', order: 2, lat: 1.43, lon: 103.63, country: 'MY', from: '2020-06', to: '2022-01' },
    ];
    const bare = asRead(coarsenJourney(open, by('country')));
    for (const at of truePoints)
      for (const kind of ['escape_or_rescue', 'shelter', 'return', 'destination'] as const)
        for (const order of [0, 1.5, 3]) {
          const hidden: TrueStop = { ...at, kind, order, from: '2022-01', to: null };
          const read = asRead(coarsenJourney([...open, hidden], by('country')));
          expect(read.stops).toEqual(bare.stops);
          expect(read.map).toBe(bare.map);
        }
  });

  it('a case of hidden places alone draws nothing at all', () => {
    for (const kind of ['escape_or_rescue', 'shelter', 'return', 'destination'] as const) {
      const open = coarsenJourney(
        truePoints.map((at, order) => ({ ...at, kind, order })),
        by('region'),
      );
      expect(asRead(open)).toEqual({ stops: [], map: null });
    }
  });
});

describe('the sea and the borders', () => {
  // Safeguard: `locate` looks in the declared country only and refuses what lies in another.
  it('a point gives an area of the country that was declared, or none', () => {
    const countries = [...new Set(regions.map(({ parent }) => parent ?? ''))];
    let [placed, refused] = [0, 0];
    fc.assert(
      fc.property(
        fc.double({ min: -60, max: 75, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.constantFrom(...countries),
        (lat, lon, country) => {
          const match = areaOfPoint({ lat, lon, country });
          if (!match.ok) {
            refused += 1;
            return;
          }
          placed += 1;
          expect(areaByCode(match.regionCode)?.parent).toBe(country);
        },
      ),
      { numRuns: 1_500 },
    );
    expect(placed + refused).toBe(1_500);
    expect(refused).toBeGreaterThan(placed);
  });

  it('near a border the country that was declared decides, and the country above the region is the same on both sides', () => {
    const near = truePoints.filter((stop) => areaOfPoint(stop).ok).slice(0, 12);
    for (const { lat, lon, country } of near)
      for (const [north, east] of [
        [0.02, 0],
        [-0.02, 0],
        [0, 0.02],
        [0, -0.02],
      ] as const) {
        const match = areaOfPoint({ lat: lat + north, lon: lon + east, country });
        if (match.ok)
          expect(coarsen(match.regionCode, 'country')?.code ?? country).toBe(
            coarsen(regionOf(lat, lon, country), 'country')?.code ?? country,
          );
      }
  });

  it('far out at sea, and on the poles, is nowhere', () => {
    for (const [lat, lon] of [
      [0, -30],
      [90, 0],
      [-90, 0],
      [45, -150],
      [-40, 90],
    ] as const)
      for (const country of ['BD', 'PT', 'US', 'FJ', 'RU'])
        expect(regionIndex().locate({ lat, lon, country }).ok).toBe(false);
  });
});

function regionOf(lat: number, lon: number, country: string): string {
  const match = areaOfPoint({ lat, lon, country });
  return match.ok ? match.regionCode : '';
}

describe('how many live there', () => {
  // Safeguard: `populationMin` in coarsenIn, and lower bounds instead of estimates.
  it('no area that can ever be told holds fewer than 100,000 known people', () => {
    let fewest = Number.POSITIVE_INFINITY;
    for (const { code } of regions)
      for (const places of ['region', 'country', 'subregion', 'continent'] as const) {
        const area = coarsen(code, places);
        const people = area ? (areaByCode(area.code)?.populationMin ?? 0) : Number.POSITIVE_INFINITY;
        fewest = Math.min(fewest, people);
        if (area) expect(areaLineage(code).map((wider) => wider.code)).toContain(area.code);
      }
    expect(fewest).toBeGreaterThanOrEqual(100_000);
  });
});
