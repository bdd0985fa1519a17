const words = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** A moment as administrators read it, in UTC. */
export const momentWords = (moment: Date | string): string => `${words.format(new Date(moment))} UTC`;
