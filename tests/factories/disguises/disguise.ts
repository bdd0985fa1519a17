import type { PrivateValue } from '../../../app/domain/redaction';

/** One private value as somebody might slip it into a public text. */
export interface Disguise {
  value: PrivateValue;
  hidden: string;
  locale?: string;
}

/** A way to disguise values, and what must notice it. */
export interface DisguiseClass {
  name: string;
  /** What catches it: without this the class turns red. */
  safeguard: string;
  /** Known not to be caught, and why; counted as missed. */
  open?: string;
  disguises: readonly Disguise[];
}

export const letters = (text: string): string[] => [...text];
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[Đđ]/g, 'd').replace(/[Łł]/g, 'l');
export const split = (text: string, by: string): string => {
  const at = Math.ceil(letters(text).length / 2);
  return letters(text).slice(0, at).join('') + by + letters(text).slice(at).join('');
};
export const map = (text: string, table: Record<string, string>): string =>
  letters(text)
    .map((letter) => table[letter] ?? letter)
    .join('');
export const shifted = (text: string, upper: number, lower: number): string =>
  letters(plain(text))
    .map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      if (/[A-Z]/.test(letter)) return String.fromCodePoint(upper + code - 65);
      if (/[a-z]/.test(letter)) return String.fromCodePoint(lower + code - 97);
      return letter;
    })
    .join('');

export const asNames = (values: readonly string[], hide: (value: string) => string): Disguise[] =>
  values.map((value) => ({ value: { kind: 'name', value }, hidden: hide(value) }));
export const names = (
  name: string,
  safeguard: string,
  values: readonly string[],
  hide: (value: string) => string,
): DisguiseClass => ({
  name,
  safeguard,
  disguises: asNames(values, hide),
});
export const pairs = (
  kind: PrivateValue['kind'],
  value: string,
  hidden: readonly string[],
  locale?: string,
): Disguise[] => hidden.map((one) => ({ value: { kind, value }, hidden: one, ...(locale ? { locale } : {}) }));
