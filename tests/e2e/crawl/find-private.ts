import { normal, readings } from './normal';
import type { PrivateValue } from './private-values';

export interface Leak {
  where: string;
  value: PrivateValue;
}

/** Small letters count where a digit is among them: class names look alike. */
const PSEUDONYM = /\bHW-[0-9A-Z]{4}-[0-9A-Z]{4}\b|\bhw-(?=[a-z-]*\d)[0-9a-z]{4}-[0-9a-z]{4}\b/;
/** In bytes that are no text, shorter words stand by chance. */
const BINARY_LETTERS_MIN = 8;
/** Names that are everyday words as well count where they are written as names are. */
const EVERYDAY_NAMES = new Set(['patience', 'comfort', 'divine', 'friday', 'cherry', 'hope', 'a long']);
/** Shorter digit runs stand in any text by chance. */
const DIGITS_MIN = 7;

/** Values made ready to be looked for in many texts. */
export function matcherOf(values: readonly PrivateValue[]) {
  const words = values
    .filter(({ kind }) => kind !== 'coordinate')
    .map((value) => ({ value, sought: ` ${normal(value.text)} ` }));
  // By first word: a text is gone through once, and only what begins like one of its words is looked at.
  const byFirstWord = new Map<string, typeof words>();
  for (const word of words) {
    const first = firstWordOf(word.sought);
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), word]);
  }
  const numbers = values
    .filter(({ kind }) => kind === 'number')
    .map((value) => ({ value, sought: compact(value.text) }))
    .filter(({ sought }) => sought.length >= DIGITS_MIN);
  const points = values
    .filter(({ kind }) => kind === 'coordinate')
    .map((value) => ({ value, sought: pointPattern(value.text) }));

  const candidates = (wordly: string) => {
    const first = new Set(wordly.split(' '));
    return [...byFirstWord].flatMap(([word, starting]) => (first.has(word) ? starting : []));
  };

  /**
   * Private values that stand in a text as whole words, however spelled. In built programs words of up to four letters
   * count only in their own capitals: a minifier makes up all of them in lower case. Random ids are left out.
   */
  return (where: string, text: string, kind: 'text' | 'program' | 'binary' = 'text'): Leak[] => {
    const found = new Set<PrivateValue>();
    for (const reading of readings(text.replace(RANDOM_IDS, ' '))) {
      const wordly = ` ${normal(reading)} `;
      for (const { value, sought } of candidates(wordly)) {
        if (found.has(value) || !wordly.includes(sought)) continue;
        if (kind === 'binary' && sought.length < BINARY_LETTERS_MIN + 2) continue;
        const inItsCapitals = (kind === 'program' && sought.length <= 6) || EVERYDAY_NAMES.has(sought.trim());
        if (inItsCapitals && !asWritten(value.text).test(reading)) continue;
        found.add(value);
      }
      const squeezed = compact(reading.replace(/<[^>]*>/g, ' ').replace(/\d+\.\d+/g, ' '));
      for (const { value, sought } of numbers) if (squeezed.includes(sought)) found.add(value);
      for (const { value, sought } of points) if (sought.test(reading)) found.add(value);
    }
    const pseudonym = PSEUDONYM.exec(text);
    const leaks = [...found].map((value) => ({ where, value }));
    return pseudonym ? [...leaks, { where, value: { from: 'pseudonym', kind: 'name', text: pseudonym[0] } }] : leaks;
  };
}

/** Of Stripe's kind, and UUIDs, whose parts may be digits alone. */
const RANDOM_IDS =
  /\b(?:cs_test|evt|pi|ch|txn|req|cus|pm|py|re|du|li|whsec|sk_test|prod|price|seti|src|card)_[A-Za-z0-9]+|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/** The first word of a text that begins and ends with a space. */
const firstWordOf = (text: string): string => text.slice(1, text.indexOf(' ', 1));

const asWritten = (text: string) => new RegExp(`(?<![\\p{L}\\p{N}])${text}(?![\\p{L}\\p{N}])`, 'u');

const compact = (text: string) => normal(text).replaceAll(' ', '');

/** Both numbers beside each other, in either order, with any ending of zeros. */
function pointPattern(text: string): RegExp {
  const [lat = '', lon = ''] = text
    .split(',')
    .map((number) => `${number.replace('.', '\\.')}${number.includes('.') ? '' : '(?:\\.0+)?'}0*`);
  const pair = (first: string, second: string) =>
    `(?<![\\d.])${first}(?!\\.?\\d)[^\\d\\-[\\]]{1,12}${second}(?!\\.?\\d)`;
  return new RegExp(`${pair(lat, lon)}|${pair(lon, lat)}`);
}
