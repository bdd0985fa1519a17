import { createContext, type ReactNode, useContext } from 'react';
import { ui as english } from '../../catalogues/en/ui';

/** One language's words for the design system; every catalogue's `ui` has this shape. */
export type UiWords = { readonly [Key in keyof typeof english]: string };
export type UiWord = keyof UiWords;

const WordsContext = createContext<UiWords>(english);

export function UiWordsProvider({ words, children }: { words: UiWords; children?: ReactNode }) {
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;
}

/** Returns `say(key, values)`: the message in the page's language, with its `{name}` arguments filled. */
export function useWords(): (key: UiWord, values?: Record<string, string | number>) => string {
  const words = useContext(WordsContext);
  return (key, values = {}) => fillMessage(words[key], values);
}

/** Fills simple `{name}` arguments. Throws on an argument that was not given: a hole in a sentence is a bug. */
export function fillMessage(message: string, values: Record<string, string | number>): string {
  return message.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`message needs {${name}}: ${message}`);
    return String(value);
  });
}
