import type { Person } from './schemas';

/** What one person has and hardly two share; each form is the same however it was typed. */
export type IdentifierKind = 'document' | 'phone' | 'name_and_birth';

export interface Identifier {
  kind: IdentifierKind;
  /** Normal form; private, and only ever leaves as a fingerprint. */
  text: string;
}

/** Shorter numbers are shared by chance. */
const DOCUMENT_LENGTH_MIN = 5;
const PHONE_DIGITS_MIN = 7;
/** With and without the country's prefix, a phone ends alike. */
const PHONE_DIGITS_COMPARED = 8;

/** The exact identifiers of a person: documents, phones, and each name together with the day of birth. */
export function identifiersOf(person: Person): Identifier[] {
  const documents = person.idNumbers.map(({ value }) => ({
    kind: 'document' as const,
    text: letters(value).toUpperCase(),
  }));
  const phones = person.phones.map((phone) => ({ kind: 'phone' as const, text: digits(phone) }));
  const names = [`${person.given} ${person.family}`, ...person.aliases].map(nameOf).filter((name) => name !== '');
  const births = person.dateOfBirth === null ? [] : names.map((name) => `${name}/${person.dateOfBirth}`);
  const all: Identifier[] = [
    ...documents.filter(({ text }) => text.length >= DOCUMENT_LENGTH_MIN),
    ...phones
      .filter(({ text }) => text.length >= PHONE_DIGITS_MIN)
      .map(({ kind, text }) => ({ kind, text: text.slice(-PHONE_DIGITS_COMPARED) })),
    ...births.map((text) => ({ kind: 'name_and_birth' as const, text })),
  ];
  return [...new Map(all.map((one) => [`${one.kind}/${one.text}`, one])).values()];
}

const letters = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

/** Digits of every script as 0 to 9, without leading zeros. */
const digits = (text: string) =>
  [...text.normalize('NFKC')]
    .map((sign) => (/\p{Nd}/u.test(sign) ? String(valueOfDigit(sign)) : ''))
    .join('')
    .replace(/^0+/, '');

/** Digits of a script stand in a row of ten, the zero first. */
function valueOfDigit(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}

/** Words of a name in any order, without case, accents and marks. */
const nameOf = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
