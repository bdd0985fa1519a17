import { knownBand } from './capital-verdicts';
import type { Mark } from './finding';
import { bareLetters } from './folded-text';
import type { Band, Dictionary, Language, PlainWords } from './language';
import { type Token, withoutPossessive } from './tokens';

const mark = (token: Token, rest: Pick<Mark, 'type' | 'level' | 'reason'>): Mark => ({
  start: token.start,
  end: token.end - (rest.type === 'UNKNOWN_WORD' ? (/'s$/.exec(token.text)?.[0].length ?? 0) : 0),
  ...rest,
});

/** Findings on single words: outside the dictionary, health, trades, rare; and on tokens with digits. */
export function wordMarks(tokens: readonly Token[], language: Language, names: ReadonlySet<string>): Mark[] {
  const marks: Mark[] = [];
  tokens.forEach((token, index) => {
    const found =
      token.kind === 'number'
        ? numberMark(token, tokens, index, language)
        : wordMark(token, tokens, index, language, names);
    if (found) marks.push(found);
  });
  return marks;
}

function numberMark(token: Token, tokens: readonly Token[], index: number, { bareYear }: Language): Mark {
  const next = tokens[index + 1];
  if (bareYear.test(token.text)) return mark(token, { type: 'DATE', level: 'review', reason: 'year' });
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
  language: Language,
  names: ReadonlySet<string>,
): Mark | undefined {
  const { words } = language;
  if (!language.letters.test(token.text)) {
    return mark(token, { type: 'DISGUISE', level: 'block', reason: 'foreign-script' });
  }
  const lower = withoutPossessive(token.lower);
  const band = knownBand(token.lower, language);
  if (
    names.size > 0 &&
    names.has(bareLetters(lower)) &&
    recursAsName(token, tokens[index - 1], band !== undefined, words)
  ) {
    return mark(token, { type: 'NAME', level: 'block', reason: 'name' });
  }
  if (token.capital && band === undefined) return undefined;
  if (startsAsName(token, language)) return mark(token, { type: 'NAME', level: 'block', reason: 'name-word' });
  if (words.functionWords.has(token.lower)) return undefined;
  if (token.spared && isSparedName(lower, tokens[index - 1], band, language))
    return {
      ...mark(token, { type: 'NAME', level: 'block', reason: 'name-word' }),
      ...nicknameStart(token, tokens[index - 1], words),
    };
  if (words.approved.has(lower)) return undefined;
  if (words.isHealth(lower, band)) {
    const organ = previousOrgan(tokens[index - 1], words);
    return { ...mark(token, { type: 'HEALTH', level: 'review', reason: 'health' }), ...organ };
  }
  if (words.isBelief(lower)) {
    return {
      ...mark(token, { type: 'ETHNICITY_RELIGION', level: 'review', reason: 'belief' }),
      ...tradeBefore(tokens[index - 1], token, words),
    };
  }
  if (band === undefined && words.prefix.test(lower) && tokens[index + 1]?.gap === '-') return undefined;
  if (band === undefined) {
    return {
      ...mark(token, {
        type: 'UNKNOWN_WORD',
        level: !token.spared && unknownIsPlain(lower, language) ? 'review' : 'block',
        reason: 'unknown-word',
      }),
      ...nicknameStart(token, tokens[index - 1], words),
    };
  }
  if (words.isTrade(lower)) {
    return {
      ...mark(token, { type: 'OCCUPATION', level: 'review', reason: 'occupation' }),
      ...tradeBefore(tokens[index - 1], token, words),
    };
  }
  if (band === 'd' && token.position === 'none')
    return mark(token, { type: 'RARE_WORD', level: 'review', reason: 'rare-word' });
  return undefined;
}

const previousOrgan = (previous: Token | undefined, { organ }: PlainWords): { start?: number } =>
  previous && organ.test(previous.lower) ? { start: previous.start } : {};

/** "ballet dancer": the noun before a trade belongs to it. */
function tradeBefore(previous: Token | undefined, token: Token, words: PlainWords): { start?: number } {
  const joined =
    previous && token.gap === ' ' && previous.kind === 'word' && !previous.capital && previous.text.length > 3;
  return joined && !words.functionWords.has(previous.lower) && !words.notBeforeTrade.test(previous.lower)
    ? { start: previous.start }
    : {};
}

/** A sentence that begins in lower case with a word that is given as a name: its writer spares the capitals. */
const startsAsName = (token: Token, { capitals }: Language): boolean =>
  token.position === 'start' && !token.capital && capitals.givenWords.has(token.lower);

/** Where the writer spares the capitals, a word that is a name too is one, but where its ordinary use shows. */
function isSparedName(
  lower: string,
  previous: Token | undefined,
  band: Band | undefined,
  { capitals, dictionary, words }: Language,
): boolean {
  const isName =
    capitals.givenWords.has(lower) ||
    capitals.nameWords.has(lower) ||
    (dictionary.isAlsoName(lower) && band !== 'a' && band !== 'b');
  if (previous && words.nicknameBefore.has(previous.lower) && dictionary.isAlsoName(lower)) return true;
  return isName && !(previous && words.ordinaryBefore.test(previous.lower) && !words.nameBefore.has(previous.lower));
}

/** The first word of a nickname ("big tony", "el flaco") belongs to it. */
const nicknameStart = (
  token: Token,
  previous: Token | undefined,
  { nicknameBefore }: PlainWords,
): { start?: number } =>
  token.spared && previous && /^ ?$/.test(token.gap) && nicknameBefore.has(previous.lower)
    ? { start: previous.start }
    : {};

/** Two everyday words in one ("foodstall", "jobseeker"). */
function isCompound(lower: string, dictionary: Dictionary): boolean {
  for (let cut = 3; cut <= lower.length - 3; cut += 1) {
    const [first, second] = [lower.slice(0, cut), lower.slice(cut)];
    if (first.length + second.length < 7) return false;
    if (/[abc]/.test(dictionary.band(first) ?? '') && /[ab]/.test(dictionary.band(second) ?? '')) return true;
  }
  return false;
}

/** A single letter, or a regular formation of a known word ("relabelled", "non-payment" in parts). */
function unknownIsPlain(lower: string, { dictionary, words }: Language): boolean {
  if (words.compounds && isCompound(lower, dictionary)) return true;
  const stem = lower.replace(words.prefixOfWord, '');
  return stem.length > 3 && stem !== lower && dictionary.band(stem) !== undefined;
}

/**
 * A word that stands as a name elsewhere in the text. A word outside the dictionary always recurs as a name;
 * a common word ("hope", "comfort") does so unless what stands before it shows the ordinary use.
 */
function recursAsName(token: Token, previous: Token | undefined, isWord: boolean, words: PlainWords): boolean {
  if (!isWord || (token.capital && token.position !== 'start')) return true;
  if (words.functionWords.has(token.lower)) return false;
  if (token.capital) return true;
  return !(previous && words.ordinaryBefore.test(previous.lower) && token.gap === ' ');
}
