import { describe, expect, it } from 'vitest';
import { readyWords, type SuggestionContext } from './suggested-words';

const context: SuggestionContext = {
  places: [
    { place: 'Char Harirampur, Faridpur, Bangladesh', areaName: 'Bangladesh' },
    { place: 'Kuala Lumpur, Malaysia', areaName: null },
  ],
  years: ['2022–2024'],
  mayTellAge: true,
  names: [
    { name: 'Md. Rafiqul', general: 'this person' },
    { name: 'Shirin Akter', general: 'a relative' },
    { name: 'cash to household', general: 'a supplier' },
  ],
};

describe('words that may stand in the place of a mark', () => {
  it.each([
    ['Rafiqul', 'remove', true, 'this person'],
    ['Rafiqul’s', 'remove', true, "this person's"],
    ['Shirin', 'remove', true, 'a relative'],
    ['Faridpur', 'region-or-country', true, 'Bangladesh'],
    ['Kuala Lumpur', 'remove', true, 'another place'],
    ['JTK/JHR/2024', 'remove', true, ''],
    ['the household', 'family-in-general', false, 'the family'],
    ['June 2022', 'season-or-years', false, '2022–2024'],
    ['June 2019', 'season-or-years', false, 'some years ago'],
    ['32', 'age-band', false, 'adult'],
    ['dalal', 'plain-word', false, null],
  ] as const)('for %s (%s)', (words, suggestion, isName, expected) => {
    expect(readyWords(words, suggestion, context, isName)).toBe(expected);
  });

  it('tells no age without consent to it', () => {
    expect(readyWords('32', 'age-band', { ...context, mayTellAge: false }, false)).toBe('');
  });
});
