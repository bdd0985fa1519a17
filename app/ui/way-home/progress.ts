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

/** A part of the way, in shares of its width. */
export type Part = { from: number; to: number };

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

/** What a gift would add to each stretch, from where it is drawn now; `minorByStop` is in the order of the stops. */
export function giftStretches(stretches: readonly Stretch[], minorByStop: readonly bigint[]): Part[] {
  return stretches.flatMap(({ from, to, drawnTo, stop }, index) => {
    const share = shareOf(minorByStop[index] ?? 0n, stop?.amountMinor ?? 0n);
    return share === 0 ? [] : [{ from: drawnTo, to: Math.min(to, drawnTo + (to - from) * share) }];
  });
}

/** The last of what is drawn of each stretch, as far as a gift drew it. */
export function ownStretches(stretches: readonly Stretch[], minorByStop: readonly bigint[]): Part[] {
  return stretches.flatMap(({ from, to, drawnTo, stop }, index) => {
    const share = shareOf(minorByStop[index] ?? 0n, stop?.amountMinor ?? 0n);
    return share === 0 ? [] : [{ from: Math.max(from, drawnTo - (to - from) * share), to: drawnTo }];
  });
}
