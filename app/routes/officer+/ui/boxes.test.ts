import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, kept, moved, nextBox, resized, spanned } from './boxes';

const number = fc.double({ min: -300, max: 300, noNaN: true });
const inside = ({ x, y, width, height }: Box) =>
  x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 100.11 && y + height <= 100.11;

describe('boxes', () => {
  it('stay inside the picture, whatever is done to them', () => {
    fc.assert(
      fc.property(number, number, number, number, number, number, (x, y, width, height, dx, dy) => {
        const box = kept({ x, y, width, height });
        return [box, moved(box, dx, dy), resized(box, dx, dy), spanned({ x, y }, { x: dx, y: dy })].every(inside);
      }),
    );
  });

  it('move and grow by what the keys say', () => {
    const box = { x: 10, y: 10, width: 20, height: 5 };
    expect(moved(box, 1, -1)).toEqual({ x: 11, y: 9, width: 20, height: 5 });
    expect(resized(box, 1, 1)).toEqual({ x: 10, y: 10, width: 21, height: 6 });
    expect(moved(box, 95, 0).x).toBe(80);
    expect(resized({ ...box, x: 90, width: 10 }, 5, 0)).toEqual({ x: 90, y: 10, width: 10, height: 5 });
  });

  it('may be drawn from any corner', () => {
    expect(spanned({ x: 50, y: 40 }, { x: 30, y: 20 })).toEqual({ x: 30, y: 20, width: 20, height: 20 });
  });

  it('do not begin on top of each other', () => {
    const first = nextBox([]);
    expect(nextBox([first]).y).toBeGreaterThanOrEqual(first.y + first.height);
  });
});
