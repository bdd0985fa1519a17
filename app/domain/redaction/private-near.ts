import type { Band } from './language';
import type { Stretch } from './private-names';
import { bonesOf, broadBonesOf, soundOf, spokenOf } from './private-sounds';
import { plainOf } from './private-views';

/** What the check of near spellings needs to know of a word of the text. */
export interface KnownWords {
  /** Band of a word of the language, also of a country, nationality or approved word; undefined when it is none of these. */
  band(lower: string): Band | undefined;
}

interface Part {
  plain: string;
  sound: string;
  bones: string;
  broad: string;
  /** True for a value recorded in another alphabet, or a word of the text in one that writes few vowels. */
  isGuess: boolean;
}

const partOf = (plain: string, isGuess: boolean): Part => ({
  plain,
  sound: soundOf(plain),
  bones: bonesOf(plain),
  broad: broadBonesOf(plain),
  isGuess,
});

/** Alphabets that are written without most vowels, or with vowels that each language says otherwise. */
const FEW_VOWELS = /(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])\p{L}/u;

const WORD = /[\p{L}\p{M}\p{Cf}]+/gu;
const MASK = '*_•●○█▇■□·…?#~^×–—';
const MASKED = new RegExp(
  `[\\p{L}\\p{M}]*(?:[${MASK}]{1,24}[\\p{L}\\p{M}]+)+[${MASK}]*|[\\p{L}\\p{M}]+(?:[${MASK}]{2,24}|…)`,
  'gu',
);

/**
 * Words of a text that no dictionary knows and that are nearly a rare part of a name: spelled by ear, short or pet
 * forms, other endings, letters left out, covered, swapped or turned round, in any alphabet. `parts` are plain words.
 */
export function nearNames(text: string, words: readonly string[], known: KnownWords): Stretch[] {
  const parts = [
    ...new Map(
      words.flatMap((word) => [plainOf(word), spokenOf(word)].map((plain) => [plain, FEW_VOWELS.test(word)] as const)),
    ),
  ]
    .filter(([plain]) => plain.length >= 3 && known.band(plain) === undefined)
    .map(([plain, isGuess]) => partOf(plain, isGuess));
  const found: Stretch[] = [];
  if (parts.length === 0) return found;
  const verdicts = new Map<string, boolean>();
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    let near = verdicts.get(word);
    if (near === undefined) {
      near = isNear(word, parts, known);
      verdicts.set(word, near);
    }
    if (near) found.push({ start: match.index, end: match.index + word.length });
  }
  for (const match of text.matchAll(MASKED)) {
    const isOrdinary = /^\p{Ll}+…$/u.test(match[0]) && known.band(match[0].slice(0, -1)) !== undefined;
    if (!isOrdinary && parts.some(({ plain }) => fitsMask(match[0], plain)))
      found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}

function isNear(word: string, parts: readonly Part[], known: KnownWords): boolean {
  const isLatin = /^[\p{Script=Latin}\p{M}\p{Cf}]+$/u.test(word);
  const isCapital = /^\p{Lu}/u.test(word) || !/\p{Ll}/u.test(word);
  const lower = word.toLowerCase();
  if (known.band(lower) !== undefined || known.band(plainOf(word)) !== undefined) {
    // "Надії" for Надія: an inflected name that is a word too shows by its capital only.
    return !isLatin && isCapital && parts.some(({ sound }) => sameStem(sound, soundOf(spokenOf(word))));
  }
  const isGuess = FEW_VOWELS.test(word);
  const spoken = spokenOf(word);
  // In Hebrew and Arabic letters, w and y may be vowels.
  const readings = [plainOf(word), spoken, ...(isGuess ? [spoken.replace(/[vwy]/g, '')] : [])];
  return [...new Set(readings)].some((plain) => {
    if (plain.length < (isGuess ? 2 : 3)) return false;
    const own = partOf(plain, isGuess);
    return parts.some((part) => areNear(part, own, isCapital, isLatin));
  });
}

function areNear(part: Part, word: Part, isCapital: boolean, isLatin: boolean): boolean {
  const length = word.plain.length;
  if (part.sound === word.sound && length >= 3) return true;
  if (word.plain === [...part.plain].reverse().join('') && length >= 4) return true;
  if (part.bones === word.bones && part.bones.length >= 3) return true;
  if (part.broad === word.broad && part.broad.length >= least(part, word, isLatin, isCapital)) return true;
  if (!isLatin && sameStem(part.sound, word.sound)) return true;
  if (isClipped(part, word, isCapital)) return true;
  if (length >= 5 && part.plain.length >= 5 && differByOne(part.plain, word.plain)) return true;
  if (length >= 8 && part.plain.length >= 8 && differByOne(part.sound, word.sound)) return true;
  return length >= 4 && isVowelless(part.plain, word.plain);
}

/** How many consonants must be the same before two words are taken for one name. */
function least(part: Part, word: Part, isLatin: boolean, isCapital: boolean): number {
  if (word.isGuess || (part.isGuess && isCapital)) return 2;
  return isLatin ? Number.POSITIVE_INFINITY : 3;
}

/** Short and pet forms: the beginning (Rafi, Mes), the end (Lena for Olena), a stem with an ending (Costica, Keylita), a part said twice. */
function isClipped({ plain, sound }: Part, word: Part, isCapital: boolean): boolean {
  const length = word.plain.length;
  const least = isCapital ? 3 : 4;
  if (plain.length < 4 || length < least) return false;
  if (plain.startsWith(word.plain)) return true;
  if (plain.endsWith(word.plain) && length >= 4) return true;
  const stem = sharedStart(sound, word.sound);
  if (stem >= 4 && word.sound.length - stem <= 6) return true;
  if (isCapital && stem >= 3 && PET_ENDING.test(word.sound.slice(stem))) return true;
  const inner = word.sound.length >= 5 ? sound.indexOf(word.sound.slice(0, 4)) : -1;
  if (inner > 0 && word.sound.length <= 7) return true;
  const twice = /^(.{2,4})\1$/.exec(word.plain)?.[1];
  return isCapital && twice !== undefined && plain.startsWith(twice);
}

const PET_ENDING =
  /^(?:[aeiou]|ie|[aeiou]?(?:n|k|s|t|d|l)?[aeiou]?k?[aeiou]|[iu]k[aou]?|ito|ita|us|usia?|is|os|as|et|el|en|enka|ochka|unia?|usha?|ush|ush?ka|ik|ek|ko|ki?|bo|b|bs|bi|s)$/;

function sharedStart(a: string, b: string): number {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  return same;
}

/** One word in two cases of its declension: the same stem of three letters or more, endings of three at most. */
function sameStem(a: string, b: string): boolean {
  const same = sharedStart(a, b);
  const long = Math.max(a.length, b.length);
  return same >= 3 && same >= Math.min(a.length, b.length) - 2 && long - same <= 4;
}

/** "Rfqul", "Mollh": only vowels are missing. */
function isVowelless(part: string, word: string): boolean {
  let at = 0;
  for (const letter of part) {
    if (letter === word[at]) at += 1;
    else if (!/[aeiouy]/.test(letter)) return false;
  }
  return at === word.length && word.length >= part.length - 4;
}

/** True if one letter more, less, other or swapped turns one word into the other. */
function differByOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const same = sharedStart(a, b);
  const restA = a.slice(same);
  const restB = b.slice(same);
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0];
}

/** "R*fiqul", "R*****l", "Raf___": what is left open fits the name, and two letters or more are told. */
function fitsMask(masked: string, plain: string): boolean {
  const told = masked.replace(new RegExp(`[${MASK}]`, 'g'), '');
  const letters = plainOf(told);
  if (letters.length < 2 || plain.length < 4) return false;
  const exact = masked.normalize('NFC');
  const isOneEach = [...exact].length === plain.length && !/[…–—]/.test(exact);
  if (!isOneEach && letters.length < 3) return false;
  const pattern = [...exact]
    .map((sign) => (MASK.includes(sign) ? (isOneEach ? '.' : '.*') : plainOf(sign)))
    .join('')
    .replace(/(?:\.\*)+/g, '.*');
  return new RegExp(`^${pattern}$`).test(plain);
}
