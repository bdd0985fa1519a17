/** Words of the demonstration's clock. */
export const clock = {
  nav: 'Clock',
  title: 'The demonstration’s clock',
  lead: 'Moves the time of this demonstration forward, so that what waits for a day can be seen: the weekly release, the monthly totals, the end of a consent. It never goes back. A live installation has no such page.',
  now: 'It is {moment}.',
  moved: 'The clock has moved. What waited for this moment happens within a second.',
  toRelease: 'To the next weekly release, {moment}',
  toMonth: 'To the next month, {moment}',
  daysLabel: 'Days forward',
  daysHint: 'Whole days, from 1 to {max}.',
  byDays: 'Move by these days',
} as const;
