import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindingType } from '../redaction';
import type { CheckedMark } from './check-text.server';
import { heldToOriginal } from './held-to-original.server';
import type { PublicText } from './public-text';

const text = (locale: string, words: string, original: string | null): PublicText => ({
  key: original === null ? 'story' : 'es.story',
  text: words,
  locale,
  required: true,
  original,
});
const markOf = (whole: string, words: string, type: FindingType): CheckedMark => ({
  start: whole.indexOf(words),
  end: whole.indexOf(words) + words.length,
  level: 'review',
  type,
  reason: 'digits',
  suggestion: 'no-number',
  replacement: null,
  isPrivateValue: false,
});

/** What blocks in a translation of which one stretch is marked for review; the original has no marks. */
function blocked(original: string, translation: string, words: string, type: FindingType, locale = 'es') {
  const texts = [text('en', original, null), text(locale, translation, original)];
  const held = heldToOriginal(texts, [{ marks: [] }, { marks: [markOf(translation, words, type)] }]);
  const of = held[1];
  return of && 'marks' in of
    ? of.marks.filter(({ level }) => level === 'block').map(({ reason }) => reason)
    : ['refused'];
}

describe('a translation held to its original', () => {
  it('tells the numbers that the original tells, in figures or in words, and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9999 }), fc.integer({ min: 2, max: 9999 }), (told, written) => {
        const found = blocked(`They waited ${told} days.`, `Esperaron ${written} días.`, `${written} días`, 'NUMBER');
        expect(found).toEqual(told === written ? [] : ['more-than-original']);
      }),
    );
    expect(blocked('They waited six months.', 'Esperaron seis meses.', 'seis meses', 'NUMBER')).toEqual([]);
    expect(blocked('They waited for months.', 'Esperaron seis meses.', 'seis meses', 'NUMBER')).toEqual([
      'more-than-original',
    ]);
  });

  it.each([
    ['The work in Thailand was hard.', 'El trabajo en Tailandia era duro.', 'Tailandia', []],
    ['The work was hard.', 'El trabajo en Tailandia era duro.', 'Tailandia', ['more-than-original']],
    ['The work in Penang was hard.', 'El trabajo en Penang era duro.', 'Penang', []],
    ['The work in Asia was hard.', 'El trabajo en Penang era duro.', 'Penang', ['more-than-original']],
    ['The work in Thailand was hard.', 'El trabajo en Asia era duro.', 'Asia', []],
  ])('of “%s” says “%s”: %s', (original, translation, words, expected) => {
    expect(blocked(original, translation, words, 'PLACE')).toEqual(expected);
  });

  it('keeps what could not be checked unchecked, and says nothing where nothing was said', () => {
    const texts = [text('en', '', null), text('es', 'Algo más.', '')];
    expect(heldToOriginal(texts, [{ marks: [] }, { refusal: 'timed-out' }])[1]).toEqual({ refusal: 'timed-out' });
    expect(heldToOriginal(texts, [{ marks: [] }, { marks: [] }])[1]).toMatchObject({
      marks: [{ start: 0, end: 9, level: 'block', reason: 'more-than-original' }],
    });
    expect(heldToOriginal(texts, [{ marks: [] }])[1]).toEqual({ refusal: 'failed' });
  });
});
