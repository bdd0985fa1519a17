import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountForInput, parseAmount } from './amount-input';
import { decimalsOf } from './currency';

describe('parseAmount', () => {
  it.each([
    ['1,500.50', 'USD', 150_050n],
    ['1500.5', 'USD', 150_050n],
    [' 1500 ', 'USD', 150_000n],
    ['1 500.05', 'EUR', 150_005n],
    ['0.01', 'USD', 1n],
    ['450,000', 'VND', 450_000n],
    ['450000', 'JPY', 450_000n],
    ['118.5', 'KWD', 118_500n],
    ['118.500', 'KWD', 118_500n],
    ['1,500.505', 'KWD', 1_500_505n],
    ['12,345,678.90', 'NGN', 1_234_567_890n],
  ])('reads %j %s', (text, currency, amountMinor) => {
    expect(parseAmount(text, currency)).toEqual({ ok: true, amountMinor });
  });

  it.each([
    ['', 'USD', /Enter the amount in USD, for example 1,500\.50/],
    ['abc', 'USD', /digits only/],
    ['1.500,50', 'USD', /digits/],
    ['1,50', 'USD', /commas between thousands/],
    ['15,00', 'USD', /commas between thousands/],
    ['1.500.000', 'VND', /one point, for example 1,500\./],
    ['1.5', 'JPY', /JPY has no decimals/],
    ['1.505', 'USD', /USD has 2 decimals/],
    ['1.5050', 'KWD', /KWD has 3 decimals/],
    ['1,234 567', 'USD', /digits only/],
    ['-5', 'USD', /digits only/],
    ['1e3', 'USD', /digits only/],
    ['5.', 'USD', /digits after the point/],
    ['$5', 'USD', /digits only/],
    ['99999999999999999', 'USD', /too large/],
  ])('refuses %j %s with what to do', (text, currency, message) => {
    const parsed = parseAmount(text, currency);
    expect(parsed.ok ? '' : parsed.message).toMatch(message);
  });

  it('reads back what it writes, in every currency', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 999_999_999_999n }),
        fc.constantFrom('USD', 'JPY', 'VND', 'KWD'),
        (amountMinor, currency) => {
          expect(parseAmount(amountForInput(amountMinor, currency), currency)).toEqual({ ok: true, amountMinor });
        },
      ),
    );
  });

  it('knows the currencies of the standard, not of everyday use', () => {
    expect(['JPY', 'VND', 'KWD', 'HUF', 'IDR', 'PKR', 'USD'].map(decimalsOf)).toEqual([0, 0, 3, 2, 2, 2, 2]);
  });
});
