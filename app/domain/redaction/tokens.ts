/** A word or number of the folded text. Parts joined by a hyphen are tokens of their own with `gap` "-". */
export interface Token {
  text: string;
  lower: string;
  start: number;
  end: number;
  kind: 'word' | 'number';
  capital: boolean;
  /** All letters capital, two or more. */
  shouted: boolean;
  /** What stands between the token before and this one. */
  gap: string;
  /** 'none' inside a sentence; 'start' at its start; 'quote' after an opening quote within a sentence. */
  position: 'none' | 'start' | 'quote';
  /** True if it stands where the writer spares the capitals, so that a small letter says nothing. */
  spared: boolean;
}

const TOKEN = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*/gu;
/** What is left of a word after the hyphen that ends a line. */
const REST_OF_WORD = /-[ \t]*\n[ \t]*(\p{Ll}[\p{L}\p{M}]*)/uy;

/** "Priv. Hidalgo", "mpio. de": a short word that ends in a consonant and that nobody knows is cut short by its stop. */
const isShortened = ({ lower, capital, position }: Token, dictionary: Splitting['dictionary']): boolean =>
  lower.length <= 5 &&
  dictionary !== undefined &&
  (!capital || position !== 'none') &&
  /[bcdfghjklmnpqrstvwxzбвгґджзйклмнпрстфхцчшщ]$/.test(lower) &&
  dictionary.band(lower) === undefined;

function positionOf(
  gap: string,
  previous: Token | undefined,
  { abbreviations, dictionary }: Splitting,
): Token['position'] {
  if (!previous) return 'start';
  if (gap === ' ') return 'none';
  if (/\n\s*\n/.test(gap) || /[.!?…:;]["')\]]*\s*\n/.test(gap)) return 'start';
  if (/^["')\]]*[!?…]+["')\]]*(?:\s|$)/.test(gap)) return 'start';
  if (/^["')\]]*\.+["')\]]*\s/.test(gap)) {
    const single = previous.text.length === 1 && previous.capital && previous.lower !== 'i';
    return single || abbreviations.has(previous.lower) || isShortened(previous, dictionary) ? 'none' : 'start';
  }
  if (/[:;]\s+["'(]*$/.test(gap)) return 'quote';
  if (/^,?\s*[–—-]+\s+/.test(gap) || /\n\s*[-*•·]\s*$/.test(gap)) return 'quote';
  if (/["(]$/.test(gap) || /(?:^|\s)'$/.test(gap)) return 'quote';
  return 'none';
}

/** What a language's rules say of where a word ends. */
interface Splitting {
  abbreviations: ReadonlySet<string>;
  elision?: RegExp | undefined;
  /** Knows the words of the language: a word broken at the end of a line is put together where that makes one. */
  dictionary?: { band(lower: string): unknown } | undefined;
}

/** Words and numbers of a folded text, in order. */
export function tokenize(text: string, splitting: Splitting): Token[] {
  const { elision, dictionary } = splitting;
  const tokens: Token[] = [];
  let end = 0;
  const push = (start: number, to: number, word: string, position?: Token['position']): void => {
    const gap = text.slice(end, start);
    const capital = /^\p{Lu}/u.test(word);
    tokens.push({
      text: word,
      lower: word.toLowerCase(),
      start,
      end: to,
      kind: /\p{N}/u.test(word) ? 'number' : 'word',
      capital,
      shouted: isShouted(word),
      gap,
      position: position ?? positionOf(gap, tokens[tokens.length - 1], splitting),
      spared: false,
    });
    end = to;
  };
  for (const match of text.matchAll(TOKEN)) {
    if (match.index < end) continue;
    const elided = elision?.exec(match[0])?.[0] ?? '';
    if (elided) push(match.index, match.index + elided.length - 1, elided.slice(0, -1));
    const from = match.index + elided.length;
    const word = match[0].slice(elided.length);
    const rest = restOfWord(text, from + word.length, word, dictionary);
    push(from, from + word.length + rest.length, word + rest.letters, elided ? 'none' : undefined);
  }
  return sparing(tokens);
}

const LETTERS_ONLY = /[^\p{L}]/gu;

/** True if all letters of a word are capitals, and it has two or more. */
function isShouted(word: string): boolean {
  if (word.length < 2 || word !== word.toUpperCase()) return false;
  const letters = word.replace(LETTERS_ONLY, '');
  return letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}

/** The second part of a word that is broken at the end of a line, where the two parts are not words of their own. */
function restOfWord(
  text: string,
  end: number,
  word: string,
  dictionary: Splitting['dictionary'],
): { letters: string; length: number } {
  REST_OF_WORD.lastIndex = end;
  const [whole, letters] = REST_OF_WORD.exec(text) ?? [];
  if (whole === undefined || letters === undefined || !dictionary) return { letters: '', length: 0 };
  const knows = (part: string): boolean => dictionary.band(part.toLowerCase()) !== undefined;
  const parted = knows(word) && knows(letters) && !knows(word + letters);
  return parted ? { letters: '', length: 0 } : { letters, length: whole.length };
}

/** Words of a paragraph from which its writer is taken to spare the capitals, not to have written a label. */
const TELLING_WORDS = 8;

/** Marks the paragraphs that begin in a small letter and have hardly a capital. */
function sparing(tokens: Token[]): Token[] {
  let start = 0;
  for (let at = 1; at <= tokens.length; at += 1) {
    if (at < tokens.length && !/\n\s*\n/.test(tokens[at]?.gap ?? '')) continue;
    const words = tokens.slice(start, at).filter(({ kind }) => kind === 'word');
    const capitals = words.filter(({ capital, lower }) => capital && lower !== 'i').length;
    const small = words[0]?.capital === false || isSmallChat(tokens.slice(start, at));
    if (words.length >= TELLING_WORDS && small && capitals * 12 <= words.length)
      for (const token of words) token.spared = !token.capital;
    start = at;
  }
  return tokens;
}

/** True of a log whose lines have a time or number before them, and mostly go on in a small letter. */
function isSmallChat(paragraph: readonly Token[]): boolean {
  const openings = paragraph.filter(({ kind }, at) => {
    let line = at - 1;
    while (paragraph[line]?.kind === 'number' && !paragraph[line]?.gap.includes('\n')) line -= 1;
    return kind === 'word' && paragraph[line]?.kind === 'number' && paragraph[at - 1]?.kind === 'number';
  });
  return openings.length >= 3 && openings.filter(({ capital }) => !capital).length * 2 > openings.length;
}

/** A word without its possessive ending. */
export const withoutPossessive = (lower: string): string => lower.replace(/'s?$/, '');
