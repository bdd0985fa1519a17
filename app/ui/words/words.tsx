import { createContext, type ReactNode, useContext } from 'react';
import { en as english, type PublicWords } from '../../catalogues/en/public-words';
import { staffUi } from '../../catalogues/en/staff-ui';
import type { PublicLanguage } from '../../catalogues/public-languages';

/** What the design system may say: what the public reads, in the page's language, and what staff read, in English. */
export type UiWord = keyof PublicWords['ui'] | keyof typeof staffUi;

type Page = { lang: PublicLanguage; words: PublicWords };

const PageContext = createContext<Page>({ lang: 'en', words: english });

/** Gives everything inside the words of the page's language. Without it, as on staff pages, they are English. */
export function PublicWordsProvider({ lang, words, children }: Page & { children?: ReactNode }) {
  return <PageContext.Provider value={{ lang, words }}>{children}</PageContext.Provider>;
}

/** All words that the public reads, in the page's language. Where there is no page, as in a loader: `publicWords(lang)`. */
export const usePublicWords = (): PublicWords => useContext(PageContext).words;

/** The page's language. */
export const usePublicLanguage = (): PublicLanguage => useContext(PageContext).lang;

/** Returns `say(key, values)`: the design system's message in the page's language, with its `{name}` arguments filled. */
export function useWords(): (key: UiWord, values?: Record<string, string | number>) => string {
  const { ui } = usePublicWords();
  return (key, values = {}) =>
    fillMessage(Object.hasOwn(ui, key) ? ui[key as keyof typeof ui] : staffUi[key as keyof typeof staffUi], values);
}

/** Fills simple `{name}` arguments. Throws on an argument that was not given: a hole in a sentence is a bug. */
export function fillMessage(message: string, values: Record<string, string | number>): string {
  return message.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`message needs {${name}}: ${message}`);
    return String(value);
  });
}
