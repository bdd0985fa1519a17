import { digitValue } from './folded-text';
import { NUMBER_WORDS, type NumberWords, numberKey } from './private-number-words';

/** A text with numbers in words turned to figures, and the way back. */
export interface Figured {
  text: string;
  sourceSpan(start: number, end: number): { start: number; end: number };
}

interface Piece {
  text: string;
  start: number;
  end: number;
}

/** A word or figure of the text; `gap` is what stands between the one before and this one. */
interface Word {
  start: number;
  end: number;
  key: string;
  gap: string;
}

/** Words said between figures that are read out ("zero eight, then one"). */
const SPOKEN_GAPS = new Set(
  'then and plus dash hyphen space slash dot comma next followed by luego despues y guion mas espacio puis ensuite et tiret plus espace lalu kemudian strip dan spasi roi tiep theo gach ngang potim dali тоді потім далі плюс дефіс тире пробіл і та'
    .split(' ')
    .map(numberKey),
);

/**
 * The text as one reads it who writes the numbers down: once as it stands (figures of any script, letters that stand
 * for figures), and once for each language of which it holds two number words or more.
 */
export function figuredTexts(text: string): Figured[] {
  const plain = plainFigures(text);
  const words = wordsOf(plain);
  const readings = Object.values(NUMBER_WORDS)
    .filter(({ values }) => words.filter(({ key }) => values.has(key)).length > 0)
    .map((language) => figured(plain, words, language));
  return [joined(plain.length, [{ text: plain, start: 0, end: plain.length }]), ...readings];
}

/** Figures of all scripts as 0–9, and O, l, S … between or beside figures as the figures they stand for; indices stay. */
function plainFigures(text: string): string {
  const figures = [...text].map((character) => figureOf(character).padEnd(character.length, '\u200b')).join('');
  const mixed = figures.replace(/(?<![\p{L}\d])[\dOoQDIl|SsZzBb]*\d[\dOoQDIl|SsZzBb]*(?![\p{L}\d])/gu, asFigures);
  return mixed.replace(/(?<=\d[ .,()/-]{1,3})[OoIl|]{1,6}(?=[ .,()/-]{1,3}\d|[.,;)]|\s|$)/g, asFigures);
}

function figureOf(character: string): string {
  const digit = digitValue(character) ?? (/\p{No}/u.test(character) ? digitOf(character) : undefined);
  return digit === undefined ? character : String(digit);
}

/** Figures in circles, brackets and above the line. */
function digitOf(character: string): string | undefined {
  return /^\(?(\d)[).]?$/.exec(character.normalize('NFKD'))?.[1];
}

const asFigures = (run: string): string =>
  run
    .replace(/[OoQD]/g, '0')
    .replace(/[Il|]/g, '1')
    .replace(/[Ss]/g, '5')
    .replace(/[Zz]/g, '2')
    .replace(/[Bb]/g, '8');

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let last = 0;
  for (const match of text.matchAll(/\d+|[\p{L}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu)) {
    words.push({
      start: match.index,
      end: match.index + match[0].length,
      key: numberKey(match[0]),
      gap: text.slice(last, match.index),
    });
    last = match.index + match[0].length;
  }
  return words;
}

/** One language's number words as figures: "twenty-three" 23, "eight hundred three" 803, "double five" 55. */
function figured(text: string, words: readonly Word[], language: NumberWords): Figured {
  const pieces: Piece[] = [];
  let last = 0;
  const put = (figure: string, start: number, end: number): void => {
    pieces.push({ text: text.slice(last, start), start: last, end: start }, { text: figure, start, end });
    last = end;
  };
  let index = 0;
  let afterFigure = false;
  while (index < words.length) {
    const word = words[index];
    if (!word) break;
    const number = numberAt(words, index, language);
    if (number) {
      const end = words[number.next - 1]?.end ?? word.end;
      put(number.figure, word.start, end);
      index = number.next;
      afterFigure = true;
      continue;
    }
    const isFigure = /^\d/.test(word.key);
    if (afterFigure && language.points.has(word.key) && isNumeric(words[index + 1], language))
      put('.', word.start, word.end);
    else if (afterFigure && SPOKEN_GAPS.has(word.key)) {
      const after = isNumeric(words[index + 1], language) ? index : index + 1;
      if (isNumeric(words[after + 1], language)) put('', word.start, word.end);
    }
    afterFigure = isFigure || (afterFigure && SPOKEN_GAPS.has(word.key));
    index += 1;
  }
  pieces.push({ text: text.slice(last), start: last, end: text.length });
  return joined(text.length, pieces);
}

const isNumeric = (word: Word | undefined, { values, repeats }: NumberWords): boolean =>
  word !== undefined && (/^\d/.test(word.key) || values.has(word.key) || repeats.has(word.key));

/** The number that begins at a word, in figures, and the word after it. */
function numberAt(
  words: readonly Word[],
  from: number,
  { values, repeats, links, addsToTen }: NumberWords,
): { figure: string; next: number } | undefined {
  const first = words[from];
  if (!first) return undefined;
  const times = repeats.get(first.key);
  const repeated = words[from + 1];
  const unit = repeated && (values.get(repeated.key) ?? (/^\d$/.test(repeated.key) ? Number(repeated.key) : undefined));
  if (times !== undefined && unit !== undefined && unit < 10)
    return { figure: String(unit).repeat(times), next: from + 2 };
  const start = values.get(first.key);
  if (start === undefined || start < 0) return undefined;
  let thousands = 0;
  let value: number | undefined = start;
  let next = from + 1;
  while (next < words.length) {
    const linked: boolean = links.has(words[next]?.key ?? '') && (value === undefined || value >= 20);
    const word: Word | undefined = words[linked ? next + 1 : next];
    const more: number | undefined = word && /^[\s-]{1,3}$/.test(word.gap) ? values.get(word.key) : undefined;
    const sum: number | undefined = more === undefined ? undefined : together(value, more, addsToTen);
    if (sum === undefined) break;
    if (more === 1000) thousands = sum;
    value = more === 1000 ? undefined : sum;
    next += linked ? 2 : 1;
  }
  return { figure: String(thousands + (value ?? 0)), next };
}

/**
 * Two number words as one number, or undefined when they are read one after the other; `value` is undefined after the
 * thousands.
 */
function together(value: number | undefined, more: number, addsToTen: boolean): number | undefined {
  if (value === undefined) return more > 0 && more < 1000 ? more : undefined;
  if (value === 0 || more === 0) return undefined;
  if (more === -10) return value < 10 ? value + 10 : undefined;
  if (more === 20 && value === 4) return 80;
  if (more === 10 && value > 1 && value < 10) return value * 10;
  if (more === 100 || more === 1000) return value < more ? value * more : undefined;
  if (more > 100) return undefined;
  const tens = value % 100;
  if (value >= 100 && tens === 0) return value + more;
  if ((tens === 60 || tens === 80) && more >= 10 && more < 20) return value + more;
  return tens >= (addsToTen ? 10 : 20) && tens % 10 === 0 && more < 10 ? value + more : undefined;
}

function joined(length: number, pieces: readonly Piece[]): Figured {
  const parts: Array<Piece & { at: number }> = [];
  let text = '';
  for (const piece of pieces) {
    parts.push({ ...piece, at: text.length });
    text += piece.text;
  }
  const back = (position: number, isEnd: boolean): number => {
    const part = parts.findLast(({ at }) => (isEnd ? at < position : at <= position)) ?? parts[0];
    if (!part) return 0;
    const same = part.end - part.start === part.text.length;
    return same ? part.start + (position - part.at) : isEnd ? part.end : part.start;
  };
  return {
    text,
    sourceSpan: (start, end) => ({
      start: Math.min(back(start, false), length),
      end: Math.min(back(end, true), length),
    }),
  };
}
