import { describe, expect, it } from 'vitest';
import { areaTable } from './data.server';
import { DISPUTED_LINES, isDisputed } from './disputed-lines';

describe('DISPUTED_LINES', () => {
  it('names only countries and regions that exist, each with a reason', () => {
    for (const { sides, why } of DISPUTED_LINES) {
      expect(sides.filter((side) => areaTable().get(side) === undefined)).toEqual([]);
      expect(why).not.toBe('');
    }
  });

  it('matches in both directions, by country or by region', () => {
    const punjab = { country: 'IN', region: 'IN-PB' };
    const kashmir = { country: 'IN', region: 'IN-JK' };
    const pakistan = { country: 'PK', region: 'PK-PB' };
    expect(isDisputed(kashmir, pakistan)).toBe(true);
    expect(isDisputed(pakistan, kashmir)).toBe(true);
    expect(isDisputed(punjab, pakistan)).toBe(false);
  });

  it('holds every line around land that no country holds', () => {
    expect(isDisputed({ country: 'XX', region: 'XX-X06' }, { country: 'CN', region: 'CN-XJ' })).toBe(true);
  });
});
