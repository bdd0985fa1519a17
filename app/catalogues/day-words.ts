/** A day as staff read it, in UTC: "21 Nov 2026". */
export function dayWords(day: Date | string): string {
  return new Date(day).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** A moment, to the minute, in UTC: "21 Nov 2026, 14:05". */
export function momentWords(moment: Date | string): string {
  const time = new Date(moment).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
  return `${dayWords(moment)}, ${time}`;
}
