export interface Interval {
  interval: string;
  interval_count: number;
}

const DAYS: Record<string, number> = { day: 1, week: 7 };

/** `anchor` moved on by whole months; a day that the month lacks becomes its last. Seconds since the epoch. */
function monthsAfter(anchor: number, months: number): number {
  const from = new Date(anchor * 1000);
  const to = new Date(from);
  to.setUTCDate(1);
  to.setUTCMonth(from.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  to.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return Math.floor(to.getTime() / 1000);
}

/** The first end of a period after `after`, counted from the day on which the subscription began. */
export function nextPeriodEnd(anchor: number, { interval, interval_count }: Interval, after: number): number {
  const days = DAYS[interval];
  const months = interval === 'year' ? 12 * interval_count : interval_count;
  let end = anchor;
  for (let count = 1; end <= after; count += 1)
    end = days === undefined ? monthsAfter(anchor, months * count) : anchor + days * interval_count * count * 24 * 3600;
  return end;
}
