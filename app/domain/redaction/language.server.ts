import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { LARGE_AREAS, MORE_COUNTRIES, MORE_DEMONYMS } from './english/approved-words';
import { bareLetters } from './folded-text';

/** Bands of how often a word is said: a common … d rare. */
export type Band = 'a' | 'b' | 'c' | 'd';

/** The word lists of one story language. */
export interface Dictionary {
  locale: string;
  /** Band of a lower-case word, or undefined when the dictionary does not know it. */
  band(lower: string): Band | undefined;
  /** True if the word is also a proper name when capitalised. */
  isAlsoName(lower: string): boolean;
  /** Countries and larger areas by their folded first word; values are the folded words that follow. */
  areas: ReadonlyMap<string, string[][]>;
  demonyms: ReadonlyMap<string, string[][]>;
}

/** The languages of stories and the file that holds each one's words; a language without one is refused. */
const DICTIONARY_FILES: Readonly<Record<string, string>> = { en: 'en.txt.gz' };

export class NoDictionaryError extends Error {
  constructor(locale: string) {
    super(`No dictionary, no story: there is no dictionary for the language "${locale}"`);
    this.name = 'NoDictionaryError';
  }
}

/** Languages that `detect` accepts. */
export const storyLocales = (): string[] => Object.keys(DICTIONARY_FILES);

function fileOf(name: string): string {
  const candidates = [
    join(dirname(fileURLToPath(import.meta.url)), 'data', name),
    join(process.cwd(), 'app/domain/redaction/data', name),
  ];
  const found = candidates.find((candidate) => existsSync(candidate));
  if (!found) throw new Error(`The word list ${name} is missing; looked in ${candidates.join(' and ')}`);
  return found;
}

function phrases(names: readonly string[]): Map<string, string[][]> {
  const byFirst = new Map<string, string[][]>();
  for (const name of names) {
    const [first, ...rest] = bareLetters(name)
      .replace(/'/g, '')
      .split(/[\s-]+/);
    if (!first) continue;
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), rest].sort((a, b) => b.length - a.length),
    );
  }
  return byFirst;
}

function load(locale: string, file: string): Dictionary {
  const sections = new Map<string, string[]>();
  for (const block of gunzipSync(readFileSync(fileOf(file)))
    .toString('utf8')
    .split('#')) {
    const [name, ...lines] = block.trim().split('\n');
    if (name) sections.set(name, lines);
  }
  const words = new Map<string, string>();
  for (const line of sections.get('words') ?? []) words.set(line.slice(0, -1), line.slice(-1));
  if (words.size < 20_000) throw new Error(`The word list ${file} is cut short (${words.size} words)`);
  const countries = [...(sections.get('countries') ?? []), ...MORE_COUNTRIES, ...LARGE_AREAS];
  return {
    locale,
    band: (lower) => words.get(lower)?.toLowerCase() as Band | undefined,
    isAlsoName: (lower) => /[A-D]/.test(words.get(lower) ?? ''),
    areas: phrases([...countries, ...countries.map((name) => name.replace(/^The /, ''))]),
    demonyms: phrases(
      [...(sections.get('demonyms') ?? []), ...MORE_DEMONYMS].filter((name) => !/Island|Territor/.test(name)),
    ),
  };
}

const loaded = new Map<string, Dictionary>();

/**
 * The dictionary of a story language, loaded once.
 * @throws NoDictionaryError for a language that has none.
 */
export function dictionaryOf(locale: string): Dictionary {
  const language = /^([a-z]{2,3})(?:[-_][A-Za-z]{2,4})?$/.exec(locale.toLowerCase())?.[1];
  const file =
    language !== undefined && Object.hasOwn(DICTIONARY_FILES, language) ? DICTIONARY_FILES[language] : undefined;
  if (language === undefined || file === undefined) throw new NoDictionaryError(locale);
  const known = loaded.get(language);
  if (known) return known;
  const dictionary = load(language, file);
  loaded.set(language, dictionary);
  return dictionary;
}
