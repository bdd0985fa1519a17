import type { Suggestion } from '../redaction';
import { generalWordsOf, isEnglish } from './general-words';

export interface SuggestionContext {
  /** Private stops with the area that the public may read for each. */
  places: readonly { place: string; areaName: string | null }[];
  /** Ranges of years that the journey may tell. */
  years: readonly string[];
  mayTellAge: boolean;
  /** Private names, and the general words for whoever bears them. */
  names: readonly { name: string; general: string }[];
}

/** Words that may stand in the place of what was marked; empty to leave it out, null when only the officer knows. */
export function readyWords(
  words: string,
  suggestion: Suggestion,
  context: SuggestionContext,
  isName: boolean,
  locale = 'en',
): string | null {
  // What the bearer of a name is stands in the case in English words only.
  const general = isName && isEnglish(locale) ? generalFor(words, context) : null;
  if (general !== null) return general;
  const own = generalWordsOf(locale);
  if (!own) return null;
  switch (suggestion) {
    case 'region-or-country':
      return areaFor(words, context) ?? own.otherPlace;
    case 'country':
      return areaFor(words, context);
    case 'season-or-years':
      return yearsFor(words, context) ?? own.someYearsAgo;
    case 'age-band':
      return context.mayTellAge ? own.adult : '';
    case 'retype':
      return words.normalize('NFKC').replace(/\p{Cf}/gu, '');
    default:
      return own.ready[suggestion] ?? null;
  }
}

/** A name of the case by what its bearer is; a place of the journey by the area that may be told. */
function generalFor(words: string, { names, places }: SuggestionContext): string | null {
  const marked = lettersOf(words);
  const bearer = names.find(({ name }) => lettersOf(name).some((part) => marked.includes(part)));
  if (bearer) return /['’]s$/.test(words) ? `${bearer.general}'s` : bearer.general;
  const isPlace = places.some(({ place }) => lettersOf(place).some((part) => marked.includes(part)));
  return isPlace
    ? (places.find(({ place, areaName }) => areaName && lettersOf(place).some((part) => marked.includes(part)))
        ?.areaName ?? 'another place')
    : null;
}

const lettersOf = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && word !== 'the');

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
