import { describe, expect, it } from 'vitest';
import { suggestedAmounts } from './gift-form.server';

const limit = { minMinor: 100n, maxMinor: 99_999_999n, stepMinor: 1n };

describe('suggestedAmounts', () => {
  it('offers usual amounts, what completes the line that misses least, and what completes the need', () => {
    expect(suggestedAmounts(229_000n, [54_000n, 29_000n], 'USD', limit)).toEqual([
      ...[2_500n, 5_000n, 10_000n],
      29_000n,
      229_000n,
    ]);
  });

  it('offers nothing twice, and nothing beyond what is missing', () => {
    expect(suggestedAmounts(5_000n, [5_000n], 'USD', limit)).toEqual([2_500n, 5_000n]);
    expect(suggestedAmounts(1_200n, [1_200n], 'USD', limit)).toEqual([1_200n]);
  });

  it('offers usual amounts where the need is met, or misses less than one may give', () => {
    expect(suggestedAmounts(0n, [], 'USD', limit)).toEqual([2_500n, 5_000n, 10_000n]);
    expect(suggestedAmounts(40n, [40n], 'USD', limit)).toEqual([2_500n, 5_000n, 10_000n]);
  });

  it('counts in the digits of the currency', () => {
    expect(suggestedAmounts(900_000n, [], 'JPY', limit)[0]).toBe(2_500n);
    expect(suggestedAmounts(9_000_000n, [], 'KWD', { ...limit, stepMinor: 10n })[0]).toBe(25_000n);
  });
});
