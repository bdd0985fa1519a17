export const consentMedia = ['spoken', 'written', 'thumbprint'] as const;
export type ConsentMedium = (typeof consentMedia)[number];

const DAYS_IN_FORCE = 90;
/** Officers are reminded this many days before the end, once each. */
export const REMINDER_DAYS = [21, 7, 1] as const;
const DAY_MS = 86_400_000;

/** The last day on which a consent given on `givenOn` (UTC midnight) holds. */
export function expiryOf(givenOn: Date): Date {
  return new Date(givenOn.getTime() + DAYS_IN_FORCE * DAY_MS);
}

/** Midnight UTC of the day that `now` falls on. */
export function dayOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS);
}

export interface ConsentDates {
  /** Midnight UTC. */
  expiresOn: Date;
  withdrawnAt: Date | null;
}

export type ConsentState = 'none' | 'in_force' | 'expired' | 'withdrawn';

/**
 * What the latest version of a case's consent is worth at `now`. It holds through the whole of its last day in UTC.
 * Only the latest counts: an older one never comes back when a newer ends.
 */
export function consentState(latest: ConsentDates | null, now: Date): ConsentState {
  if (latest === null) return 'none';
  if (latest.withdrawnAt !== null) return 'withdrawn';
  return dayOf(now) > latest.expiresOn ? 'expired' : 'in_force';
}

/** Whole days that remain after today; negative once it has expired. */
export function daysLeft(expiresOn: Date, now: Date): number {
  return Math.round((expiresOn.getTime() - dayOf(now).getTime()) / DAY_MS);
}
