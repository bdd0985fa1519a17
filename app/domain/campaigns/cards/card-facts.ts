import type { NeedCategory, NeedFigures, NeedSummary } from '../need';

/** Steps in which a card tells progress: who keeps looking at it learns no amount and no day. */
export const CARD_STEPS = 20;

export type CardProgress = 'none' | 'begun' | 'met' | number;

/** All that a card is drawn from. No title, no word of a story, no address: two needs with the same facts have the same card. */
export interface CardFacts {
  kinds: readonly NeedCategory[];
  /** Countries, or wider: as lists tell them, never finer. */
  areaCodes: readonly string[];
  goalMinor: bigint;
  currency: string;
  /** A whole number is the share in twentieths, 1 to 19. */
  progress: CardProgress;
}

export function cardProgress({
  goalMinor,
  raisedMinor,
  missingMinor,
}: Pick<NeedFigures, 'goalMinor' | 'raisedMinor' | 'missingMinor'>): CardProgress {
  if (missingMinor <= 0n) return 'met';
  if (raisedMinor <= 0n || goalMinor <= 0n) return 'none';
  const step = Number((raisedMinor * BigInt(CARD_STEPS)) / goalMinor);
  return step === 0 ? 'begun' : Math.min(CARD_STEPS - 1, step);
}

/** How much of the line is drawn, 0 to 1. */
export function drawnShare(progress: CardProgress): number {
  if (progress === 'none') return 0;
  if (progress === 'met') return 1;
  return progress === 'begun' ? 0.5 / CARD_STEPS : progress / CARD_STEPS;
}

export const cardFacts = (need: NeedSummary, countryCodes: readonly string[]): CardFacts => ({
  kinds: need.categories,
  areaCodes: countryCodes,
  goalMinor: need.goalMinor,
  currency: need.currency,
  progress: cardProgress(need),
});
