import { describe, expect, it } from 'vitest';
import { ageClassOn } from './age';

const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe('ageClassOn', () => {
  it.each([
    [null, 'minor'],
    ['', 'minor'],
    ['about 2000', 'minor'],
    ['2008-11-22', 'minor'],
    ['2008-11-21', 'adult'],
    ['2013-05-21', 'minor'],
    ['1970-01-01', 'adult'],
  ])('of %j on 2026-11-21 is %s', (born, expected) => {
    expect(ageClassOn(born, day('2026-11-21'))).toBe(expected);
  });

  it('turns at midnight UTC of the birthday', () => {
    expect(ageClassOn('2008-11-21', new Date('2026-11-20T23:59:59.999Z'))).toBe('minor');
    expect(ageClassOn('2008-11-21', new Date('2026-11-21T00:00:00.000Z'))).toBe('adult');
  });

  it('turns on 1 March for somebody born on 29 February', () => {
    expect(ageClassOn('2008-02-29', day('2026-02-28'))).toBe('minor');
    expect(ageClassOn('2008-02-29', day('2026-03-01'))).toBe('adult');
  });
});
