import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consentScopes } from '~/catalogues/consent-scopes';
import { newConsentSchema } from './schemas';
import { consentState, daysLeft, expiryOf } from './scopes';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const given = (on: string, withdrawnAt: Date | null = null) => ({ expiresOn: expiryOf(day(on)), withdrawnAt });

describe('a consent', () => {
  it('ends 90 days after it was given, also across a leap day', () => {
    expect(expiryOf(day('2026-08-23'))).toEqual(day('2026-11-21'));
    expect(expiryOf(day('2028-01-01'))).toEqual(day('2028-03-31'));
  });

  it('holds through the whole of its last day in UTC and not a moment longer', () => {
    const consent = given('2026-08-23');
    expect(consentState(consent, day('2026-11-21'))).toBe('in_force');
    expect(consentState(consent, new Date('2026-11-21T23:59:59.999Z'))).toBe('in_force');
    expect(consentState(consent, day('2026-11-22'))).toBe('expired');
    // The same moment, told from east and west of Greenwich.
    expect(consentState(consent, new Date('2026-11-22T05:00:00+06:00'))).toBe('in_force');
    expect(consentState(consent, new Date('2026-11-21T19:00:00-05:00'))).toBe('expired');
  });

  it('is gone once withdrawn, whatever its dates', () => {
    expect(consentState(given('2026-11-20', day('2026-11-21')), day('2026-11-21'))).toBe('withdrawn');
    expect(consentState(given('2020-01-01', day('2026-11-21')), day('2026-11-21'))).toBe('withdrawn');
  });

  it('is none where none was recorded', () => {
    expect(consentState(null, day('2026-11-21'))).toBe('none');
  });

  it('counts the days that remain', () => {
    expect(daysLeft(day('2026-11-21'), new Date('2026-11-21T15:00:00Z'))).toBe(0);
    expect(daysLeft(day('2026-12-01'), new Date('2026-11-21T15:00:00Z'))).toBe(10);
    expect(daysLeft(day('2026-11-20'), new Date('2026-11-21T00:00:00Z'))).toBe(-1);
  });

  it('agrees with itself: in force exactly while no day is missing', () => {
    const moment = fc.date({ min: day('2020-01-01'), max: day('2035-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, moment, (givenAt, now) => {
        const expiresOn = expiryOf(day(givenAt.toISOString().slice(0, 10)));
        expect(consentState({ expiresOn, withdrawnAt: null }, now) === 'in_force').toBe(daysLeft(expiresOn, now) >= 0);
      }),
    );
  });
});

describe('what is recorded', () => {
  const valid = { language: 'Amharic', medium: 'spoken', givenOn: '2026-11-21', granted: [] };

  it('keeps granted scopes once each, in the order of the form', () => {
    const granted = ['story', 'needs', 'story'];
    expect(newConsentSchema.parse({ ...valid, granted }).granted).toEqual(['needs', 'story']);
    expect(consentScopes).toHaveLength(8);
  });

  it('refuses a scope that does not exist and a day that does not', () => {
    expect(newConsentSchema.safeParse({ ...valid, granted: ['photo'] }).success).toBe(false);
    expect(newConsentSchema.safeParse({ ...valid, givenOn: '2026-02-30' }).success).toBe(false);
  });
});
