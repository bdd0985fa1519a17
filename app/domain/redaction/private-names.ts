import { FUNCTION_WORDS, HONORIFICS, wordSet } from './english/grammar-words';
import { NAME_WORDS } from './english/institution-words';
import { KIN } from './english/quasi-words';
import type { Band, Dictionary } from './language.server';
import { plainOf, type Reading, spellingsOf, type View } from './private-views';

export interface Stretch {
  start: number;
  end: number;
}

/** One thing to look for in a view. */
export interface Needle {
  letters: string;
  /** Common words are found only where they are written with a capital. */
  capitalOnly: boolean;
  /** Common words of longer values are no finding where the start of a sentence explains the capital. */
  notAtSentenceStart: boolean;
  /** Rare enough to be found inside a longer word too (a handle, a word run together). */
  inside: boolean;
  /** The parts as the value itself divides them: a match divided alike is no accident. */
  parts: string;
}

const TITLES = wordSet(
  'san sama bhai didi jee ji saheb sahib md mohd mst la le el los las de del the of and y e van der von bin binti bint ibn al ul sra sr small little big old junior jr senior c o str no nr',
);
const KIN_WORD = new RegExp(`^(?:${KIN})$`);
const NAME_KINDS = new Set(['name', 'alias', 'relative', 'perpetrator']);

const wordsOf = (value: string): string[] => value.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** A value with what stands in brackets or quotes as values of their own. */
export function variantsOf(value: string): string[] {
  const inner = [...value.matchAll(/[("“«]([^)"”»]+)[)"”»]/g)].map((match) => match[1] ?? '');
  const outer = value
    .replace(/[("“«][^)"”»]*[)"”»]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [value, outer, ...inner].filter((variant) => /[\p{L}\p{N}]/u.test(variant));
}

/** What to look for of a value that is a name, place or vendor: the whole, and each part that tells something alone. */
export function needlesOf(kind: string, value: string, dictionary: Dictionary | undefined): Needle[] {
  const needles: Needle[] = [];
  const segments = kind === 'place' || kind === 'address' || kind === 'vendor' ? value.split(/[,;\n]/) : [value];
  for (const variant of segments.flatMap(variantsOf)) {
    if (isArea(variant, dictionary)) continue;
    const all = wordsOf(variant);
    const telling = all.filter((word) => !isTitle(word));
    if (telling.length === 0 && all.length < 2) continue;
    const allCommon = all.every((word) => bandOf(word, dictionary) !== undefined);
    const isLower = !/\p{Lu}/u.test(variant);
    if (allCommon && isLower && !NAME_KINDS.has(kind)) continue;
    if (all.length > 1)
      needles.push(
        ...spellings(all.join(' '), {
          capitalOnly: allCommon && !NAME_KINDS.has(kind),
          notAtSentenceStart: false,
          inside: !allCommon,
        }),
      );
    if (telling.length > 1)
      needles.push(
        ...spellings(telling.join(' '), {
          capitalOnly: allCommon && !NAME_KINDS.has(kind),
          notAtSentenceStart: false,
          inside: !allCommon,
        }),
      );
    if (NAME_KINDS.has(kind) && telling.length === 2)
      needles.push(
        ...spellings([...telling].reverse().join(' '), {
          capitalOnly: allCommon && !NAME_KINDS.has(kind),
          notAtSentenceStart: false,
          inside: false,
        }),
      );
    for (const word of telling) needles.push(...partNeedles(kind, word, telling.length === 1, dictionary));
  }
  return needles;
}

function partNeedles(kind: string, word: string, single: boolean, dictionary: Dictionary | undefined): Needle[] {
  const lower = word.toLowerCase();
  const plain = plainOf(word);
  if (/^\d+$/.test(plain) || isArea(word, dictionary)) return [];
  const band = bandOf(word, dictionary);
  const isNameKind = NAME_KINDS.has(kind);
  if (plain.length < 3) {
    return isNameKind && plain.length === 2 && /^\p{Lu}/u.test(word) && !FUNCTION_WORDS.has(lower)
      ? spellings(word, { capitalOnly: true, notAtSentenceStart: false, inside: false })
      : [];
  }
  if (band === undefined) {
    if (!isNameKind && plain.length < 4) return [];
    return spellings(word, { capitalOnly: false, notAtSentenceStart: false, inside: plain.length >= 5 });
  }
  if (!isNameKind && !single) return [];
  const nameLike = single || NAME_WORDS.has(lower) || dictionary?.isAlsoName(lower) === true || kind === 'name';
  return spellings(word, {
    capitalOnly: band !== 'd' || NAME_WORDS.has(lower),
    notAtSentenceStart: !nameLike || FUNCTION_WORDS.has(lower),
    inside: false,
  });
}

const spellings = (value: string, rest: Omit<Needle, 'letters' | 'parts'>): Needle[] =>
  spellingsOf(value.replace(/ /g, '')).map((letters) => ({ letters, parts: plainWords(value).join(' '), ...rest }));

const bandOf = (word: string, dictionary: Dictionary | undefined): Band | undefined =>
  dictionary?.band(word.toLowerCase());

function isTitle(word: string): boolean {
  const lower = word.toLowerCase();
  return HONORIFICS.has(lower) || TITLES.has(lower) || KIN_WORD.test(lower);
}

function isArea(value: string, dictionary: Dictionary | undefined): boolean {
  const [first, ...rest] = plainWords(value);
  if (first === undefined || !dictionary) return false;
  return (dictionary.areas.get(first) ?? []).some((tail) => tail.join(' ') === rest.join(' '));
}

const plainWords = (value: string): string[] => wordsOf(value).map((word) => plainOf(word));

/** Where a needle stands in a view, as stretches of the text as given. */
export function findNeedle(
  text: string,
  view: View,
  needle: Needle,
  dictionary: Dictionary | undefined,
  reading: Reading,
): Stretch[] {
  const found: Stretch[] = [];
  const length = needle.letters.length;
  if (length === 0) return found;
  for (
    let at = view.characters.indexOf(needle.letters);
    at !== -1;
    at = view.characters.indexOf(needle.letters, at + 1)
  ) {
    const end = at + length;
    if (!joinsUp(view, at, end)) continue;
    const stretch = { start: view.starts[at] ?? 0, end: view.ends[end - 1] ?? 0 };
    const whole = startsWord(view, at) && (endsWord(view, end) || isPlural(view, at, end, dictionary));
    if (
      !whole &&
      !(needle.inside && reading !== 'leet' && reading !== 'leet-l' && isStrangeWord(view, at, end, dictionary))
    )
      continue;
    if (!passesCapital(text, stretch, needle)) continue;
    if (!plausibleSplit(text, view, at, end, needle, dictionary)) continue;
    found.push(stretch);
  }
  return found;
}

function joinsUp(view: View, at: number, end: number): boolean {
  for (let index = at + 1; index < end; index += 1) if ((view.separators[index] ?? '').length > 4) return false;
  return true;
}

const startsWord = (view: View, at: number): boolean =>
  at === 0 || view.separators[at] !== '' || isDigitAt(view, at - 1) !== isDigitAt(view, at);
function endsWord(view: View, end: number): boolean {
  return (
    end >= view.characters.length || view.separators[end] !== '' || isDigitAt(view, end - 1) !== isDigitAt(view, end)
  );
}
/** "Rowenas": a possessive without its apostrophe, unless that is a word ("this" for Thi). */
function isPlural(view: View, at: number, end: number, dictionary: Dictionary | undefined): boolean {
  return (
    view.characters[end] === 's' &&
    endsWord(view, end + 1) &&
    dictionary?.band(view.characters.slice(at, end + 1)) === undefined
  );
}
const isDigitAt = (view: View, at: number): boolean => /\d/.test(view.characters[at] ?? '');

/** True if the longer word around a match is in no dictionary ("secondseambenin"), so that the match is no accident. */
function isStrangeWord(view: View, at: number, end: number, dictionary: Dictionary | undefined): boolean {
  let from = at;
  let to = end;
  while (from > 0 && view.separators[from] === '') from -= 1;
  while (to < view.characters.length && view.separators[to] === '') to += 1;
  return dictionary?.band(view.characters.slice(from, to)) === undefined;
}

function passesCapital(text: string, { start, end }: Stretch, needle: Needle): boolean {
  if (!needle.capitalOnly && !needle.notAtSentenceStart) return true;
  const seen = text.slice(start, end);
  const shown =
    /[\p{Lu}\p{Lt}]/u.test(seen) ||
    /[^\p{Script=Latin}\p{P}\s]/u.test(seen.normalize('NFC')) ||
    seen.normalize('NFKC') !== seen.normalize('NFC');
  if (!shown) return false;
  return (
    !needle.notAtSentenceStart ||
    !/(?:^|[.!?…:]["'”’)]*\s+["'“‘(]*|\n\s*)$/.test(text.slice(Math.max(0, start - 12), start)) ||
    /\p{Lu}.*\p{Lu}/u.test(seen)
  );
}

/** A match over spaces that is only a row of everyday words ("am in a" for Amina) is an accident. */
function plausibleSplit(
  text: string,
  view: View,
  at: number,
  end: number,
  needle: Needle,
  dictionary: Dictionary | undefined,
): boolean {
  const pieces = [''];
  let overSpaces = false;
  for (let index = at; index < end; index += 1) {
    const separator = index > at ? (view.separators[index] ?? '') : '';
    if (separator !== '') pieces.push('');
    if (separator !== '' && /^\s+$/.test(separator)) overSpaces = true;
    pieces[pieces.length - 1] += view.characters[index] ?? '';
  }
  if (!overSpaces || pieces.length === 1 || pieces.every((piece) => piece.length === 1)) return true;
  if (pieces.join(' ') === needle.parts) return true;
  if (pieces.some((piece) => piece.length > 1 && dictionary?.band(piece) === undefined)) return true;
  if (pieces.every((piece) => FUNCTION_WORDS.has(piece))) return false;
  return /\p{Lu}/u.test(text.slice(view.starts[at] ?? 0, view.ends[at] ?? 0));
}

/** Initials of a name of several parts: "M.T.W.", "M. T.", "MTW". */
export function findInitials(text: string, name: string): Stretch[] {
  const words = wordsOf(name).filter((word) => !isTitle(word));
  const letters = words.map((word) => plainOf(word).charAt(0).toUpperCase()).filter((letter) => /[A-Z]/.test(letter));
  if (letters.length < 2) return [];
  const first = letters[0] ?? '';
  const last = letters[letters.length - 1] ?? '';
  const orders = new Set([letters.join(''), [...letters].reverse().join(''), first + last, last + first]);
  const patterns = [...orders].flatMap((order) => {
    const dotted = [...order]
      .map((letter) => `${letter}\\.`)
      .join('[ \\u00a0-]?')
      .replace(/\\\.$/, '\\.?');
    const spaced = [...order].join('[ -]');
    return order.length > 2 ? [dotted, spaced, order] : [dotted, spaced, order];
  });
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}.])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return [...text.matchAll(pattern)]
    .filter((match) => !COMMON_INITIALS.has(match[0]))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
const COMMON_INITIALS = new Set([
  'ID',
  'TV',
  'UN',
  'EU',
  'US',
  'UK',
  'OK',
  'AM',
  'PM',
  'IT',
  'IS',
  'AS',
  'AT',
  'IN',
  'ON',
  'OF',
  'OR',
  'TO',
  'NO',
  'SO',
  'WE',
  'HE',
  'ME',
  'MY',
  'BY',
  'DO',
  'GO',
  'IF',
  'UP',
  'I A',
  'A I',
  'NGO',
  'HIV',
  'AN',
  'BE',
]);
