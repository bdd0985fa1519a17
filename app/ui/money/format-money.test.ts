import { describe, expect, it } from 'vitest';
import { formatMoney } from './format-money';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('formatMoney', () => {
  it.each([
    [150_000n, 'USD', 'en', 'USD 1,500.00'],
    [-5n, 'USD', 'en', '-USD 0.05'],
    [0n, 'EUR', 'en', 'EUR 0.00'],
    [1_500n, 'JPY', 'en', 'JPY 1,500'],
    [1_500n, 'KWD', 'en', 'KWD 1.500'],
    [7n, 'IQD', 'en', 'IQD 0.007'],
    [1_050n, 'MMK', 'en', 'MMK 10.50'],
    [123_456n, 'EUR', 'fr', '1 234,56 EUR'],
    ['9007199254740993', 'USD', 'en', 'USD 90,071,992,547,409.93'],
    [123_456_789_012_345_678_901n, 'JPY', 'en', 'JPY 123,456,789,012,345,678,901'],
  ] as const)('%s %s in %s is %s', (amountMinor, currency, locale, expected) => {
    expect(plain(formatMoney(amountMinor, currency, locale))).toBe(expected);
  });

  it('trims decimals only when they are all zero', () => {
    expect(plain(formatMoney(150_000n, 'USD', 'en', { trim: true }))).toBe('USD 1,500');
    expect(plain(formatMoney(150_050n, 'USD', 'en', { trim: true }))).toBe('USD 1,500.50');
  });

  it('leaves the code to the head of the column', () => {
    expect(formatMoney(-150_050n, 'USD', 'en', { bare: true })).toBe('-1,500.50');
  });

  it('refuses what is not an integer', () => {
    expect(() => formatMoney('12.5', 'USD', 'en')).toThrow(SyntaxError);
  });
});
