import { bareLetters } from './folded-text';
import type { Band, CapitalWords, Language } from './language';
import { type Token, withoutPossessive } from './tokens';

/** What a capital says of its word. */
export type Verdict = 'harmless' | 'institution' | 'nationality' | 'belief' | 'area' | 'name';

const ROMAN = /^[IVXLC]+$/;

/** Index after the longest area or nationality phrase that starts at a token, or the index itself. */
export function phraseEnd(
  tokens: readonly Token[],
  index: number,
  phrases: ReadonlyMap<string, string[][]>,
  { foldWord }: Language,
): number {
  const word = (at: number): string => foldWord(tokens[at]?.lower ?? '');
  for (const rest of phrases.get(word(index)) ?? []) {
    if (rest.every((part, offset) => word(index + 1 + offset) === part)) return index + 1 + rest.length;
  }
  return index;
}

/** For each token of a country, area or nationality, which it is. */
export function phraseCover(tokens: readonly Token[], language: Language): Map<number, Verdict> {
  const { dictionary } = language;
  const cover = new Map<number, Verdict>();
  tokens.forEach((token, index) => {
    if (!token.capital) return;
    for (const [phrases, verdict] of [
      [dictionary.areas, 'area'],
      [dictionary.demonyms, 'nationality'],
    ] as const) {
      let end = phraseEnd(tokens, index, phrases, language);
      if (end === index && verdict === 'nationality') {
        const plural = { ...token, lower: token.lower.replace(/s$/, '') };
        end = phraseEnd([plural], 0, phrases, language) === 1 ? index + 1 : index;
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
  language: Language,
  covered: Map<number, Verdict>,
  alone: boolean,
): Verdict {
  const token = tokens[index];
  if (!token) return 'harmless';
  const { capitals, dictionary } = language;
  const lower = withoutPossessive(token.lower);
  const cover = covered.get(index);
  const person = standsForPerson(tokens, index, capitals);
  if (cover) return person && capitals.namesToo.has(lower) ? 'name' : cover;
  if (token.kind === 'number' || capitals.harmless.has(lower) || /^i'(?:m|ve|d|ll)$/.test(token.lower))
    return 'harmless';
  if (ROMAN.test(token.text) && token.text !== 'I') return 'institution';
  if (capitals.beliefs.has(lower)) return person && capitals.namesToo.has(lower) ? 'name' : 'belief';
  if (capitals.weekdays.has(lower)) return weekdayVerdict(tokens, index, capitals);
  if (capitals.months.test(lower) && person) return 'name';
  if (capitals.months.test(lower)) return alone ? 'harmless' : monthVerdict(tokens, index, capitals);
  if (token.position === 'start' || token.position === 'quote') return openingVerdict(tokens, index, language);
  if (capitals.institutions.has(lower)) return 'institution';
  if (token.shouted && shoutedLine(tokens, index) && dictionary.band(lower) && !capitals.nameWords.has(lower))
    return 'institution';
  if (capitals.functionWords.has(lower) && !alone) return 'harmless';
  return 'name';
}

function shoutedLine(tokens: readonly Token[], index: number): boolean {
  const near = tokens.slice(Math.max(0, index - 2), index + 3);
  return near.length > 1 && near.every((token) => token.shouted || token.text.length === 1 || token.kind === 'number');
}

function monthVerdict(tokens: readonly Token[], index: number, { weekdays }: CapitalWords): Verdict {
  const next = tokens[index + 1];
  const previous = tokens[index - 1];
  const beside = [next, previous].some((token) => token?.kind === 'number' || (token && weekdays.has(token.lower)));
  return beside || tokens[index]?.position !== 'none' ? 'harmless' : 'name';
}

function weekdayVerdict(tokens: readonly Token[], index: number, capitals: CapitalWords): Verdict {
  const previous = tokens[index - 1];
  const next = tokens[index + 1];
  const token = tokens[index];
  if (next?.capital && joins(token, next) && !capitals.weekdays.has(next.lower)) return 'name';
  if (token?.text.endsWith('s') && !token.text.endsWith("'s") && /days$/.test(token.lower)) return 'harmless';
  if (previous && capitals.weekdayBefore.has(previous.lower) && token?.position === 'none') return 'harmless';
  if (next && (capitals.weekdayAfter.has(next.lower) || next.kind === 'number') && /^,? $/.test(next.gap))
    return 'harmless';
  return 'name';
}

/** A capital that the start of a sentence explains, unless the word is a name or the dictionary does not know it. */
function openingVerdict(tokens: readonly Token[], index: number, language: Language): Verdict {
  const { capitals, dictionary } = language;
  const token = tokens[index];
  if (!token) return 'harmless';
  const lower = withoutPossessive(token.lower);
  const next = tokens[index + 1];
  const joinsCapital = next?.capital === true && joins(token, next);
  if (capitals.functionWords.has(token.lower) && !(capitals.nameWords.has(lower) && isVerb(next, capitals)))
    return 'harmless';
  const known = knownBand(token.lower, language);
  if (!known) return 'name';
  if (capitals.institutions.has(lower) || capitals.honorifics.has(lower)) return 'institution';
  if (capitals.strongNameWords.has(lower)) return 'name';
  if (joinsCapital && next.lower !== 'i' && !next.shouted) return 'name';
  if (isShortQuotation(tokens, index)) return 'name';
  const nameLike = capitals.nameWords.has(lower) || dictionary.isAlsoName(lower);
  if (
    nameLike &&
    (isVerb(next, capitals) ||
      token.lower.endsWith("'s") ||
      next?.gap.startsWith(',') ||
      pairsWithName(tokens, index, capitals))
  )
    return 'name';
  if (token.position === 'quote' && known === 'd') return 'name';
  return 'harmless';
}

/** A finite verb of the past or a common verb, right after a word: what a person's name is followed by. */
function isVerb(next: Token | undefined, { verbs, verbForm }: CapitalWords): boolean {
  return next !== undefined && next.gap === ' ' && (verbs.has(next.lower) || verbForm.test(next.text));
}

/** "Lucky and Happy": joined by a conjunction to a word with a capital. */
function pairsWithName(tokens: readonly Token[], index: number, { and }: CapitalWords): boolean {
  const after = tokens[index + 2];
  return (
    and.has(tokens[index + 1]?.lower ?? '') &&
    after?.capital === true &&
    after.position === 'none' &&
    after.lower !== 'i'
  );
}

/** A quotation of a few words without a stop inside is a title or a nickname, not speech. */
function isShortQuotation(tokens: readonly Token[], index: number): boolean {
  if (!/["']$/.test(tokens[index]?.gap ?? '') || /[,:.!?]\s*["']$/.test(tokens[index]?.gap ?? '')) return false;
  const closing = tokens.slice(index + 1, index + 5).find((token) => token.gap !== ' ');
  return /^["']/.test(closing?.gap ?? '');
}

/** Signs that a word that is usually a place, a month or a belief names a person here. */
function standsForPerson(tokens: readonly Token[], index: number, capitals: CapitalWords): boolean {
  const previous = tokens[index - 1];
  const token = tokens[index];
  if (!previous || !token) return isVerb(tokens[index + 1], capitals);
  const titled =
    capitals.honorifics.has(previous.lower) ||
    capitals.kin.test(previous.lower) ||
    capitals.beforePerson.test(previous.lower);
  return (
    (titled && /^\.?,? $/.test(token.gap)) ||
    (isVerb(tokens[index + 1], capitals) &&
      (token.position !== 'none' ||
        (capitals.functionWords.has(previous.lower) && !capitals.notBeforePerson.test(previous.lower))))
  );
}

/** The band of a word or of what is left of it without a possessive or accents. */
export function knownBand(lower: string, { dictionary, accentsOptional }: Language): Band | undefined {
  const known = dictionary.band(lower) ?? dictionary.band(withoutPossessive(lower));
  return known ?? (accentsOptional ? dictionary.band(bareLetters(lower)) : undefined);
}
