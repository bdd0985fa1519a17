import { describe, expect, it } from 'vitest';
import { readTypedAmount } from './typed-amount';

describe('an amount as a language writes it', () => {
  it.each([
    ['25.50', 'USD', 'en', 2_550n],
    ['25,50', 'EUR', 'fr', 2_550n],
    ['1 500,5', 'EUR', 'fr', 150_050n],
    ['1\u202f500,50', 'EUR', 'fr', 150_050n],
    ['1500,50', 'USD', 'es', 150_050n],
    ['1,500', 'USD', 'es', 150_000n],
    ['٢٥', 'USD', 'ar', 2_500n],
    ['١٬٥٠٠٫٥٠', 'USD', 'ar', 150_050n],
    ['۲۵', 'USD', 'ar', 2_500n],
    ['1500', 'JPY', 'ar', 1_500n],
  ] as const)('%s in %s, %s', (typed, currency, lang, amountMinor) => {
    expect(readTypedAmount(typed, currency, lang)).toEqual({ ok: true, amountMinor });
  });

  it.each([
    ['25,50', 'USD', 'en'],
    ['٢٥', 'USD', 'en'],
    ['1.500', 'EUR', 'es'],
    ['1.500,50', 'EUR', 'es'],
    ['1,500', 'KWD', 'fr'],
    ['12,5', 'JPY', 'fr'],
    ['', 'USD', 'ar'],
    ['9999999999999999', 'USD', 'es'],
  ] as const)('%s in %s is refused in %s, with an example that would be read', (typed, currency, lang) => {
    const read = readTypedAmount(typed, currency, lang);
    expect(read.ok).toBe(false);
    const example = read.ok ? '' : (/([\d][\d.,\s]*\d)\D*$/.exec(read.message)?.[1] ?? '');
    if (typed !== '9999999999999999') expect(readTypedAmount(example, currency, lang)).toMatchObject({ ok: true });
  });
});
