import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EditedFinding, partsOf } from './finding';

const finding = (id: string, start: number, end: number): EditedFinding => ({
  id,
  start,
  end,
  level: 'block',
  why: '',
});

describe('partsOf', () => {
  it('loses no character of the text, whatever the findings', () => {
    const marks = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 })));
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), marks, (text, offsets) => {
        const findings = offsets.map(([start, length], index) => finding(String(index), start, start + length));
        const parts = partsOf(text, findings);
        expect(parts.map((part) => part.text).join('')).toBe(text);
      }),
    );
  });

  it('gives an overlapping finding what is left of it', () => {
    const parts = partsOf('Cox Bazar camp', [finding('place', 0, 9), finding('site', 4, 14)]);
    expect(parts.map((part) => [part.finding?.id, part.text])).toEqual([
      ['place', 'Cox Bazar'],
      ['site', ' camp'],
    ]);
  });
});
