import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Curve, pathBetween, pointAt } from './curve';
import { giftStretches, ownStretches, shareOf, stretchesOf, type WayStop } from './progress';

const stop = (amountMinor: bigint, givenMinor: bigint, state: WayStop['state'] = 'open'): WayStop => ({
  label: 'Training',
  amountMinor,
  givenMinor,
  state,
});

describe('shareOf', () => {
  it('draws nothing of nothing, and never more than the whole', () => {
    expect(shareOf(100n, 0n)).toBe(0);
    expect(shareOf(-5n, 100n)).toBe(0);
    expect(shareOf(250n, 100n)).toBe(1);
    expect(shareOf(25n, 100n)).toBe(0.25);
  });

  it('does not show a need as met a cent before it is', () => {
    expect(shareOf(99_999_999n, 100_000_000n)).toBeLessThan(1);
  });
});

describe('stretchesOf', () => {
  it('covers the way without gap or overlap, whatever the lines', () => {
    const stops = fc.array(fc.record({ amount: fc.bigInt(1n, 10_000_000n), given: fc.bigInt(0n, 20_000_000n) }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(stops, (lines) => {
        const stretches = stretchesOf(
          { goalMinor: 1n, givenMinor: 0n },
          lines.map(({ amount, given }) => stop(amount, given)),
        );
        let from = 0;
        for (const stretch of stretches) {
          expect(stretch.from).toBe(from);
          expect(stretch.to).toBeGreaterThan(stretch.from);
          expect(stretch.drawnTo).toBeGreaterThanOrEqual(stretch.from);
          expect(stretch.drawnTo).toBeLessThanOrEqual(stretch.to + 1e-9);
          from = stretch.to;
        }
        expect(from).toBe(1);
      }),
    );
  });

  it('draws a funded line whole and an open one by what was given', () => {
    const [first, second] = stretchesOf({ goalMinor: 200n, givenMinor: 150n }, [
      stop(100n, 100n, 'funded'),
      stop(100n, 50n),
    ]);
    expect(first?.drawnTo).toBe(0.5);
    expect(second?.drawnTo).toBe(0.75);
  });
});

describe('one gift on the way', () => {
  const stretches = stretchesOf({ goalMinor: 200n, givenMinor: 150n }, [stop(100n, 100n, 'funded'), stop(100n, 50n)]);

  it('begins where the line of its stop is drawn, and ends within it', () => {
    expect(giftStretches(stretches, [0n, 25n])).toEqual([{ from: 0.75, to: 0.875 }]);
    expect(giftStretches(stretches, [0n, 500n])).toEqual([{ from: 0.75, to: 1 }]);
    expect(giftStretches(stretches, [])).toEqual([]);
  });

  it('once given, is the last of what is drawn', () => {
    expect(ownStretches(stretches, [100n, 20n])).toEqual([
      { from: 0, to: 0.5 },
      { from: 0.65, to: 0.75 },
    ]);
  });
});

describe('curve', () => {
  const curve: Curve = { startX: 0, endX: 300, heights: [10, 50, -20, 30] };
  it('has its parameter as share of the width', () => {
    expect(pointAt(curve, 0.25).x).toBeCloseTo(75);
  });
  it('cuts a part that begins and ends on the curve', () => {
    const end = pointAt(curve, 0.6);
    const path = pathBetween(curve, 0, 0.6);
    expect(path.startsWith('M0 10C')).toBe(true);
    expect(path.endsWith(`${Math.round(end.x * 100) / 100} ${Math.round(end.y * 100) / 100}`)).toBe(true);
  });
});
