import { feeCoverOf } from '../giving';
import { decimalsOf } from '../money';

/** A gift as an example: what it is, what arrives of it (all), and what its payment costs as cards usually do. */
export interface GiftShare {
  currency: string;
  giftMinor: string;
  feeMinor: string;
}

const EXAMPLE_UNITS = 50n;
const EXAMPLE_WITHOUT_DECIMALS = 5_000n;

const shares = new Map<string, GiftShare>();

/** The same example each time. */
export function giftShare(currency: string): GiftShare {
  const share = shares.get(currency) ?? shareIn(currency);
  shares.set(currency, share);
  return share;
}

function shareIn(currency: string): GiftShare {
  const decimals = decimalsOf(currency);
  const giftMinor = decimals === 0 ? EXAMPLE_WITHOUT_DECIMALS : EXAMPLE_UNITS * 10n ** BigInt(decimals);
  const feeMinor = feeCoverOf(giftMinor, currency, decimals === 3 ? 10n : 1n);
  return { currency, giftMinor: giftMinor.toString(), feeMinor: feeMinor.toString() };
}
