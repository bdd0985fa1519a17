import { z } from 'zod';
import { decimalsOf } from '../money';

const wholeNumber = z.string().regex(/^[1-9]\d{0,17}$/);

/** One unit of `currency` is `numerator / denominator` units of `settlementCurrency`. */
export const rateSchema = z.object({
  currency: z.string().length(3),
  settlementCurrency: z.string().length(3),
  numerator: wholeNumber,
  denominator: wholeNumber,
});
export type Rate = z.infer<typeof rateSchema>;

export const rateTableSchema = z.object({
  source: z.string().min(1),
  date: z.iso.date(),
  settlementCurrency: z.string().length(3),
  /** Added to every line so that a rate that moves does not leave a need short. */
  marginPercent: z.number().int().min(0).max(50),
  /** Units of the currency for one unit of the settlement currency, as decimal text. */
  perSettlementUnit: z.record(z.string().length(3), z.string().regex(/^\d{1,9}(\.\d{1,6})?$/)),
});
export type RateTable = z.infer<typeof rateTableSchema>;

/** The rate of a currency in a table, exactly; undefined when the table has none. */
export function rateOf(table: RateTable, currency: string): Rate | undefined {
  const { settlementCurrency } = table;
  if (currency === settlementCurrency) return { currency, settlementCurrency, numerator: '1', denominator: '1' };
  const perUnit = table.perSettlementUnit[currency];
  if (perUnit === undefined) return undefined;
  const [whole = '0', fraction = ''] = perUnit.split('.');
  const denominator = BigInt(whole + fraction).toString();
  return { currency, settlementCurrency, numerator: (10n ** BigInt(fraction.length)).toString(), denominator };
}

/**
 * A line of the assessment in minor units of the settlement currency: at the rate, plus the margin, rounded up once to
 * two significant digits (domain.md 4 and 6.1). Throws RangeError for an amount that is not positive.
 */
export function toSettlement(lineMinor: bigint, rate: Rate, marginPercent: number): bigint {
  return roundUpToTwoDigits(...atRate(lineMinor, rate, marginPercent));
}

/** The same, rounded up to the minor unit only: what is summed before it is published. */
export function toMinorUnits(lineMinor: bigint, rate: Rate, marginPercent: number): bigint {
  return ceilDivide(...atRate(lineMinor, rate, marginPercent));
}

function atRate(lineMinor: bigint, rate: Rate, marginPercent: number): [numerator: bigint, denominator: bigint] {
  if (lineMinor <= 0n) throw new RangeError('A line of the assessment costs more than nothing.');
  const shift = decimalsOf(rate.settlementCurrency) - decimalsOf(rate.currency);
  return [
    lineMinor * BigInt(rate.numerator) * BigInt(100 + marginPercent) * 10n ** BigInt(Math.max(shift, 0)),
    BigInt(rate.denominator) * 100n * 10n ** BigInt(Math.max(-shift, 0)),
  ];
}

/** The smallest number of two significant digits that is not below numerator / denominator. */
function roundUpToTwoDigits(numerator: bigint, denominator: bigint): bigint {
  const least = ceilDivide(numerator, denominator);
  const step = 10n ** BigInt(Math.max(least.toString().length - 2, 0));
  return ceilDivide(numerator, denominator * step) * step;
}

const ceilDivide = (numerator: bigint, denominator: bigint) => (numerator + denominator - 1n) / denominator;

/** Quantity times unit cost, in local minor units. */
export function lineTotalMinor(line: { quantity: number; unitCostMinor: bigint }): bigint {
  return BigInt(line.quantity) * line.unitCostMinor;
}
