import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feeCoverOf } from './fee-cover';

test('a gift of 50 US dollars with its costs', () => {
  expect(feeCoverOf(5_000n, 'USD', 1n)).toBe(181n);
});

test('what is left after the expected fee is never less than the gift', () => {
  fc.assert(
    fc.property(fc.bigInt(100n, 99_999_999n), fc.constantFrom('USD', 'JPY', 'KWD', 'HUF'), (gift, currency) => {
      const step = currency === 'KWD' ? 10n : currency === 'HUF' ? 100n : 1n;
      const cover = feeCoverOf(gift, currency, step);
      const charged = gift + cover;
      const fixed = { USD: 30n, JPY: 30n, KWD: 100n, HUF: 8500n }[currency] ?? 0n;
      // Stripe rounds half up.
      const fee = (charged * 29n + 500n) / 1000n + fixed;
      expect(charged - fee).toBeGreaterThanOrEqual(gift - 1n);
      expect(cover % step).toBe(0n);
    }),
  );
});
