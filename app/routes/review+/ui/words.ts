/** A day as staff read it, in UTC. */
export function dayWords(date: Date | string): string {
  return new Date(date).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

const DAY_MS = 86_400_000;

export const daysSince = (date: Date | string, now: Date | string): number =>
  Math.max(0, Math.floor((new Date(now).getTime() - new Date(date).getTime()) / DAY_MS));
