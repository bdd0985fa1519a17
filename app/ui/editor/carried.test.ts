import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carried } from './carried';

describe('marks while somebody types', () => {
  it('never stand on other words than those that were marked', () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 8 });
    fc.assert(
      fc.property(part, part, part, part, fc.nat(24), fc.nat(8), (head, old, tail, typed, start, length) => {
        const [before, now] = [head + old + tail, head + typed + tail];
        const mark = { start, end: Math.min(start + length, before.length) };
        fc.pre(mark.start <= mark.end);
        for (const moved of carried(before, now, [mark]))
          expect(now.slice(moved.start, moved.end)).toBe(before.slice(mark.start, mark.end));
      }),
    );
  });

  it('stay before the change, move behind it, and go where it is', () => {
    const before = 'Ana met Ben in Cox';
    const marks = ['Ana', 'Ben', 'Cox'].map((words) => ({
      words,
      start: before.indexOf(words),
      end: before.indexOf(words) + 3,
    }));
    const now = 'Ana met somebody in Cox';
    expect(carried(before, now, marks).map(({ words, start }) => [words, start])).toEqual([
      ['Ana', 0],
      ['Cox', now.indexOf('Cox')],
    ]);
  });
});
