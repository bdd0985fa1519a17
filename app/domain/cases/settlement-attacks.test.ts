import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decimalsOf } from '../money';
import { type RateTable, rateOf, rateTableSchema, toSettlement } from './settlement';

// Somebody who reads the amounts of a page, and knows the table of rates and the margin, turns them back into every
// currency: offices cost things in round local sums, so the currency in which all lines come out round would be the one
// of the country where the person is now. Safeguard: `roundUpToTwoDigits` in `toSettlement`.

const table: RateTable = rateTableSchema.parse(JSON.parse(readFileSync('prisma/seed/rates.json', 'utf8')));
const currencies = Object.keys(table.perSettlementUnit);
const LINES = 5;
const PAGES_EACH = 12;

/** The same pages at each run. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) yield state / 2_147_483_648;
}

/** Between 50 and 3,000 USD, in local money and round as people write costs: one or two digits, or a half between. */
function roundSum(currency: string, random: () => number): bigint {
  const perUnit = Number(table.perSettlementUnit[currency]);
  const amount = 50 * 60 ** random() * perUnit;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(amount)) - 1) * (random() < 0.3 ? 5 : 1);
  return BigInt(Math.max(1, Math.round(amount / step))) * BigInt(step) * 10n ** BigInt(decimalsOf(currency));
}

const published = (minor: bigint, currency: string) => {
  const rate = rateOf(table, currency);
  if (!rate) throw new Error(currency);
  return toSettlement(minor, rate, table.marginPercent);
};

/** At the rate, to the cent: what a page would show without the rounding. */
const exact = (minor: bigint, currency: string) =>
  BigInt(
    Math.round((Number(minor) * 1.03 * 100) / 10 ** decimalsOf(currency) / Number(table.perSettlementUnit[currency])),
  );

/** How many local sums of one or two digits would have been shown as this amount. */
function roundOrigins(shown: bigint, currency: string, show: (minor: bigint, currency: string) => bigint): number {
  const unit = 10n ** BigInt(decimalsOf(currency));
  const near = (Number(shown) / 100 / 1.03) * Number(table.perSettlementUnit[currency]);
  let found = 0;
  for (let exponent = Math.floor(Math.log10(near)) - 2; exponent <= Math.log10(near); exponent += 1) {
    if (exponent < 0) continue;
    const step = 10 ** exponent;
    for (let digits = Math.floor((near * 0.88) / step); digits <= Math.ceil((near * 1.02) / step); digits += 1)
      if (digits >= 1 && digits <= 99 && show(BigInt(digits) * BigInt(step) * unit, currency) === shown) found += 1;
  }
  return found;
}

/** The share of pages on which the true currency is the attacker's single best guess; ties are shared out. */
function hits(show: (minor: bigint, currency: string) => bigint): number {
  const source = numbers(7);
  const random = () => source.next().value as number;
  let caught = 0;
  for (const truth of currencies)
    for (let page = 0; page < PAGES_EACH; page += 1) {
      const amounts = Array.from({ length: LINES }, () => show(roundSum(truth, random), truth));
      const scores = currencies.map(
        (currency) => amounts.filter((shown) => roundOrigins(shown, currency, show) > 0).length,
      );
      const best = Math.max(...scores);
      const own = scores[currencies.indexOf(truth)];
      if (own === best) caught += 1 / scores.filter((score) => score === best).length;
    }
  return caught / (currencies.length * PAGES_EACH);
}

test('amounts do not tell the currency they were turned from', { timeout: 60_000 }, () => {
  const chance = 1 / currencies.length;
  const [rounded, toTheCent] = [hits(published), hits(exact)];
  if (process.env.FIGURES) process.stdout.write(`${JSON.stringify({ chance, rounded, toTheCent })}\n`);
  // The attack works where amounts are shown to the cent, so that it would be seen if the rounding went.
  expect(toTheCent).toBeGreaterThan(0.8);
  expect(rounded).toBeLessThan(0.2);
});

test('every published amount has two digits and zeros, in the platform’s currency', () => {
  for (const currency of currencies)
    for (const amount of [1n, 37n, 999n, 12_345n, 9_876_543n]) {
      const shown = published(amount * 10n ** BigInt(decimalsOf(currency)), currency);
      expect(shown.toString()).toMatch(/^\d{1,2}0*$/);
    }
});
