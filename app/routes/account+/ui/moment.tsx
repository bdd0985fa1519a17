const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** A moment in words, the same on server and browser. */
export function Moment({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{`${format.format(at)} UTC`}</time>;
}
