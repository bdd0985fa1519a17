import type { SandboxConfig } from '../act';
import { decimalsOf } from './currencies';

/** What one unit of a currency is worth in US dollars. Made up, of roughly the right size, and the same every day. */
export const DOLLARS_PER_UNIT: Readonly<Record<string, number>> = {
  usd: 1,
  eur: 1.16,
  gbp: 1.32,
  chf: 1.24,
  cad: 0.71,
  aud: 0.65,
  nzd: 0.57,
  sek: 0.106,
  nok: 0.099,
  dkk: 0.155,
  pln: 0.272,
  czk: 0.048,
  huf: 0.003,
  ron: 0.228,
  jpy: 0.0064,
  krw: 0.00068,
  inr: 0.0113,
  mxn: 0.0541,
  brl: 0.187,
  aed: 0.2723,
  kwd: 3.257,
  bhd: 2.65,
  jod: 1.41,
  tnd: 0.339,
};

export interface Settled {
  /** Signed, in minor units of `currency`. */
  amount: number;
  currency: string;
  /** What the presented amount in minor units is multiplied by; null when nothing is exchanged. */
  exchangeRate: number | null;
}

/** The amount as the account's balance keeps it: the same, or exchanged into the first settlement currency. */
export function settle({ settlement, rates }: SandboxConfig, amount: number, currency: string): Settled {
  const into = settlement[0];
  if (into === undefined || settlement.includes(currency)) return { amount, currency, exchangeRate: null };
  const perUnit = (rates[currency] ?? 1) / (rates[into] ?? 1);
  const exchangeRate = Number((perUnit * 10 ** (decimalsOf(into) - decimalsOf(currency))).toPrecision(6));
  return { amount: Math.sign(amount) * Math.round(Math.abs(amount) * exchangeRate), currency: into, exchangeRate };
}
