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
}

const TOKEN = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*/gu;

function positionOf(gap: string, previous: Token | undefined, abbreviations: ReadonlySet<string>): Token['position'] {
  if (!previous) return 'start';
  if (/\n\s*\n/.test(gap) || /[.!?…:;]["')\]]*\s*\n/.test(gap)) return 'start';
  if (/^["')\]]*[!?…]+["')\]]*(?:\s|$)/.test(gap)) return 'start';
  if (/^["')\]]*\.+["')\]]*\s/.test(gap)) {
    const single = previous.text.length === 1 && previous.capital && previous.lower !== 'i';
    return single || abbreviations.has(previous.lower) ? 'none' : 'start';
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
}

/** Words and numbers of a folded text, in order. */
export function tokenize(text: string, { abbreviations, elision }: Splitting): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  const push = (word: string, start: number, position?: Token['position']): void => {
    const gap = text.slice(end, start);
    const letters = word.replace(/[^\p{L}]/gu, '');
    tokens.push({
      text: word,
      lower: word.toLowerCase(),
      start,
      end: start + word.length,
      kind: /\p{N}/u.test(word) ? 'number' : 'word',
      capital: /^\p{Lu}/u.test(word),
      shouted: letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase(),
      gap,
      position: position ?? positionOf(gap, tokens[tokens.length - 1], abbreviations),
    });
    end = start + word.length;
  };
  for (const match of text.matchAll(TOKEN)) {
    const elided = elision?.exec(match[0])?.[0];
    if (elided) push(elided.slice(0, -1), match.index);
    push(match[0].slice(elided?.length ?? 0), match.index + (elided?.length ?? 0), elided ? 'none' : undefined);
  }
  return tokens;
}

/** A word without its possessive ending. */
export const withoutPossessive = (lower: string): string => lower.replace(/'s?$/, '');
