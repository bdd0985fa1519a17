import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { english } from './english';
import { french } from './french';
import { indonesian } from './indonesian';
import type { Band, Dictionary, Language, LanguageRules } from './language';

import { spanish } from './spanish';
import { ukrainian } from './ukrainian';
import { vietnamese } from './vietnamese';
import { graphFrom, holds } from './word-graph';

export type { Band, Dictionary } from './language';

/** The languages of stories; one that is not here, or whose word list is missing, is refused. */
const LANGUAGES: Readonly<Record<string, LanguageRules>> = {
  en: english,
  es: spanish,
  fr: french,
  id: indonesian,
  vi: vietnamese,
  uk: ukrainian,
};

export class NoDictionaryError extends Error {
  constructor(locale: string) {
    super(`No dictionary, no story: there is no dictionary for the language "${locale}"`);
    this.name = 'NoDictionaryError';
  }
}

/** Languages that `detect` accepts. */
export const storyLocales = (): string[] => Object.keys(LANGUAGES);

function fileOf(name: string): string {
  const candidates = [
    join(dirname(fileURLToPath(import.meta.url)), 'data', name),
    join(process.cwd(), 'app/domain/redaction/data', name),
  ];
  const found = candidates.find((candidate) => existsSync(candidate));
  if (!found) throw new Error(`The word list ${name} is missing; looked in ${candidates.join(' and ')}`);
  return found;
}

function phrases(names: readonly string[], { foldWord }: LanguageRules): Map<string, string[][]> {
  const byFirst = new Map<string, string[][]>();
  for (const name of names) {
    const [first, ...rest] = name
      .toLowerCase()
      .split(/[\s-]+/)
      .map(foldWord);
    if (!first) continue;
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), rest].sort((a, b) => b.length - a.length),
    );
  }
  return byFirst;
}

/** The lists of a file by their names. */
function sectionsOf(file: string): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  for (const block of gunzipSync(readFileSync(fileOf(file)))
    .toString('utf8')
    .split('#')) {
    const [name, ...lines] = block.trim().split('\n');
    if (name) sections.set(name, lines);
  }
  return sections;
}

type WordBands = Pick<Dictionary, 'band' | 'isAlsoName'>;

/** Words with their bands, each on a line of its own (English). */
function listedWords(file: string, lines: readonly string[]): WordBands {
  const words = new Map<string, string>();
  for (const line of lines) words.set(line.slice(0, -1), line.slice(-1));
  if (words.size < 20_000) throw new Error(`The word list ${file} is cut short (${words.size} words)`);
  return {
    band: (lower) => words.get(lower)?.toLowerCase() as Band | undefined,
    isAlsoName: (lower) => /[A-D]/.test(words.get(lower) ?? ''),
  };
}

/** Words of the first bands, by their place among the most frequent. */
const COMMONEST = 1_500;

/** Words in an automaton, whose bands come from the list of frequent words and their families. */
function inflectedWords({ code, stem, respelled }: LanguageRules, sections: Map<string, string[]>): WordBands {
  const graph = graphFrom(gunzipSync(readFileSync(fileOf(`${code}.graph.gz`))));
  const common = sections.get('common') ?? [];
  if (graph.edges.length < 3_000 || common.length < 3_000) throw new Error(`The word list of ${code} is cut short`);
  const bands = new Map<string, Band>();
  for (const [place, word] of common.entries()) bands.set(word, place < COMMONEST ? 'a' : 'b');
  const families = new Set(common.map(stem));
  const names = new Set(sections.get('names') ?? []);
  const bandOf = (word: string): Band | undefined => {
    if (!holds(graph, word)) return undefined;
    return bands.get(word) ?? (families.has(stem(word)) ? 'c' : 'd');
  };
  return {
    band: (lower) => bandOf(lower) ?? (respelled ? bandOf(respelled(lower)) : undefined),
    isAlsoName: (lower) => names.has(lower),
  };
}

function load(rules: LanguageRules): Dictionary {
  const file = `${rules.code}.txt.gz`;
  const sections = sectionsOf(file);
  const listed = sections.get('words');
  const countries = [...(sections.get('countries') ?? []), ...rules.areas];
  return {
    ...(listed ? listedWords(file, listed) : inflectedWords(rules, sections)),
    areas: phrases([...countries, ...countries.map((name) => name.replace(/^The /, ''))], rules),
    demonyms: phrases(
      [...(sections.get('demonyms') ?? []), ...rules.demonyms].filter((name) => !/Island|Territor/.test(name)),
      rules,
    ),
  };
}

const loaded = new Map<string, Language>();

/**
 * All that the gate knows of a story language, by a tag such as `es`, `es-MX` or `uk_UA`; loaded once, when first asked.
 * @throws NoDictionaryError for a language that has none.
 */
export function languageOf(locale: string): Language {
  const code = /^([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*$/.exec(locale.toLowerCase())?.[1];
  const rules = code !== undefined && Object.hasOwn(LANGUAGES, code) ? LANGUAGES[code] : undefined;
  if (code === undefined || rules === undefined) throw new NoDictionaryError(locale);
  const known = loaded.get(code) ?? { ...rules, dictionary: load(rules) };
  loaded.set(code, known);
  return known;
}

/** The word list alone, for those who only ask whether a word is common. */
export const dictionaryOf = (locale: string): Dictionary => languageOf(locale).dictionary;
