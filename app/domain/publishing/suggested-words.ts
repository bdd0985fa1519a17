import type { Suggestion } from '../redaction';

export interface SuggestionContext {
  /** Private stops with the area that the public may read for each. */
  places: readonly { place: string; areaName: string | null }[];
  /** Ranges of years that the journey may tell. */
  years: readonly string[];
  mayTellAge: boolean;
}

const READY: Partial<Record<Suggestion, string>> = {
  'leave-out-name': 'this person',
  'kind-of-organisation': 'an organisation',
  industry: 'a workplace',
  remove: '',
  'rough-amount': 'a large sum',
  'no-number': 'several',
  community: 'the community',
  'general-health': 'an injury',
  'family-in-general': 'the family',
  'common-trade': 'skilled work',
  'general-words': '',
};

/** Words that may stand in the place of what was marked; empty to leave it out, null when only the officer knows. */
export function readyWords(words: string, suggestion: Suggestion, context: SuggestionContext): string | null {
  switch (suggestion) {
    case 'region-or-country':
      return areaFor(words, context) ?? 'another place';
    case 'country':
      return areaFor(words, context);
    case 'season-or-years':
      return yearsFor(words, context) ?? 'some years ago';
    case 'age-band':
      return context.mayTellAge ? 'adult' : '';
    case 'retype':
      return words.normalize('NFKC').replace(/\p{Cf}/gu, '');
    default:
      return READY[suggestion] ?? null;
  }
}

function areaFor(words: string, { places }: SuggestionContext): string | null {
  const wanted = words
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 3);
  const match = places.find(({ place }) => wanted.some((word) => place.toLowerCase().includes(word)));
  return match?.areaName ?? null;
}

function yearsFor(words: string, { years }: SuggestionContext): string | null {
  const year = /\b(?:19|20)\d{2}\b/.exec(words)?.[0];
  return (year && years.find((range) => range.startsWith(year) || range.endsWith(year))) ?? null;
}
