import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageClassOn } from '../cases';
import { countsUntil } from './counts-until';

const day = fc
  .date({ min: new Date('2005-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the day from which a child counts no more', () => {
  test('is the day after the last of the consent', () => {
    expect(countsUntil(new Date('2027-02-20'), null)).toBe('2027-02-21');
    expect(countsUntil(new Date('2027-02-20'), '2015-06-30')).toBe('2027-02-21');
  });

  test('is the first of the month of the eighteenth birthday when that is sooner', () => {
    expect(countsUntil(new Date('2027-02-20'), '2009-01-31')).toBe('2027-01-01');
  });

  // Falls when the month becomes a day later than the birthday, or the consent's last day is left out.
  test('never lies after adulthood or consent, and tells no day of birth', () => {
    fc.assert(
      fc.property(day, day, (bornOn, expiresOn) => {
        const until = countsUntil(new Date(expiresOn), bornOn);
        const lastDay = new Date(new Date(until).getTime() - 86_400_000);
        expect(lastDay <= new Date(expiresOn)).toBe(true);
        expect(ageClassOn(bornOn, lastDay)).toBe('minor');
        const [year, month, date] = bornOn.split('-');
        for (const other of ['01', '11', '28'])
          expect(countsUntil(new Date(expiresOn), `${year}-${month}-${other}`)).toBe(until);
        expect(date).toBeDefined();
      }),
    );
  });
});
