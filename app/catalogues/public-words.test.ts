import IntlMessageFormat from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { ownLanguages, wordsOf } from '../domain/own-view/words';
import { acceptedLanguage, formatLocale, publicLanguageCodes } from './public-languages';
import { publicWords } from './public-words';
import { isSameInEnglish } from './same-in-english';

/** Every message of a catalogue by its path: `giving.amountHint`. */
function messagesOf(words: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[`${path}${key}`, value]] : [...messagesOf(value as object, `${path}${key}.`)],
    ),
  );
}

interface Plural {
  categories: string[];
}

/** What a message asks for, and its plurals. Throws on a message that cannot be read. */
function askedOf(text: string, language: string): { names: string[]; plurals: Plural[] } {
  const names = new Set<string>();
  const plurals: Plural[] = [];
  const walk = (elements: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const element of elements) {
      // 0 is what is simply written, 7 is the figure inside a plural.
      if ('value' in element && element.type !== 0) names.add(String(element.value));
      if ('options' in element) {
        if ('pluralType' in element) plurals.push({ categories: Object.keys(element.options) });
        for (const option of Object.values(element.options)) walk(option.value);
      }
    }
  };
  walk(new IntlMessageFormat(text, formatLocale(language), undefined, { ignoreTag: true }).getAst());
  return { names: [...names].sort(), plurals };
}

/** Everything that is translated, each language beside the English one. */
const catalogues = [
  ...publicLanguageCodes.map((language) => ({
    name: `public, ${language}`,
    language: language as string,
    english: messagesOf(publicWords('en')),
    messages: messagesOf(publicWords(language)),
  })),
  ...(Object.keys(ownLanguages) as (keyof typeof ownLanguages)[]).map((language) => ({
    name: `own view, ${language}`,
    language: language as string,
    english: messagesOf(wordsOf('en'), 'ownView.'),
    messages: messagesOf(wordsOf(language), 'ownView.'),
  })),
];

describe.each(catalogues)('$name', ({ language, english, messages }) => {
  it('says everything that the English one says, and nothing else', () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
    expect([...messages].filter(([, text]) => text.trim() === '').map(([path]) => path)).toEqual([]);
  });

  it('asks in every message for what the English one asks for', () => {
    for (const [path, text] of messages) {
      expect({ path, asks: askedOf(text, language).names }).toEqual({
        path,
        asks: askedOf(english.get(path) ?? '', 'en').names,
      });
    }
  });

  it('has every plural that the language knows', () => {
    const known = new Intl.PluralRules(formatLocale(language)).resolvedOptions().pluralCategories;
    for (const [path, text] of messages) {
      for (const { categories } of askedOf(text, language).plurals) {
        const named = categories.filter((category) => !category.startsWith('='));
        expect({ path, named: named.sort() }).toEqual({ path, named: [...known].sort() });
      }
    }
  });

  it.skipIf(language === 'en')('says the same as the English one only where that is listed', () => {
    const same = [...messages].filter(([path, text]) => text === english.get(path)).map(([path]) => path);
    expect(same.filter((path) => !isSameInEnglish(path, language))).toEqual([]);
  });

  it('calls nobody a victim', () => {
    const all = [...messages.values()].join('\n');
    expect(all).not.toMatch(/victim|víctima|victime|korban|nạn nhân|жертв|ضحي[ةّ]|ضحايا/i);
  });

  it.runIf(language === 'ar')('is written in its own letters', () => {
    const without = [...messages].filter(([path, text]) => {
      const said = text.replace(/\{\w+\}/g, '');
      return /[A-Za-z]/.test(said) && !/[\u0621-\u064a]/.test(said) && !isSameInEnglish(path, 'ar');
    });
    expect(without.map(([path]) => path)).toEqual([]);
  });
});

it('lists nothing as the same that is not', () => {
  const listed = catalogues.flatMap(({ language, english, messages }) =>
    [...messages].flatMap(([path, text]) =>
      language !== 'en' && isSameInEnglish(path, language) && text !== english.get(path) ? [`${language} ${path}`] : [],
    ),
  );
  expect(listed).toEqual([]);
});

describe('the language that a browser asks for', () => {
  it.each([
    ['ar-EG,ar;q=0.9,en;q=0.8', 'ar'],
    ['en;q=0.5, fr-CH', 'fr'],
    ['de-DE, es;q=0.3, fr;q=0.7', 'fr'],
    ['fr;q=0, de', 'en'],
    ['*', 'en'],
    ['', 'en'],
    [null, 'en'],
  ])('%s is %s', (accepted, language) => {
    expect(acceptedLanguage(accepted)).toBe(language);
  });
});
