import type { Stretch } from './private-names';
import { plainOf } from './private-views';

/** Initials that stand for something else so often that they tell nobody. */
const COMMON_INITIALS = new Set(
  'ID TV UN EU US UK OK AM PM IT IS AS AT IN ON OF OR TO NO SO WE HE ME MY BY DO GO IF UP NGO HIV AN BE USA UAE SMS USB GPS ATM PIN CV PDF DNA IOM ILO'.split(
    ' ',
  ),
);
const COMMON_DOTTED = new Set(['a.m', 'p.m', 'i.e', 'e.g', 'a.m.', 'p.m.', 'i.e.', 'e.g.', 'u.s.', 'u.n.', 'u.k.']);

/**
 * Initials of a name of several words: "M.T.W.", "m. t.", "MTW", "M T", and, of the survivor, the one letter of the
 * given name where it stands for a person ("M. said", "called M.").
 */
export function findInitials(text: string, words: readonly string[], isSurvivor: boolean): Stretch[] {
  const letters = words.map((word) => plainOf(word).charAt(0).toUpperCase()).filter((letter) => /[A-Z]/.test(letter));
  const first = letters[0];
  if (first === undefined) return [];
  const patterns = letters.length > 1 ? orders(letters).flatMap((order) => written(order, isSurvivor)) : [];
  if (isSurvivor)
    patterns.push(`${first}\\.(?= \\p{Ll}|[’']s)`, `(?<=(?:called|named|as|met|told|with|for) )${first}(?:\\.|\\b)`);
  if (patterns.length === 0) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}.&])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return [...text.matchAll(pattern)]
    .filter((match) => !COMMON_INITIALS.has(match[0]) && !COMMON_DOTTED.has(match[0].toLowerCase()))
    .filter((match) => !/^(?:I A|A I|I|A)$/.test(match[0]))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function orders(letters: readonly string[]): string[] {
  const first = letters[0] ?? '';
  const last = letters[letters.length - 1] ?? '';
  return [...new Set([letters.join(''), [...letters].reverse().join(''), first + last, last + first])];
}

/** Small letters with dots only: "mt" alone may be anything. Two capitals without dots tell of the survivor alone. */
function written(order: string, isSurvivor: boolean): string[] {
  const dotted = (letters: string): string =>
    [...letters]
      .map((letter) => `${letter}\\.`)
      .join('[ \\u00a0-]?')
      .replace(/\\\.$/, '\\.?');
  const spaced = [...order].join('[ -/]');
  return [dotted(order), dotted(order.toLowerCase()), ...(isSurvivor || order.length > 2 ? [spaced, order] : [])];
}
