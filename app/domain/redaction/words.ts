import { knownBand } from './capital-verdicts';
import { APPROVED_WORDS } from './english/approved-words';
import { BARE_YEAR } from './english/date-patterns';
import { FUNCTION_WORDS } from './english/grammar-words';
import {
  ANATOMY,
  HEALTH_SUFFIX,
  HEALTH_SUFFIX_EXCEPTIONS,
  HEALTH_WORDS,
  RARE_OCCUPATIONS,
  RELIGION_LOWER,
} from './english/quasi-words';
import type { Mark } from './finding';
import { bareLetters } from './folded-text';
import type { Dictionary } from './language.server';
import { type Token, withoutPossessive } from './tokens';

const ORDINARY_BEFORE =
  /^(?:a|an|the|her|his|their|our|my|your|its|no|some|any|of|much|little|great|more|this|that|in|to|will|would|could|can|may|might|they|we|i|you|who|every|each|new|small|big|very|so|too|not)$/;

const mark = (token: Token, rest: Pick<Mark, 'type' | 'level' | 'reason'>): Mark => ({
  start: token.start,
  end: token.end - (rest.type === 'UNKNOWN_WORD' ? (/'s$/.exec(token.text)?.[0].length ?? 0) : 0),
  ...rest,
});

/** Findings on single words: outside the dictionary, health, trades, rare; and on tokens with digits. */
export function wordMarks(tokens: readonly Token[], dictionary: Dictionary, names: ReadonlySet<string>): Mark[] {
  const marks: Mark[] = [];
  tokens.forEach((token, index) => {
    const found =
      token.kind === 'number' ? numberMark(token, tokens, index) : wordMark(token, tokens, index, dictionary, names);
    if (found) marks.push(found);
  });
  return marks;
}

function numberMark(token: Token, tokens: readonly Token[], index: number): Mark {
  const next = tokens[index + 1];
  if (BARE_YEAR.test(token.text)) return mark(token, { type: 'DATE', level: 'review', reason: 'year' });
  if (/^(?:1[89]|20)\d0s$|^\d{1,3}(?:st|nd|rd|th)?$/.test(token.text)) {
    const grouped = next?.kind === 'number' && /^[.,' ]$/.test(next.gap) && next.text.length >= 3;
    return mark(token, { type: 'NUMBER', level: grouped ? 'block' : 'review', reason: 'digits' });
  }
  const clock = /^\d{1,2}(?:am|pm|h|hrs|k|kg|km|m|cm|g|yrs|mg|ml|x)$/i.test(token.text);
  return mark(token, { type: clock ? 'NUMBER' : 'ID', level: clock ? 'review' : 'block', reason: 'digits' });
}

function wordMark(
  token: Token,
  tokens: readonly Token[],
  index: number,
  dictionary: Dictionary,
  names: ReadonlySet<string>,
): Mark | undefined {
  if (!/^[\p{Script=Latin}\p{M}']+$/u.test(token.text)) {
    return mark(token, { type: 'DISGUISE', level: 'block', reason: 'foreign-script' });
  }
  const lower = withoutPossessive(token.lower);
  const folded = bareLetters(lower);
  const band = knownBand(token.lower, dictionary);
  if (names.has(folded) && recursAsName(token, tokens[index - 1], band !== undefined)) {
    return mark(token, { type: 'NAME', level: 'block', reason: 'name' });
  }
  if (token.capital && band === undefined) return undefined;
  if (FUNCTION_WORDS.has(token.lower) || APPROVED_WORDS.has(lower)) return undefined;
  if (
    HEALTH_WORDS.has(lower) ||
    (HEALTH_SUFFIX.test(lower) && lower.length > 5 && !HEALTH_SUFFIX_EXCEPTIONS.has(lower) && band !== 'a')
  ) {
    const organ = previousOrgan(tokens[index - 1]);
    return { ...mark(token, { type: 'HEALTH', level: 'review', reason: 'health' }), ...organ };
  }
  if (RELIGION_LOWER.has(lower)) {
    return {
      ...mark(token, { type: 'ETHNICITY_RELIGION', level: 'review', reason: 'belief' }),
      ...tradeBefore(tokens[index - 1], token),
    };
  }
  if (band === undefined && PREFIX.test(lower) && tokens[index + 1]?.gap === '-') return undefined;
  if (band === undefined) {
    return mark(token, {
      type: 'UNKNOWN_WORD',
      level: unknownIsPlain(lower, dictionary) ? 'review' : 'block',
      reason: 'unknown-word',
    });
  }
  if (RARE_OCCUPATIONS.has(lower) || RARE_OCCUPATIONS.has(lower.replace(/s$/, ''))) {
    return {
      ...mark(token, { type: 'OCCUPATION', level: 'review', reason: 'occupation' }),
      ...tradeBefore(tokens[index - 1], token),
    };
  }
  if (band === 'd' && token.position === 'none')
    return mark(token, { type: 'RARE_WORD', level: 'review', reason: 'rare-word' });
  return undefined;
}

const ORGAN = new RegExp(`^${ANATOMY}$`);
const previousOrgan = (previous: Token | undefined): { start?: number } =>
  previous && ORGAN.test(previous.lower) ? { start: previous.start } : {};

/** "ballet dancer": the noun before a trade belongs to it. */
function tradeBefore(previous: Token | undefined, token: Token): { start?: number } {
  const joined =
    previous && token.gap === ' ' && previous.kind === 'word' && !previous.capital && previous.text.length > 3;
  return joined && !FUNCTION_WORDS.has(previous.lower) && !/(?:ed|ing|ly)$/.test(previous.lower)
    ? { start: previous.start }
    : {};
}

/** Two everyday words in one ("foodstall", "jobseeker"). */
function isCompound(lower: string, dictionary: Dictionary): boolean {
  for (let cut = 3; cut <= lower.length - 3; cut += 1) {
    const [first, second] = [lower.slice(0, cut), lower.slice(cut)];
    if (first.length + second.length < 7) return false;
    if (/[abc]/.test(dictionary.band(first) ?? '') && /[ab]/.test(dictionary.band(second) ?? '')) return true;
  }
  return false;
}

const PREFIX = /^(?:pre|co|re|ex|anti|non|mid|sub|semi|multi|self|micro|e|un|post|over|under)$/;

/** A single letter, or a regular formation of a known word ("relabelled", "non-payment" in parts). */
function unknownIsPlain(lower: string, dictionary: Dictionary): boolean {
  if (isCompound(lower, dictionary)) return true;
  const stem = lower.replace(/^(?:un|re|non|pre|post|anti|over|under|sub|co|mis|out|inter|multi|semi|micro)/, '');
  return stem.length > 3 && stem !== lower && dictionary.band(stem) !== undefined;
}

/**
 * A word that stands as a name elsewhere in the text. A word outside the dictionary always recurs as a name;
 * a common word ("hope", "comfort") does so unless what stands before it shows the ordinary use.
 */
function recursAsName(token: Token, previous: Token | undefined, isWord: boolean): boolean {
  if (!isWord || (token.capital && token.position !== 'start')) return true;
  if (FUNCTION_WORDS.has(token.lower)) return false;
  if (token.capital) return true;
  return !(previous && ORDINARY_BEFORE.test(previous.lower) && token.gap === ' ');
}
