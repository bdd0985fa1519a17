import { createHash } from 'node:crypto';

// A mark is a value that stands nowhere else in the world: a word that begins with "Zq", a number that begins with 999,
// a day or month of the seventies. Each is made from the name of its field, so the same field has the same mark in
// every run.

export type MarkKind = 'word' | 'digits' | 'day' | 'month' | 'latitude' | 'longitude';

export interface Mark {
  /** "case_file.person given": place and path of the field. */
  field: string;
  kind: MarkKind;
  /** As somebody types it. */
  text: string;
}

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

const numbersOf = (field: string) => [...createHash('sha256').update(field).digest()];
const pick = (from: string, number = 0) => from[number % from.length] ?? '';

function wordOf(field: string): string {
  const numbers = numbersOf(field);
  return `Zq${[0, 2, 4].map((at) => pick(VOWELS, numbers[at]) + pick(CONSONANTS, numbers[at + 1])).join('')}`;
}

/** So many digits that begin with `prefix`. */
const digitsOf = (field: string, count: number) =>
  numbersOf(field)
    .map((number) => number % 10)
    .join('')
    .slice(0, count);

const twoDigits = (number: number) => String(number).padStart(2, '0');

function textOf(field: string, kind: MarkKind): string {
  const [first = 0, second = 0, third = 0] = numbersOf(field);
  const month = `${1971 + (first % 8)}-${twoDigits(1 + (second % 12))}`;
  switch (kind) {
    case 'word':
      return wordOf(field);
    case 'digits':
      return `999${digitsOf(field, 9)}`;
    case 'day':
      return `${month}-${twoDigits(13 + (third % 16))}`;
    case 'month':
      return month;
    // Within Cambodia: a stop has to lie in its country.
    case 'latitude':
      return `12.7${digitsOf(field, 5)}1`;
    case 'longitude':
      return `104.8${digitsOf(field, 5)}1`;
  }
}

export const markOf = (field: string, kind: MarkKind = 'word'): Mark => ({ field, kind, text: textOf(field, kind) });
