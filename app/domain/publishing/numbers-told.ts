import { NUMBER_WORDS, numberKey } from '../redaction';

/** The numbers that words tell, in figures or in words of their language: "two years", "dos años", "2 роки". */
export function numbersTold(text: string, locale: string): number[] {
  const known = NUMBER_WORDS[locale];
  const told: number[] = [];
  let isOpen = false;
  for (const word of text.split(/[^\p{L}\p{M}\p{N}'’]+/u)) {
    const key = numberKey(word);
    // After a number "năm" is the year; the five behind a ten is "lăm".
    const isYear = locale === 'vi' && key === 'nam' && isOpen;
    const value = /^\p{N}+$/u.test(word) ? Number(word) : isYear ? undefined : known?.values.get(key);
    if (value === undefined) {
      isOpen = isOpen && known?.links.has(key) === true;
      continue;
    }
    const before = isOpen ? told.at(-1) : undefined;
    // "Lima belas" is fifteen.
    if (before !== undefined && value < 0) told[told.length - 1] = before - value;
    else if (before !== undefined && multiplies(value, before)) told[told.length - 1] = before * value;
    else if (before !== undefined && before % roundOf(value) === 0 && before > value)
      told[told.length - 1] = before + value;
    else told.push(value);
    isOpen = true;
  }
  return told;
}

/** "three hundred", "hai mươi". */
const multiplies = (value: number, before: number) =>
  before < value && (value % 100 === 0 || (value === 10 && before > 1));

/** What a number must be a multiple of to take this one behind it. */
const roundOf = (value: number) => 10 ** String(value).length;
