import { readings } from '../crawl/normal';
import type { Mark } from './marks';

// Looks for all marks in one pass: the text is read as sent, as shown, escaped, folded, and what is base64 or
// hexadecimal in it is read, too.

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
];
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const WORD = /zq[a-z]{6}/g;
const DIGITS = /999(?:[ .\-()/]?\d){9}/g;
const POINT = /(?<![\d.])(?:12\.7|104\.8)\d{3,}/g;
const DAYS =
  /(?<!\d)(?:(197\d)[-/.](\d\d)(?:[-/.](\d\d))?|(\d{1,2})[-/.](\d{1,2})[-/.](197\d)|(\d\d)[-/](197\d))(?![\da-f]|-[\da-f]{4})/g;
const SPOKEN = new RegExp(
  `(?:(\\d{1,2})(?:st|nd|rd|th)? )?(${MONTHS.join('|')}|${MONTHS.map((name) => name.slice(0, 3)).join('|')})\\.?,? (?:(\\d{1,2}),? )?(197\\d)`,
  'g',
);
const BASE64 = /[A-Za-z0-9+/_-]{24,}/g;
const HEX = /(?:5a|7a|5A|7A)(?:51|71)(?:[46-7][0-9a-fA-F]){6}/g;
/** The first decimals of a point are kept by whoever rounds it: with three of them a house is found. */
const POINT_DECIMALS = 3;

const two = (text: string) => text.padStart(2, '0');

export interface Search {
  /** The marks that stand in a text, each once. */
  (text: string): Mark[];
  readonly marks: readonly Mark[];
}

export function searchFor(marks: readonly Mark[]): Search {
  const words = new Map(marks.filter(({ kind }) => kind === 'word').map((mark) => [mark.text.toLowerCase(), mark]));
  const digits = new Map(marks.filter(({ kind }) => kind === 'digits').map((mark) => [mark.text, mark]));
  const days = new Map(marks.filter(({ kind }) => kind === 'day').map((mark) => [mark.text, mark]));
  const months = new Map(marks.filter(({ kind }) => kind === 'month').map((mark) => [mark.text, mark]));
  const points = new Map(
    marks.filter(({ kind }) => kind.endsWith('itude')).map((mark) => [rounded(mark.text), mark] as const),
  );

  function inReading(reading: string, found: Set<Mark>): void {
    const add = (mark: Mark | undefined) => mark && found.add(mark);
    for (const [word] of reading.matchAll(WORD)) add(words.get(word));
    for (const [run] of reading.matchAll(DIGITS)) add(digits.get(run.replace(/\D/g, '')));
    for (const [point] of reading.matchAll(POINT)) add(points.get(rounded(point)));
    const day = (year: string, month: string, of: string | undefined) => {
      add(months.get(`${year}-${two(month)}`));
      if (of !== undefined) add(days.get(`${year}-${two(month)}-${two(of)}`));
    };
    for (const [, y = '', m = '', d, a = '', b = '', late, n = '', after] of reading.matchAll(DAYS)) {
      if (y) day(y, m, d);
      else if (late) {
        day(late, b, a);
        day(late, a, b);
      } else if (after) day(after, n, undefined);
    }
    for (const [, before, name = '', behind, year = ''] of reading.matchAll(SPOKEN))
      day(year, String(1 + MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3)))), before ?? behind);
  }

  const search = (text: string): Mark[] => {
    const found = new Set<Mark>();
    for (const reading of readings(text)) inReading(folded(reading), found);
    for (const [run] of text.matchAll(BASE64)) {
      for (let from = 0; from < 4; from += 1) {
        const plain = Buffer.from(run.slice(from), 'base64').toString('latin1');
        for (const [word] of plain.toLowerCase().matchAll(WORD))
          if (words.has(word)) found.add(words.get(word) as Mark);
      }
    }
    for (const [run] of text.matchAll(HEX)) {
      const mark = words.get(Buffer.from(run, 'hex').toString('latin1').toLowerCase());
      if (mark) found.add(mark);
    }
    return [...found];
  };
  return Object.assign(search, { marks });
}

const rounded = (number: string) => number.slice(0, number.indexOf('.') + 1 + POINT_DECIMALS);

const folded = (text: string) =>
  text
    .replace(INVISIBLE, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ');
