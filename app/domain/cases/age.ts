export type AgeClass = 'adult' | 'minor';

const ADULT_YEARS = 18;

/**
 * Adult only when the date of birth (`YYYY-MM-DD`) says so on the day `now` is in UTC; an unknown or impossible one
 * is a minor. Somebody born on 29 February comes of age on 1 March.
 */
export function ageClassOn(dateOfBirth: string | null, now: Date): AgeClass {
  if (dateOfBirth === null || !/^\d{4}-\d{2}-\d{2}$/.test(dateOfBirth)) return 'minor';
  const year = Number(dateOfBirth.slice(0, 4)) + ADULT_YEARS;
  const comesOfAge = new Date(`${String(year).padStart(4, '0')}-${dateOfBirth.slice(5, 7)}-01T00:00:00Z`);
  comesOfAge.setUTCDate(Number(dateOfBirth.slice(8, 10)));
  return comesOfAge.getTime() <= now.getTime() ? 'adult' : 'minor';
}
