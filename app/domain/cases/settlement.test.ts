import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineTotalMinor, type Rate, rateOf, rateTableSchema, toSettlement } from './settlement';

const rate = (currency: string, numerator: string, denominator: string): Rate => ({
  currency,
  settlementCurrency: 'USD',
  numerator,
  denominator,
});

describe('toSettlement', () => {
  it('rounds up to two significant digits', () => {
    const usd = rate('USD', '1', '1');
    expect(toSettlement(150_000n, usd, 0)).toBe(150_000n);
    expect(toSettlement(150_001n, usd, 0)).toBe(160_000n);
    expect(toSettlement(9_901n, usd, 0)).toBe(10_000n);
    expect(toSettlement(7n, usd, 0)).toBe(7n);
    expect(toSettlement(101n, usd, 0)).toBe(110n);
    expect(toSettlement(99n, usd, 1)).toBe(100n);
  });

  it('minds the decimals of both currencies', () => {
    // 118.500 KWD at 1 KWD = 3.25 USD is 385.125 USD.
    expect(toSettlement(118_500n, rate('KWD', '325', '100'), 0)).toBe(39_000n);
    // 450,000 VND at 25,000 VND a dollar is 18 USD.
    expect(toSettlement(450_000n, rate('VND', '1', '25000'), 0)).toBe(1_800n);
    expect(toSettlement(450_000n, rate('VND', '1', '25000'), 5)).toBe(1_900n);
  });

  it('is never below the exact amount, less than a tenth above it, and has two significant digits', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1_000n, max: 10_000_000_000n }),
        fc.bigInt({ min: 1n, max: 99_999n }),
        fc.bigInt({ min: 1n, max: 99_999n }),
        fc.integer({ min: 0, max: 50 }),
        (amount, numerator, denominator, margin) => {
          const settled = toSettlement(amount, rate('EUR', `${numerator}`, `${denominator}`), margin);
          const exact = amount * numerator * BigInt(100 + margin);
          const scale = denominator * 100n;
          expect(settled * scale).toBeGreaterThanOrEqual(exact);
          expect((settled - 1n) * scale * 10n).toBeLessThan(exact * 11n + scale * 10n);
          expect(settled.toString().slice(2)).toMatch(/^0*$/);
        },
      ),
    );
  });

  it('refuses nothing', () => {
    expect(() => toSettlement(0n, rate('EUR', '1', '1'), 0)).toThrow(RangeError);
  });
});

describe('the demonstration table', () => {
  const table = rateTableSchema.parse(JSON.parse(readFileSync('prisma/seed/rates.json', 'utf8')));

  it('knows every currency of the demonstration cases', () => {
    for (const currency of ['BDT', 'THB', 'VND', 'NGN', 'EUR', 'MXN', 'INR', 'GHS', 'KWD', 'JPY', 'USD']) {
      expect(rateOf(table, currency), currency).toBeDefined();
    }
    expect(rateOf(table, 'XXX')).toBeUndefined();
  });

  it('gives exact rates', () => {
    const own = { ...table, perSettlementUnit: { KWD: '0.3075' } };
    expect(rateOf(own, 'KWD')).toMatchObject({ numerator: '10000', denominator: '3075' });
    expect(lineTotalMinor({ quantity: 12, unitCostMinor: 150_000n })).toBe(1_800_000n);
  });
});
