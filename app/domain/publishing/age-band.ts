export type AgeBand = 'young_adult' | 'adult' | 'older_adult';

const YOUNG_BELOW = 25;
const OLDER_FROM = 60;

/** The band that the public may read with the age_band scope; null when the date of birth does not say. */
export function ageBandOn(dateOfBirth: string | null, now: Date): AgeBand | null {
  const born = dateOfBirth === null ? null : /^(\d{4})-(\d{2})-(\d{2})$/.exec(dateOfBirth);
  if (!born) return null;
  const [year, month, day] = [Number(born[1]), Number(born[2]), Number(born[3])];
  const hadBirthday = now.getUTCMonth() + 1 > month || (now.getUTCMonth() + 1 === month && now.getUTCDate() >= day);
  const age = now.getUTCFullYear() - year - (hadBirthday ? 0 : 1);
  if (age < 18) return null;
  if (age < YOUNG_BELOW) return 'young_adult';
  return age < OLDER_FROM ? 'adult' : 'older_adult';
}
