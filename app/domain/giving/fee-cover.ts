/**
 * What a card payment is expected to cost, for the donor who wants to cover it. An estimate: what it did cost is told
 * by the balance transaction, and a difference falls on the operating fund, either way (domain.md 6.4).
 */
const RATE_PERMILLE = 29n;
const FIXED_MINOR: Record<string, bigint> = {
  USD: 30n,
  EUR: 25n,
  GBP: 20n,
  CAD: 30n,
  AUD: 30n,
  CHF: 30n,
  JPY: 30n,
  HUF: 8500n,
  KWD: 100n,
};

const ceilDivide = (numerator: bigint, denominator: bigint) => (numerator + denominator - 1n) / denominator;

/** What to add to a gift so that the gift itself arrives whole, in minor units, a multiple of `stepMinor`. */
export function feeCoverOf(giftMinor: bigint, currency: string, stepMinor: bigint): bigint {
  const fixed = FIXED_MINOR[currency] ?? 0n;
  const charged = ceilDivide((giftMinor + fixed) * 1000n, 1000n - RATE_PERMILLE);
  return ceilDivide(charged - giftMinor, stepMinor) * stepMinor;
}
