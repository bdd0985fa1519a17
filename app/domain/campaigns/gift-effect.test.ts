import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meaningfulAmounts, usualAmounts } from './gift-amounts';
import { type GiftLine, giftParts } from './gift-effect';

const line = (id: string, goalMinor: bigint, more: Partial<GiftLine> = {}): GiftLine => ({
  id,
  label: 'A course in engine repair',
  position: Number(id),
  priority: 1,
  goalMinor,
  missingMinor: goalMinor,
  ...more,
});
const room = line('1', 90_000n, { label: 'A safe room for six months' });
const course = line('2', 50_000n, { priority: 2 });
const limit = { minMinor: 100n, maxMinor: 99_999_999n, stepMinor: 1n };
const usd = { currency: 'USD', limit, locale: 'en' };

describe('a gift', () => {
  it('pays for whole ones of what a label counts, never for more than it does', () => {
    const of = (minor: bigint) => giftParts([room], minor, { locale: 'en' }).parts[0]?.counted;
    expect(of(14_999n)).toBeUndefined();
    expect(of(15_000n)).toEqual({ count: 1, unit: 'month' });
    expect(of(44_999n)).toEqual({ count: 2, unit: 'month' });
  });

  it('goes to lines by priority, and beyond the need only when nothing is missing', () => {
    const { parts, beyondMinor } = giftParts([course, room], 150_000n, { locale: 'en' });
    expect(parts.map(({ lineId, minor, completes }) => [lineId, minor, completes])).toEqual([
      ['1', 90_000n, true],
      ['2', 50_000n, true],
    ]);
    expect(beyondMinor).toBe(10_000n);
  });

  it('goes to the chosen line alone, and by priority where that is met', () => {
    const chosen = giftParts([room, course], 60_000n, { lineId: '2', locale: 'en' });
    expect([chosen.parts.map(({ lineId }) => lineId), chosen.beyondMinor]).toEqual([['2'], 10_000n]);
    const met = giftParts([room, { ...course, missingMinor: 0n }], 60_000n, { lineId: '2', locale: 'en' });
    expect(met.parts.map(({ lineId }) => lineId)).toEqual(['1']);
  });

  it('is divided without making or losing a cent', () => {
    const lines = fc.array(
      fc
        .record({
          goal: fc.bigInt(1n, 10_000_000n),
          given: fc.bigInt(0n, 10_000_000n),
          priority: fc.integer({ min: 1, max: 9 }),
        })
        .map(({ goal, given, priority }) => ({ goal, missing: goal - (given < goal ? given : goal), priority })),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(lines, fc.bigInt(1n, 20_000_000n), (drawn, amount) => {
        const all = drawn.map(({ goal, missing, priority }, index) =>
          line(String(index), goal, { missingMinor: missing, priority }),
        );
        const { parts, beyondMinor } = giftParts(all, amount, { locale: 'en' });
        expect(parts.reduce((sum, { minor }) => sum + minor, beyondMinor)).toBe(amount);
        for (const { lineId, minor } of parts)
          expect(minor <= (all.find(({ id }) => id === lineId)?.missingMinor ?? 0n)).toBe(true);
        if (beyondMinor > 0n) expect(parts.every(({ completes }) => completes)).toBe(true);
      }),
    );
  });
});

describe('amounts to choose from', () => {
  it('are a small one, whole ones of what the next line counts, what completes it, and all', () => {
    expect(meaningfulAmounts([room, course], usd)).toEqual([2_500n, 15_000n, 90_000n, 140_000n]);
    const sessions = line('1', 48_000n, { label: 'Twelve counselling sessions' });
    expect(meaningfulAmounts([sessions], usd)).toEqual([2_500n, 4_000n, 8_000n, 48_000n]);
  });

  it('are usual ones where nothing is counted, and stay within what is missing', () => {
    expect(meaningfulAmounts([course], usd)).toEqual([2_500n, 5_000n, 10_000n, 50_000n]);
    expect(meaningfulAmounts([{ ...course, missingMinor: 1_200n }], usd)).toEqual([1_200n]);
  });

  it('are usual ones where the need is met, or misses less than one may give', () => {
    expect(meaningfulAmounts([{ ...course, missingMinor: 0n }], usd)).toEqual(usualAmounts('USD'));
    expect(meaningfulAmounts([{ ...course, missingMinor: 40n }], usd)).toEqual(usualAmounts('USD'));
  });

  it('are what the currency allows', () => {
    const kwd = { currency: 'KWD', limit: { ...limit, stepMinor: 10n }, locale: 'en' };
    const dinars = line('1', 1_000_000n, { label: 'Seven weeks in a safe room', missingMinor: 999_995n });
    for (const minor of meaningfulAmounts([dinars], kwd)) expect(minor % 10n).toBe(0n);
    expect(meaningfulAmounts([line('1', 900_000n)], { ...usd, currency: 'JPY' })[0]).toBe(2_500n);
  });

  it('each do what they say: at most four, rising, none beyond the need', () => {
    const labels = ['A safe room for six months', 'Twelve counselling sessions', 'A course in engine repair'];
    const lines = fc.array(fc.record({ label: fc.constantFrom(...labels), goal: fc.bigInt(100n, 5_000_000n) }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(lines, (drawn) => {
        const all = drawn.map(({ label, goal }, index) => line(String(index), goal, { label }));
        const missing = all.reduce((sum, { missingMinor }) => sum + missingMinor, 0n);
        const amounts = meaningfulAmounts(all, usd);
        expect(amounts.length).toBeLessThanOrEqual(4);
        for (const [index, minor] of amounts.entries()) {
          expect(minor <= missing).toBe(true);
          expect(minor > (amounts[index - 1] ?? 0n)).toBe(true);
        }
      }),
    );
  });
});
