import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { english } from './english';
import type { Band, Dictionary, Language, LanguageRules } from './language';

export type { Band, Dictionary } from './language';

/** The languages of stories and the file that holds each one's words; a language without one is refused. */
const LANGUAGES: Readonly<Record<string, { rules: LanguageRules; file: string }>> = {
  en: { rules: english, file: 'en.txt.gz' },
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

function load(rules: LanguageRules, file: string): Dictionary {
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
  const countries = [...(sections.get('countries') ?? []), ...rules.areas];
  return {
    band: (lower) => words.get(lower)?.toLowerCase() as Band | undefined,
    isAlsoName: (lower) => /[A-D]/.test(words.get(lower) ?? ''),
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
  const entry = code !== undefined && Object.hasOwn(LANGUAGES, code) ? LANGUAGES[code] : undefined;
  if (code === undefined || entry === undefined) throw new NoDictionaryError(locale);
  const known = loaded.get(code) ?? { ...entry.rules, dictionary: load(entry.rules, entry.file) };
  loaded.set(code, known);
  return known;
}

/** The word list alone, for those who only ask whether a word is common. */
export const dictionaryOf = (locale: string): Dictionary => languageOf(locale).dictionary;
