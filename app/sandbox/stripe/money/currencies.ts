import { badParameter } from '../api/errors';

const ZERO_DECIMAL = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '));
const THREE_DECIMAL = new Set('bhd jod kwd omr tnd'.split(' '));
/** Two-decimal form at Stripe, though the currency has no cents. */
const WHOLE_UNITS_ONLY = new Set(['isk', 'ugx']);

/** Stripe's smallest charge by currency, in minor units. */
const SMALLEST: Record<string, number> = {
  usd: 50,
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
};
const NINE_DIGITS = new Set('idr inr lbp cop huf jpy krw vnd'.split(' '));

export function decimalsOf(currency: string): 0 | 2 | 3 {
  if (ZERO_DECIMAL.has(currency)) return 0;
  return THREE_DECIMAL.has(currency) ? 3 : 2;
}

/** Refuses an amount that Stripe would refuse to charge, with Stripe's code. */
export function assertChargeable(amount: number, currency: string, param: string): void {
  const smallest = SMALLEST[currency] ?? 1;
  if (amount < smallest) {
    throw badParameter(
      `The total amount due must add up to at least ${formatAmount(smallest, currency)}.`,
      'amount_too_small',
      param,
    );
  }
  if (amount > (NINE_DIGITS.has(currency) ? 999_999_999 : 99_999_999)) {
    throw badParameter(
      `The total amount due must be no more than eight digits in ${currency}.`,
      'amount_too_large',
      param,
    );
  }
  if ((THREE_DECIMAL.has(currency) && amount % 10 !== 0) || (WHOLE_UNITS_ONLY.has(currency) && amount % 100 !== 0)) {
    throw badParameter(
      `Invalid integer: ${amount} cannot be charged in ${currency}; its last digits must be 0.`,
      'parameter_invalid_integer',
      param,
    );
  }
}

/** An amount for people, such as `$25.00` or `¥1,200`. */
export function formatAmount(amount: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const decimal = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  const style = {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  } as const;
  return new Intl.NumberFormat('en', style).format(`${amount < 0 ? '-' : ''}${decimal}` as Intl.StringNumericLiteral);
}
