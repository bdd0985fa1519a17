import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { AreaLevel } from './area';
import { areaTable, finestShapes, regionIndex } from './data.server';
import { insideRings } from './geometry';
import {
  areaByCode,
  areaLineage,
  areaName,
  areaOfPoint,
  coarsen,
  coarsenJourney,
  type GrantedPlaces,
  PUBLIC_STOP_KINDS,
  STOP_KINDS,
  type StopKind,
  searchGazetteer,
  type TrueStop,
} from './index.server';

interface CaseFile {
  id: string;
  journey: (TrueStop & { place: string })[];
}

const cases = Array.from({ length: 10 }, (_, index) => {
  const name = `case-${String(index + 1).padStart(3, '0')}`;
  return JSON.parse(readFileSync(`prisma/seed/cases/${name}.json`, 'utf8')) as CaseFile;
});
const points = cases.flatMap(({ journey }) => journey);
const regions = [...areaTable().values()].filter(({ level }) => level === 'region');

const FINENESS: Readonly<Record<AreaLevel, number>> = { region: 0, country: 1, subregion: 2, continent: 3 };
const granted = fc.constantFrom<GrantedPlaces>('region', 'country', 'subregion', 'continent', 'none');
const region = fc.constantFrom(...regions);
const populationMin = fc.constantFrom(0, 50_000, 100_000, 5_000_000);

const stopOf = (kind: StopKind, order: number, point: { lat: number; lon: number; country: string }): TrueStop => ({
  kind,
  order,
  ...point,
  from: '2020-01',
  to: '2021-06',
});
const truePoint = fc.constantFrom(...points).map(({ lat, lon, country }) => ({ lat, lon, country }));
const journey = fc
  .array(fc.tuple(fc.constantFrom(...STOP_KINDS), truePoint), { minLength: 1, maxLength: 9 })
  .map((stops) => stops.map(([kind, point], index) => stopOf(kind, index + 1, point)));
const places = fc.constantFrom<GrantedPlaces>('region', 'country', 'subregion', 'continent', 'none');
const times = fc.constantFrom('none' as const, 'years' as const, 'seasons' as const);

vi.setConfig({ testTimeout: 60_000 });

describe('coarsen', () => {
  it('never gives an area finer than granted, smaller than asked, or away from the region', () => {
    fc.assert(
      fc.property(region, granted, populationMin, ({ code }, grant, minimum) => {
        const area = coarsen(code, grant, { populationMin: minimum });
        if (grant === 'none') return area === null;
        if (area === null) return true;
        const known = areaByCode(area.code);
        expect(FINENESS[area.level]).toBeGreaterThanOrEqual(FINENESS[grant]);
        expect(known?.populationMin).toBeGreaterThanOrEqual(minimum);
        expect(areaLineage(code).map((each) => each.code)).toContain(area.code);
        return true;
      }),
    );
  });

  it('gives the finest that is left: nothing allowed lies between the region and the answer', () => {
    fc.assert(
      fc.property(region, ({ code }) => {
        const area = coarsen(code, 'region');
        const line = areaLineage(code).filter(({ level }) => level !== 'continent');
        expect(area?.code).toBe(line.find((each) => each.populationMin >= 100_000)?.code);
      }),
    );
  });

  it('falls back to the country, then to the subregion', () => {
    expect(coarsen('MY-16', 'region')).toEqual({ code: 'MY', level: 'country', name: 'Malaysia' });
    expect(coarsen('LI-09', 'region')).toEqual({ code: '155', level: 'subregion', name: 'Western Europe' });
    expect(coarsen('BD-C', 'continent')).toEqual({ code: '142', level: 'continent', name: 'Asia' });
  });
});

describe('areaOfPoint', () => {
  it('gives one region, and so one area, for every point of a region', () => {
    fc.assert(
      fc.property(
        region,
        fc.double({ min: -0.02, max: 0.02, noNaN: true }),
        fc.double({ min: -0.02, max: 0.02, noNaN: true }),
        granted,
        ({ code, parent, anchor, bbox }, east, north, grant) => {
          // Three towns of Anguilla and Bermuda are drawn smaller than the lines around them, and lie in their parish.
          fc.pre(Math.max(bbox[2] - bbox[0], bbox[3] - bbox[1]) > 0.03);
          const at = (lon: number, lat: number) => areaOfPoint({ lon, lat, country: parent ?? '' });
          const middle = at(anchor[0], anchor[1]);
          const near = at(anchor[0] + east, anchor[1] + north);
          fc.pre(middle.ok && near.ok && middle.regionCode === near.regionCode);
          if (!middle.ok || !near.ok) return;
          expect(middle.regionCode).toBe(code);
          expect(coarsen(near.regionCode, grant)).toEqual(coarsen(middle.regionCode, grant));
        },
      ),
    );
  });

  it('finds the true region of every stop of the ten cases', () => {
    const named = (place: string, country: string) => {
      const stop = points.find((each) => each.place.startsWith(place) && each.country === country);
      const match = stop ? areaOfPoint(stop) : null;
      return match?.ok ? match.regionCode : match?.reason;
    };
    expect(named('Char Harirampur', 'BD')).toBe('BD-C');
    expect(named('Iskandar Puteri', 'MY')).toBe('MY-01');
    expect(named('Castel Volturno', 'IT')).toBe('IT-72');
    expect(named('Talayuela', 'ES')).toBe('ES-EX');
    expect(named('Bavet', 'KH')).toBe('KH-20');
    expect(named('Mộc Bài', 'VN')).toBe('VN-37');
    expect(points.filter((stop) => !areaOfPoint(stop).ok)).toEqual([]);
  });

  it('snaps a point just off the coast to the declared country, and refuses what contradicts it', () => {
    expect(areaOfPoint({ lat: 41.0, lon: 13.85, country: 'IT' })).toEqual({
      ok: true,
      regionCode: 'IT-72',
      how: 'snapped',
    });
    expect(areaOfPoint({ lat: 41.03, lon: 13.94, country: 'ES' })).toEqual({ ok: false, reason: 'country_mismatch' });
    expect(areaOfPoint({ lat: 0, lon: -30, country: 'BR' })).toEqual({ ok: false, reason: 'too_far' });
    expect(areaOfPoint({ lat: 1, lon: 1, country: 'ZZ' })).toEqual({ ok: false, reason: 'country_unknown' });
    expect(areaOfPoint({ lat: Number.NaN, lon: 1, country: 'BD' })).toEqual({ ok: false, reason: 'point_invalid' });
  });

  it('follows the United Nations on Crimea and Western Sahara', () => {
    expect(areaOfPoint({ lat: 44.95, lon: 34.1, country: 'UA' })).toMatchObject({ regionCode: 'UA-43', how: 'inside' });
    expect(areaOfPoint({ lat: 27.15, lon: -13.2, country: 'EH' })).toMatchObject({
      regionCode: 'MA-15',
      how: 'inside',
    });
    expect(areaOfPoint({ lat: 44.95, lon: 34.1, country: 'RU' })).toMatchObject({ ok: false });
    expect(areaByCode('MA-15')?.parent).toBe('EH');
  });
});

describe('coarsenJourney', () => {
  it('never shows a kind that may tell whereabouts, nor an area that was not granted', () => {
    fc.assert(
      fc.property(journey, places, times, (stops, grant, time) => {
        const open = coarsenJourney(stops, { places: grant, times: time });
        for (const stop of open.stops) {
          expect(stop.kinds.every((kind) => (PUBLIC_STOP_KINDS as readonly string[]).includes(kind))).toBe(true);
          expect(grant).not.toBe('none');
          if (grant !== 'none') expect(FINENESS[stop.area.level]).toBeGreaterThanOrEqual(FINENESS[grant]);
        }
        if (grant === 'none') expect(open.stops).toEqual([]);
      }),
    );
  });

  it('never divides a country where somebody may be now', () => {
    fc.assert(
      fc.property(journey, (stops) => {
        const whereabouts = stops.filter(({ kind }) => ['shelter', 'return', 'destination'].includes(kind));
        const undivided = new Set(whereabouts.map(({ country }) => country));
        for (const { area } of coarsenJourney(stops, { places: 'region', times: 'years' }).stops) {
          if (area.level === 'region') expect(undivided.has(areaByCode(area.code)?.parent ?? '')).toBe(false);
        }
      }),
    );
  });

  it('holds no coordinate and no month of any stop', () => {
    fc.assert(
      fc.property(journey, places, times, (stops, grant, time) => {
        const { stops: open } = coarsenJourney(stops, { places: grant, times: time });
        const numbers = [...JSON.stringify(open).matchAll(/-?\d+\.\d+/g)];
        expect(numbers).toEqual([]);
        expect(JSON.stringify(open)).not.toMatch(/\d{4}-\d{2}/);
      }),
    );
  });

  it('does not depend on where within a region a stop lies', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...points),
        fc.double({ min: -0.3, max: 0.3, noNaN: true }),
        places,
        (point, shift, grant) => {
          const moved = { ...point, lat: point.lat + shift, lon: point.lon + shift };
          const [here, there] = [areaOfPoint(point), areaOfPoint(moved)];
          fc.pre(here.ok && there.ok && here.regionCode === there.regionCode);
          const open = (stop: TrueStop) =>
            coarsenJourney([{ ...stop, kind: 'transit' }], { places: grant, times: 'years' });
          expect(open(moved)).toEqual(open(point));
        },
      ),
    );
  });

  it('merges neighbours in one area, keeps the order, and never tells the years at the origin', () => {
    const [first] = cases;
    const open = coarsenJourney(first?.journey ?? [], { places: 'country', times: 'years' });
    expect(open.stops).toEqual([
      {
        number: 1,
        kinds: ['origin', 'recruitment', 'transit'],
        area: { code: 'BD', level: 'country', name: 'Bangladesh' },
        time: { kind: 'years', from: 2022, to: 2022 },
        stay: '3_to_12_months',
      },
      {
        number: 2,
        kinds: ['exploitation'],
        area: { code: 'MY', level: 'country', name: 'Malaysia' },
        time: { kind: 'years', from: 2022, to: 2024 },
        stay: '1_to_2_years',
      },
    ]);
    expect(open.withheld.map(({ reason }) => reason)).toEqual(['kind_is_never_public', 'kind_is_never_public']);
  });

  it('withholds a stop whose point contradicts its country', () => {
    const stop = { ...stopOf('transit', 1, { lat: 41, lon: 14.2, country: 'LY' }) };
    const open = coarsenJourney([stop], { places: 'country', times: 'years' });
    expect(open).toEqual({ stops: [], withheld: [{ order: 1, reason: 'not_located' }] });
  });
});

describe('the committed map data', () => {
  it('puts the anchor of every area that may be shown inside it', () => {
    const outside = regions
      .filter(({ populationMin }) => populationMin >= 100_000)
      .filter(({ code, parent, anchor }) => {
        const match = regionIndex().locate({ lon: anchor[0], lat: anchor[1], country: parent ?? '' });
        return !(match.ok && match.how === 'inside' && match.regionCode === code);
      });
    expect(outside.map(({ code }) => code)).toEqual([]);
    for (const shape of finestShapes().values()) {
      const area = areaByCode(shape.code);
      if (area && area.populationMin >= 100_000)
        expect([shape.code, insideRings(shape.polygons.flat(), area.anchor[0], area.anchor[1])]).toEqual([
          shape.code,
          true,
        ]);
    }
  });

  it('gives every area a parent that exists, and no two regions of one country one name', () => {
    for (const { parent, level } of areaTable().values()) {
      if (level === 'region' || level === 'subregion') expect(areaByCode(parent ?? '')).toBeDefined();
    }
    const shown = regions
      .filter((each) => each.populationMin >= 100_000)
      .map(({ parent, name }) => `${parent} ${name}`);
    expect(shown.filter((name, index) => shown.indexOf(name) !== index)).toEqual([]);
  });

  it('knows areas in the languages of the public pages', () => {
    expect([areaName('BD', 'en'), areaName('BD', 'es'), areaName('BD', 'ar'), areaName('034', 'fr')]).toEqual([
      'Bangladesh',
      'Bangladesh',
      'بنغلاديش',
      'Asie méridionale',
    ]);
    expect(() => areaName('nowhere', 'en')).toThrow(RangeError);
  });
});

describe('searchGazetteer', () => {
  it('finds places by prefix, without diacritics, greatest first', async () => {
    const [first] = await searchGazetteer('benin c');
    expect(first).toMatchObject({ name: 'Benin City', country: 'NG', regionCode: 'NG-ED' });
    expect((await searchGazetteer('sao paulo'))[0]?.name).toBe('São Paulo');
    expect((await searchGazetteer('FARĪDPUR', 'IN'))[0]).toMatchObject({ country: 'IN' });
    const populations = (await searchGazetteer('san')).map(({ population }) => population);
    expect(populations).toHaveLength(12);
    expect(await searchGazetteer('  ')).toEqual([]);
    expect(await searchGazetteer('zzzzzzzz')).toEqual([]);
  });

  it('agrees with areaOfPoint', async () => {
    for (const place of await searchGazetteer('kat', undefined, 40)) {
      expect(areaOfPoint(place)).toMatchObject({ ok: true, regionCode: place.regionCode });
    }
  });
});
