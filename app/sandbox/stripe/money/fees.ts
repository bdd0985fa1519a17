import { decimalsOf } from './currencies';

/** Stripe's price for a card payment: 2.9 % and a fixed part, here in the currency's minor units. */
const PER_MILLE = 29;
const FIXED: Record<string, number> = {
  usd: 30,
  eur: 25,
  gbp: 20,
  chf: 30,
  cad: 30,
  aud: 30,
  jpy: 40,
  huf: 8500,
  czk: 650,
};
const FIXED_BY_DECIMALS = { 0: 30, 2: 30, 3: 100 } as const;
const DISPUTE: Record<string, number> = { usd: 1500, eur: 2000, gbp: 2000, jpy: 1300 };
const DISPUTE_BY_DECIMALS = { 0: 1500, 2: 1500, 3: 4600 } as const;

/** `amount` × 2.9 %, half rounded up, plus the fixed part. A three-decimal fee ends in 0 like its amounts. */
export function cardFee(amount: number, currency: string): number {
  const decimals = decimalsOf(currency);
  const fixed = FIXED[currency] ?? FIXED_BY_DECIMALS[decimals];
  const step = decimals === 3 ? 10 : 1;
  const share = Math.floor((amount * PER_MILLE * 2 + 1000 * step) / (2000 * step)) * step;
  return share + fixed;
}

/** What the bank's complaint costs, whoever wins it. */
export function disputeFee(currency: string): number {
  return DISPUTE[currency] ?? DISPUTE_BY_DECIMALS[decimalsOf(currency)];
}

/** A bank debit costs 0.8 %, half rounded up. */
export function debitFee(amount: number, currency: string): number {
  const step = decimalsOf(currency) === 3 ? 10 : 1;
  return Math.floor((amount * 16 + 1000 * step) / (2000 * step)) * step;
}
