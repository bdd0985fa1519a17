import { decimalsOf } from '../money';
import { countedIn } from './counted-units';
import { type GiftLine, inOrder } from './gift-effect';

const USUAL_UNITS = [25n, 50n, 100n];
const USUAL_WITHOUT_DECIMALS = [2_500n, 5_000n, 10_000n];
const CHOICES_MAX = 4;

export interface AmountLimit {
  minMinor: bigint;
  maxMinor: bigint;
  /** Amounts are multiples of this. */
  stepMinor: bigint;
}

interface AmountsOf {
  currency: string;
  limit: AmountLimit;
  lineId?: string | undefined;
  /** The language of the labels. */
  locale: string;
}

/** Usual amounts, where there is no line that could say what they do. */
export function usualAmounts(currency: string): bigint[] {
  const decimals = decimalsOf(currency);
  return decimals === 0 ? USUAL_WITHOUT_DECIMALS : USUAL_UNITS.map((units) => units * 10n ** BigInt(decimals));
}

/**
 * Four amounts at most, rising, that do something one can say: a small one, whole ones of what the next line counts, what
 * completes that line, and all that is missing. Usual amounts fill up, and stand alone where a need is met.
 */
export function meaningfulAmounts(lines: readonly GiftLine[], of: AmountsOf): bigint[] {
  const { currency, limit, lineId } = of;
  const usual = usualAmounts(currency);
  const open = inOrder(lines, lineId);
  const [next] = open;
  if (!next) return usual;
  const missingMinor = open.reduce((sum, line) => sum + line.missingMinor, 0n);
  const wanted = [...smallOnes(next, usual, of), next.missingMinor, missingMinor, ...usual].filter(
    (minor) =>
      minor >= limit.minMinor && minor <= limit.maxMinor && minor <= missingMinor && minor % limit.stepMinor === 0n,
  );
  const chosen = [...new Set(wanted)].slice(0, CHOICES_MAX);
  return chosen.length > 0 ? chosen.sort((a, b) => (a < b ? -1 : Number(a > b))) : usual;
}

/** A small gift and a larger one: whole ones of what the line counts where it counts, else usual amounts. */
function smallOnes(next: GiftLine, usual: readonly bigint[], { currency, limit, locale }: AmountsOf): bigint[] {
  const [small = 0n, , large = 0n] = usual;
  const all = countedIn(next.label, locale);
  if (!all) return [small, large];
  const count = BigInt(all.count);
  const costOf = (ones: bigint) => roundedUp((next.goalMinor * ones + count - 1n) / count, currency, limit.stepMinor);
  const ones = (large * count) / (next.goalMinor > 0n ? next.goalMinor : 1n);
  const one = costOf(1n);
  const several = costOf(ones > 1n ? ones : 2n);
  return one > large ? [small, one] : [one, several];
}

/** To whole units of the currency, or to its step where that is more. */
function roundedUp(minor: bigint, currency: string, stepMinor: bigint): bigint {
  const unit = 10n ** BigInt(decimalsOf(currency));
  const step = unit > stepMinor ? unit : stepMinor;
  return ((minor + step - 1n) / step) * step;
}
