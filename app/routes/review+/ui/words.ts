export { dayWords } from '~/catalogues/day-words';

const DAY_MS = 86_400_000;

export const daysSince = (date: Date | string, now: Date | string): number =>
  Math.max(0, Math.floor((new Date(now).getTime() - new Date(date).getTime()) / DAY_MS));
