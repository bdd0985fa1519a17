/** Times of a journey as the public may read them: seasons or ranges of years, stays as bands. Never a month. */

export type GrantedTimes = 'none' | 'years' | 'seasons';

export type Season = 'winter' | 'spring' | 'summer' | 'autumn';

export type PublicTime = { kind: 'years'; from: number; to: number } | { kind: 'season'; season: Season; year: number };

export const STAYS = ['under_3_months', '3_to_12_months', '1_to_2_years', '2_to_5_years', 'over_5_years'] as const;
export type Stay = (typeof STAYS)[number];

interface Span {
  from: string | null;
  to: string | null;
}

/** Months since year 0, or null where the text is no `YYYY-MM`. */
function months(text: string | null): number | null {
  const match = text === null ? null : /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return match ? Number(match[1]) * 12 + Number(match[2]) - 1 : null;
}

function extent(spans: readonly Span[]): { first: number; last: number } | null {
  const known = spans.flatMap(({ from, to }) => [months(from), months(to)]).filter((each) => each !== null);
  return known.length === 0 ? null : { first: Math.min(...known), last: Math.max(...known) };
}

/** Quarters that begin in December, so that a season is three whole months. */
const quarter = (month: number): number => Math.floor((month + 1) / 3);

const NORTHERN: readonly Season[] = ['winter', 'spring', 'summer', 'autumn'];

export function publicTime(spans: readonly Span[], granted: GrantedTimes, southern: boolean): PublicTime | null {
  const span = granted === 'none' ? null : extent(spans);
  if (span === null) return null;
  if (granted === 'seasons' && quarter(span.first) === quarter(span.last)) {
    const season = NORTHERN[(quarter(span.first) + (southern ? 2 : 0)) % 4] as Season;
    // A winter that begins in December bears the year it ends in, as its two later months do.
    return { kind: 'season', season, year: Math.floor((span.first + 1) / 12) };
  }
  return { kind: 'years', from: Math.floor(span.first / 12), to: Math.floor(span.last / 12) };
}

export function stayBand(spans: readonly Span[]): Stay | null {
  const span = extent(spans);
  if (span === null) return null;
  const length = span.last - span.first;
  if (length < 3) return 'under_3_months';
  if (length < 12) return '3_to_12_months';
  if (length < 24) return '1_to_2_years';
  return length < 60 ? '2_to_5_years' : 'over_5_years';
}
