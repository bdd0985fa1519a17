import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, eased, readView, type View, viewBoxOf } from './view';

const SHEET = { width: 720, height: 600 };
const views = fc
  .record({
    width: fc.double({ min: 300, max: 720, noNaN: true }),
    across: fc.double({ min: 0, max: 1, noNaN: true }),
    down: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ width, across, down }): View => {
    const height = (width * SHEET.height) / SHEET.width;
    return { x: across * (SHEET.width - width), y: down * (SHEET.height - height), width };
  });

describe('between', () => {
  it('never leaves the sheet on the way from one chapter to another', () => {
    fc.assert(
      fc.property(views, views, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, t) => {
        const { x, y, width } = between(from, to, t);
        expect(x).toBeGreaterThanOrEqual(-0.001);
        expect(y).toBeGreaterThanOrEqual(-0.001);
        expect(x + width).toBeLessThanOrEqual(SHEET.width + 0.001);
        expect(y + (width * SHEET.height) / SHEET.width).toBeLessThanOrEqual(SHEET.height + 0.001);
      }),
    );
  });

  it('begins and ends where it should, and comes closer by equal factors', () => {
    const [from, to] = [
      { x: 0, y: 0, width: 720 },
      { x: 200, y: 100, width: 320 },
    ];
    expect(between(from, to, 0)).toEqual(from);
    expect(between(from, to, 1)).toEqual(to);
    expect(between(from, to, 0.5).width).toBeCloseTo(Math.sqrt(720 * 320), 6);
  });
});

describe('eased', () => {
  it('begins at 0, ends at 1 and is half-way in the middle', () => {
    expect([eased(0), eased(0.5), eased(1)]).toEqual([0, 0.5, 1]);
  });
});

describe('readView', () => {
  it('takes what the drawing says, and nothing else', () => {
    expect(readView('10 20.5 300')).toEqual({ x: 10, y: 20.5, width: 300 });
    for (const told of [undefined, '', '1 2', 'a b c', '1 2 0']) expect(readView(told)).toBeNull();
  });

  it('becomes a view box in the proportions of the sheet', () => {
    expect(viewBoxOf({ x: 10, y: 20, width: 360 }, SHEET)).toBe('10.00 20.00 360.00 300.00');
  });
});
