import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AreaRef } from '../area';
import { areaTable, finestShapes } from '../data.server';
import { groundArea } from '../geometry';
import { boxAround, fitSheet, nearestTurn, project, unproject } from './mercator';
import { overviewMapView } from './overview-map-view.server';
import { pathOf } from './paths';
import { outlineOf, storyMapView } from './story-map-view.server';
import { boxOnSheet } from './views';

const stop = (code: string, number: number) => {
  const area = areaTable().get(code);
  if (area === undefined) throw new Error(`No area ${code}`);
  const { level, name } = area;
  return { number, area: { code, level, name } satisfies AreaRef };
};
const journey = (...codes: string[]) => storyMapView(codes.map((code, index) => stop(code, index + 1)));
const showable = [...areaTable().values()].filter(({ populationMin }) => populationMin >= 100_000);

const numbersIn = (path: string): number[] =>
  (path.match(/M-?[\d.]+[ -][\d.]+/g) ?? []).flatMap((start) => start.match(/-?\d*\.?\d+/g)?.map(Number) ?? []);

describe('storyMapView', () => {
  it('is nothing without a place: not even a part of the world', () => {
    expect(storyMapView([])).toBeNull();
  });

  it('keeps every stop and its name on the sheet, and every highlighted area that its marker would not cover', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...showable), { minLength: 1, maxLength: 5 }), (areas) => {
        const view = storyMapView(areas.map(({ code }, index) => stop(code, index + 1)));
        expect(view?.stops).toHaveLength(areas.length);
        for (const { x, y } of view?.stops ?? []) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(720);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(600);
        }
        const unitsPerDegree = ((view?.scale ?? 0) * Math.PI) / 180;
        for (const { code, path } of view?.areas ?? []) {
          const pieces = finestShapes().get(code)?.polygons ?? [];
          const most = Math.max(0, ...pieces.map((piece) => groundArea(piece[0] ?? [])));
          if (Math.sqrt(most) * unitsPerDegree > 8) expect([code, path.startsWith('M')]).toEqual([code, true]);
        }
        expect(view?.legs).toHaveLength(areas.length - 1);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('has an outline for every area that a page may name, up to whole continents', () => {
    const without = showable.filter(({ code }) => outlineOf(code, 'world').polygons.length === 0);
    expect(without.map(({ code }) => code)).toEqual([]);
    expect(journey('019')?.areas[0]?.path).toMatch(/^M/);
  });

  it('depends on public areas alone: the same codes give the same drawing', () => {
    expect(journey('BD', 'MY')).toEqual(journey('BD', 'MY'));
    expect(journey('BD', 'MY')?.center).not.toEqual(journey('MY')?.center);
  });

  it('has a view for every chapter that holds its whole area and leg, and shows nothing beyond the sheet', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...showable), { minLength: 1, maxLength: 5 }), (areas) => {
        const view = storyMapView(areas.map(({ code }, index) => stop(code, index + 1)));
        if (view === null) throw new Error('A journey of places has a map');
        const sheet = { width: 720, height: 600, center: view.center, scale: view.scale };
        view.stops.forEach(({ area, x, y, view: seen }, index) => {
          const bottom = seen.y + (seen.width * 600) / 720;
          expect(Math.min(seen.x, seen.y)).toBeGreaterThanOrEqual(0);
          expect(seen.x + seen.width).toBeLessThanOrEqual(720.2);
          expect(bottom).toBeLessThanOrEqual(600.2);
          expect(seen.width).toBeGreaterThanOrEqual(299.9);
          const box = boxOnSheet(sheet, areaTable().get(area)?.bbox ?? [0, 0, 0, 0]);
          expect(seen.x).toBeLessThanOrEqual(Math.max(0, box.left) + 0.2);
          expect(seen.y).toBeLessThanOrEqual(Math.max(0, box.top) + 0.2);
          expect(seen.x + seen.width).toBeGreaterThanOrEqual(Math.min(720, box.right) - 0.2);
          expect(bottom).toBeGreaterThanOrEqual(Math.min(600, box.bottom) - 0.2);
          for (const from of [{ x, y }, view.stops[index - 1] ?? { x, y }]) {
            expect(from.x).toBeGreaterThanOrEqual(seen.x);
            expect(from.x).toBeLessThanOrEqual(seen.x + seen.width);
            expect(from.y).toBeGreaterThanOrEqual(seen.y);
            expect(from.y).toBeLessThanOrEqual(bottom);
          }
        });
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('draws a globe whose wash is never finer than the sheet, with land to be recognised', () => {
    for (const codes of [['PH', 'JP'], ['SG'], ['BD', 'MY'], ['GH']]) {
      const globe = journey(...codes)?.globe;
      expect(globe?.land.length).toBeGreaterThan(400);
      const xs = [...(globe?.sheet ?? '').matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x));
      // 9 degrees of a globe of radius 58 are some 9 units to either side.
      expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(15);
    }
    expect(journey('AU', 'BR')?.globe).toBeNull();
  });

  it('draws across the antimeridian without going round the globe', () => {
    const view = journey('FJ', 'NZ');
    const [from, to] = view?.stops ?? [];
    expect(Math.abs((from?.x ?? 0) - (to?.x ?? 0))).toBeLessThan(400);
    expect(view?.center[0]).toBeGreaterThan(165);
    expect(view?.areas[0]?.path.length).toBeGreaterThan(50);
    const pacific = journey('PH', 'US');
    expect(pacific?.stops[0]?.x).toBeLessThan(pacific?.stops[1]?.x ?? 0);
  });

  it('sets out for home the same way from every stop, so that it points at no place', () => {
    const away = (view: ReturnType<typeof journey>) => {
      const last = view?.stops.at(-1);
      return view?.settingOut.map(({ x, y }) => [Math.round(x - (last?.x ?? 0)), Math.round(y - (last?.y ?? 0))]);
    };
    expect(away(journey('BD', 'MY'))).toEqual(away(journey('NG', 'NE', 'LY', 'IT')));
  });

  it('draws the way back beside the way there, not on it', () => {
    const [there, back] = journey('BD', 'IN', 'BD')?.legs ?? [];
    const middle = (path = '') => {
      const [, , , y1 = 0, , y2 = 0] = path.match(/-?[\d.]+/g)?.map(Number) ?? [];
      return (y1 + y2) / 2;
    };
    const bows = [there, back].map((leg) => middle(leg?.path));
    expect(Math.abs((bows[0] ?? 0) - (bows[1] ?? 0))).toBeGreaterThan(20);
  });

  it('dashes what is not agreed', () => {
    expect(journey('MA')?.disputed).not.toBe('');
    expect(journey('SD', 'SS')?.disputed).not.toBe('');
    expect(journey('PT')?.disputed).toBe('');
  });

  it('stays small on the wire, whatever the journey', () => {
    for (const codes of [
      ['BD', 'MY'],
      ['NG', 'NE', 'LY', 'IT'],
      ['035', '145'],
      ['RU', 'US'],
      ['GR', 'TR', 'NO'],
    ]) {
      expect(gzipSync(JSON.stringify(journey(...codes))).length).toBeLessThan(25_000);
    }
  });

  it('names areas in the language of the page', () => {
    const view = storyMapView([stop('DE', 1)], { locale: 'es' });
    expect(view?.stops[0]?.label.text).toBe('Alemania');
  });

  it('draws only what the sheet shows', () => {
    for (const number of numbersIn(journey('KW')?.land ?? '')) {
      expect(number).toBeGreaterThanOrEqual(-13);
      expect(number).toBeLessThanOrEqual(733);
    }
  });
});

describe('overviewMapView', () => {
  const tallies = {
    areas: [
      { code: 'BD', count: 4 },
      { code: 'MY', count: 4 },
      { code: 'KE', count: null },
      { code: 'RO', count: null },
    ],
    ways: [
      { from: 'BD', to: 'MY', count: 4 },
      { from: 'RO', to: 'ES', count: 1 },
    ],
    wideWays: [
      { from: '034', to: '035', count: 6 },
      { from: '014', to: '145', count: 3 },
    ],
  };

  it('tells no count and draws no corridor below the threshold, nor what is left of one', () => {
    const view = overviewMapView(tallies, { countMin: 3 });
    const counts = Object.fromEntries(view.areas.map(({ code, count }) => [code, count]));
    expect(counts).toEqual({ BD: 4, MY: 4, KE: null, RO: null });
    expect(view.areas.filter(({ mark }) => mark !== null).map(({ code }) => code)).toEqual(['BD', 'MY']);
    // Two of the six between the subregions are not told by countries: too few to be drawn by themselves.
    expect(view.corridors.map(({ from, to, count }) => `${from}>${to} ${count}`)).toEqual(['BD>MY 4', '014>145 3']);
  });

  it('draws no more corridors and names than can be told apart, the largest first', () => {
    const codes = ['BD', 'MY', 'KE', 'SA', 'RO', 'ES', 'NG', 'IT', 'NP', 'AE', 'PH', 'KW'];
    const ways = codes.flatMap((from) =>
      codes.filter((to) => to !== from).map((to, at) => ({ from, to, count: 3 + at })),
    );
    const view = overviewMapView({
      areas: codes.map((code, at) => ({ code, count: 1200 * (at + 1) })),
      ways,
      wideWays: [],
    });
    expect(view.corridors).toHaveLength(40);
    expect(view.corridors.map(({ count }) => count)).toEqual(
      [...view.corridors.map(({ count }) => count)].sort((one, other) => other - one),
    );
    expect(view.areas.find(({ code }) => code === 'KW')?.mark?.text).toBe('14K');
  });
});

describe('mercator', () => {
  const degrees = fc.record({
    lon: fc.double({ min: -170, max: 170, noNaN: true }),
    lat: fc.double({ min: -70, max: 70, noNaN: true }),
  });

  it('comes back from the sheet to the same place', () => {
    fc.assert(
      fc.property(degrees, degrees, (center, { lon, lat }) => {
        const sheet = { width: 720, height: 600, scale: 500, center: [center.lon, center.lat] as const };
        const [backLon, backLat] = unproject(sheet, project(sheet, [lon, lat]));
        expect(backLon).toBeCloseTo(lon, 6);
        expect(backLat).toBeCloseTo(lat, 6);
      }),
    );
  });

  it('goes the shorter way round the globe', () => {
    expect(
      boxAround([
        [170, -20, 178, -10],
        [-175, -30, -170, -20],
      ]),
    ).toEqual([170, -30, 190, -10]);
    expect(
      boxAround([
        [0, 0, 10, 10],
        [20, 5, 30, 20],
      ]),
    ).toEqual([0, 0, 30, 20]);
    expect(nearestTurn(-175, 180)).toBe(185);
  });

  it('fits a box into what the padding leaves', () => {
    const padding = { top: 50, right: 60, bottom: 70, left: 80 };
    const sheet = fitSheet([0, 0, 40, 10], { width: 720, height: 600, padding, degreesMin: 1 });
    expect(project(sheet, [0, 5])[0]).toBeCloseTo(80, 6);
    expect(project(sheet, [40, 5])[0]).toBeCloseTo(660, 6);
  });
});

describe('pathOf', () => {
  it('writes short relative steps that do not drift', () => {
    expect(
      pathOf(
        [
          [10, 10],
          [20.04, 9.5],
          [20.02, 9.52],
          [0.5, 30],
        ],
        true,
      ),
    ).toBe('M10 10l10-.5-19.5 20.5z');
  });
});
