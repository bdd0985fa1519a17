/** What a need has received. All amounts in minor units of one currency. */
export type NeedProgress = {
  goalMinor: bigint;
  /** Given so far; may exceed the goal. */
  givenMinor: bigint;
};

/** A line of the needs assessment as a stop on the way. */
export type WayStop = {
  label: string;
  amountMinor: bigint;
  givenMinor: bigint;
  state: 'paid' | 'funded' | 'open';
};

/** A stretch of the way from one stop to the next, in shares of the whole width. */
export type Stretch = { from: number; to: number; drawnTo: number; stop?: WayStop };

/** The share of a whole, 0 to 1. An empty whole has nothing drawn; what exceeds the whole is drawn whole. */
export function shareOf(partMinor: bigint, wholeMinor: bigint): number {
  if (wholeMinor <= 0n || partMinor <= 0n) return 0;
  if (partMinor >= wholeMinor) return 1;
  return Number((partMinor * 10_000n) / wholeMinor) / 10_000;
}

/**
 * Divides the way among the stops by amount, each at least a part of an even share so that small ones stay visible.
 * Without stops the way is one stretch.
 */
export function stretchesOf(progress: NeedProgress, stops: readonly WayStop[]): Stretch[] {
  if (stops.length === 0) {
    return [{ from: 0, to: 1, drawnTo: shareOf(progress.givenMinor, progress.goalMinor) }];
  }
  const total = stops.reduce((sum, stop) => sum + stop.amountMinor, 0n);
  const widths = stops.map((stop) => shareOf(stop.amountMinor, total) + 0.6 / stops.length);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  let from = 0;
  return stops.map((stop, index) => {
    const to = index === stops.length - 1 ? 1 : from + (widths[index] ?? 0) / whole;
    const drawn = stop.state === 'open' ? shareOf(stop.givenMinor, stop.amountMinor) : 1;
    const stretch = { from, to, drawnTo: from + (to - from) * drawn, stop };
    from = to;
    return stretch;
  });
}
