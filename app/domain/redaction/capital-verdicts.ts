import { FUNCTION_WORDS, HONORIFICS, SUBJECT_VERBS, wordSet } from './english/grammar-words';
import {
  HARMLESS_CAPITALS,
  INSTITUTION_WORDS,
  NAME_WORDS,
  STRONG_NAME_WORDS,
  WEEKDAY_AFTER,
  WEEKDAY_BEFORE,
  WEEKDAYS,
} from './english/institution-words';
import { KIN, RELIGION_WORDS } from './english/quasi-words';
import { bareLetters } from './folded-text';
import type { Dictionary } from './language.server';
import { type Token, withoutPossessive } from './tokens';

/** What a capital says of its word. */
export type Verdict = 'harmless' | 'institution' | 'nationality' | 'belief' | 'area' | 'name';

export const KIN_WORD = new RegExp(`^${KIN}$`);
const MONTH_NAME = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;
const ROMAN = /^[IVXLC]+$/;
const NOT_BEFORE_PERSON =
  /^(?:in|of|from|to|the|last|this|next|by|since|until|a|an|every|each|during|for|through|across|between)$/;
/** Countries, beliefs and peoples that are given names too. */
const NAMES_TOO = wordSet(
  'jordan chad georgia israel kenya india china asia mali trinidad dominica ireland christian islam karen maya shan mon roma jain sami roman',
);

/** Index after the longest area or nationality phrase that starts at a token, or the index itself. */
export function phraseEnd(tokens: readonly Token[], index: number, phrases: ReadonlyMap<string, string[][]>): number {
  const word = (at: number): string => bareLetters(withoutPossessive(tokens[at]?.lower ?? '')).replace(/'/g, '');
  for (const rest of phrases.get(word(index)) ?? []) {
    if (rest.every((part, offset) => word(index + 1 + offset) === part)) return index + 1 + rest.length;
  }
  return index;
}

/** For each token of a country, area or nationality, which it is. */
export function phraseCover(tokens: readonly Token[], dictionary: Dictionary): Map<number, Verdict> {
  const cover = new Map<number, Verdict>();
  tokens.forEach((token, index) => {
    if (!token.capital) return;
    for (const [phrases, verdict] of [
      [dictionary.areas, 'area'],
      [dictionary.demonyms, 'nationality'],
    ] as const) {
      let end = phraseEnd(tokens, index, phrases);
      if (end === index && verdict === 'nationality') {
        const plural = { ...token, lower: token.lower.replace(/s$/, '') };
        end = phraseEnd([plural], 0, phrases) === 1 ? index + 1 : index;
      }
      for (let at = index; at < end; at += 1) if (!cover.has(at)) cover.set(at, verdict);
    }
  });
  return cover;
}

/** True if two tokens may be parts of one name. */
export function joins(previous: Token | undefined, next: Token): boolean {
  if (next.position === 'start') return false;
  if (/^(?: |\n| \n|\n |-|-\n| ?& ?| ?\/ ?|\. ?| ["'(]|["'] )$/.test(next.gap))
    return next.position === 'none' || /["'(]/.test(next.gap);
  return previous?.kind === 'number' && next.gap === '.';
}

/** What the capital of one word says, by its place in the sentence and the words around it. */
export function verdictOf(
  tokens: readonly Token[],
  index: number,
  dictionary: Dictionary,
  covered: Map<number, Verdict>,
  alone: boolean,
): Verdict {
  const token = tokens[index];
  if (!token) return 'harmless';
  const lower = withoutPossessive(token.lower);
  const cover = covered.get(index);
  const person = standsForPerson(tokens, index);
  if (cover) return person && NAMES_TOO.has(lower) ? 'name' : cover;
  if (token.kind === 'number' || HARMLESS_CAPITALS.has(lower) || /^i'(?:m|ve|d|ll)$/.test(token.lower))
    return 'harmless';
  if (ROMAN.test(token.text) && token.text !== 'I') return 'institution';
  if (RELIGION_WORDS.has(lower)) return person && NAMES_TOO.has(lower) ? 'name' : 'belief';
  if (WEEKDAYS.has(lower)) return weekdayVerdict(tokens, index);
  if (MONTH_NAME.test(lower) && person) return 'name';
  if (MONTH_NAME.test(lower)) return alone ? 'harmless' : monthVerdict(tokens, index);
  if (token.position === 'start' || token.position === 'quote') return openingVerdict(tokens, index, dictionary);
  if (INSTITUTION_WORDS.has(lower)) return 'institution';
  if (token.shouted && shoutedLine(tokens, index) && dictionary.band(lower) && !NAME_WORDS.has(lower))
    return 'institution';
  if (FUNCTION_WORDS.has(lower) && !alone) return 'harmless';
  return 'name';
}

function shoutedLine(tokens: readonly Token[], index: number): boolean {
  const near = tokens.slice(Math.max(0, index - 2), index + 3);
  return near.length > 1 && near.every((token) => token.shouted || token.text.length === 1 || token.kind === 'number');
}

function monthVerdict(tokens: readonly Token[], index: number): Verdict {
  const next = tokens[index + 1];
  const previous = tokens[index - 1];
  const beside = [next, previous].some((token) => token?.kind === 'number' || (token && WEEKDAYS.has(token.lower)));
  return beside || tokens[index]?.position !== 'none' ? 'harmless' : 'name';
}

function weekdayVerdict(tokens: readonly Token[], index: number): Verdict {
  const previous = tokens[index - 1];
  const next = tokens[index + 1];
  const token = tokens[index];
  if (next?.capital && joins(token, next) && !WEEKDAYS.has(next.lower)) return 'name';
  if (token?.text.endsWith('s') && !token.text.endsWith("'s") && /days$/.test(token.lower)) return 'harmless';
  if (previous && WEEKDAY_BEFORE.has(previous.lower) && token?.position === 'none') return 'harmless';
  if (next && (WEEKDAY_AFTER.has(next.lower) || next.kind === 'number') && /^,? $/.test(next.gap)) return 'harmless';
  return 'name';
}

/** A capital that the start of a sentence explains, unless the word is a name or the dictionary does not know it. */
function openingVerdict(tokens: readonly Token[], index: number, dictionary: Dictionary): Verdict {
  const token = tokens[index];
  if (!token) return 'harmless';
  const lower = withoutPossessive(token.lower);
  const next = tokens[index + 1];
  const joinsCapital = next?.capital === true && joins(token, next);
  if (FUNCTION_WORDS.has(token.lower) && !(NAME_WORDS.has(lower) && isVerb(next))) return 'harmless';
  const known = knownBand(token.lower, dictionary);
  if (!known) return 'name';
  if (INSTITUTION_WORDS.has(lower) || HONORIFICS.has(lower)) return 'institution';
  if (STRONG_NAME_WORDS.has(lower)) return 'name';
  if (joinsCapital && next.lower !== 'i' && !next.shouted) return 'name';
  if (isShortQuotation(tokens, index)) return 'name';
  const nameLike = NAME_WORDS.has(lower) || dictionary.isAlsoName(lower);
  if (
    nameLike &&
    (isVerb(next) || token.lower.endsWith("'s") || next?.gap.startsWith(',') || pairsWithName(tokens, index))
  )
    return 'name';
  if (token.position === 'quote' && known === 'd') return 'name';
  return 'harmless';
}

/** A finite verb of the past or a common verb, right after a word: what a person's name is followed by. */
function isVerb(next: Token | undefined): boolean {
  return next !== undefined && next.gap === ' ' && (SUBJECT_VERBS.has(next.lower) || /^\p{Ll}{2,}ed$/u.test(next.text));
}

/** "Lucky and Happy": joined by a conjunction to a word with a capital. */
function pairsWithName(tokens: readonly Token[], index: number): boolean {
  const after = tokens[index + 2];
  return (
    tokens[index + 1]?.lower === 'and' && after?.capital === true && after.position === 'none' && after.lower !== 'i'
  );
}

/** A quotation of a few words without a stop inside is a title or a nickname, not speech. */
function isShortQuotation(tokens: readonly Token[], index: number): boolean {
  if (!/["']$/.test(tokens[index]?.gap ?? '') || /[,:.!?]\s*["']$/.test(tokens[index]?.gap ?? '')) return false;
  const closing = tokens.slice(index + 1, index + 5).find((token) => token.gap !== ' ');
  return /^["']/.test(closing?.gap ?? '');
}

/** Signs that a word that is usually a place, a month or a belief names a person here. */
function standsForPerson(tokens: readonly Token[], index: number): boolean {
  const previous = tokens[index - 1];
  const token = tokens[index];
  if (!previous || !token) return isVerb(tokens[index + 1]);
  const titled =
    HONORIFICS.has(previous.lower) ||
    KIN_WORD.test(previous.lower) ||
    /^(?:named|called|nicknamed|alias|with|by|met|told|married|trusted|loved|helped|asked|saw|knew)$/.test(
      previous.lower,
    );
  return (
    (titled && /^\.?,? $/.test(token.gap)) ||
    (isVerb(tokens[index + 1]) &&
      (token.position !== 'none' || (FUNCTION_WORDS.has(previous.lower) && !NOT_BEFORE_PERSON.test(previous.lower))))
  );
}

/** The band of a word or of what is left of it without a possessive or accents. */
export function knownBand(lower: string, dictionary: Dictionary): ReturnType<Dictionary['band']> {
  return dictionary.band(lower) ?? dictionary.band(withoutPossessive(lower)) ?? dictionary.band(bareLetters(lower));
}
