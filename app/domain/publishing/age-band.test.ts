import { expect, it } from 'vitest';
import { ageBandOn } from './age-band';

const today = new Date('2026-11-21T12:00:00Z');

it.each([
  ['2008-11-22', null],
  ['2008-11-21', 'young_adult'],
  ['2001-11-22', 'young_adult'],
  ['2001-11-21', 'adult'],
  ['1966-11-22', 'adult'],
  ['1966-11-21', 'older_adult'],
  ['about 1990', null],
  [null, null],
])('born %j', (born, band) => {
  expect(ageBandOn(born, today)).toBe(band);
});
