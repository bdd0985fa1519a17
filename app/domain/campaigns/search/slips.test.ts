import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formsOf, nearest, slipsAllowed, slipsBetween } from './slips';

const letters = [...'abcdefghiklmnopqrstuvwxyzاحبرдж'];
const someWord = (minLength: number) =>
  fc.array(fc.constantFrom(...letters), { minLength, maxLength: 12 }).map((word) => word.join(''));
const someSlip = fc.record({
  kind: fc.constantFrom('left out', 'added', 'changed', 'swapped'),
  at: fc.nat(),
  letter: fc.constantFrom(...letters),
});

function slip(word: string, { kind, at, letter }: { kind: string; at: number; letter: string }): string {
  const typed = [...word];
  const here = at % typed.length;
  if (kind === 'left out') typed.splice(here, 1);
  else if (kind === 'added') typed.splice(here, 0, letter);
  else if (kind === 'changed') typed[here] = letter;
  else if (here + 1 < typed.length) typed.splice(here, 2, typed[here + 1] ?? '', typed[here] ?? '');
  return typed.join('');
}

describe('slips', () => {
  it.each([
    ['sewing', 'sewing', 0],
    ['sewnig', 'sewing', 1],
    ['seing', 'sewing', 1],
    ['sewiing', 'sewing', 1],
    ['sawing', 'sewing', 1],
    ['', 'ab', 2],
    ['kitten', 'sitting', 3],
  ])('%s and %s: %i', (one, other, slips) => {
    expect(slipsBetween(one, other)).toBe(slips);
    expect(slipsBetween(other, one)).toBe(slips);
  });

  it('one slip in a word of five letters or more is always found, by a form that both have', () => {
    fc.assert(
      fc.property(someWord(5), someSlip, (word, one) => {
        const typed = slip(word, one);
        expect(slipsBetween(word, typed)).toBeLessThanOrEqual(1);
        expect([...formsOf(typed)].some((form) => formsOf(word).has(form))).toBe(true);
        expect(nearest(typed, [word])).toEqual([word]);
      }),
    );
  });

  it('the nearest come first, and what is too far does not come', () => {
    expect(nearest('sewnig', ['sewing', 'seeing', 'swing'])).toEqual(['sewing']);
    expect(nearest('cow', ['cat'])).toEqual([]);
    expect([
      slipsAllowed('cow'),
      slipsAllowed('cows'),
      slipsAllowed('counselling'),
      slipsAllowed('x'.repeat(20)),
    ]).toEqual([0, 1, 2, 1]);
  });
});
