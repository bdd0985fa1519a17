const words = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** A release as staff read it: “Tuesday 24 November at 12:00 UTC”. */
export const releaseWords = (moment: Date | string): string => `${words.format(new Date(moment))} UTC`;
