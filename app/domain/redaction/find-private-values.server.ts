import { type Finding, type Mark, resolveMarks } from './finding';
import { type Dictionary, dictionaryOf, storyLocales } from './language.server';
import { findDate } from './private-dates';
import { findCoordinate, findDigits, findIdentifier } from './private-figures';
import { findInitials, findNeedle, needlesOf, type Stretch } from './private-names';
import type { PrivateValue } from './private-values';
import { plainOf, type Reading, viewOf, withFigures } from './private-views';

const READINGS: readonly Reading[] = ['look', 'sound', 'leet', 'leet-l'];
const IS_COORDINATE = /^-?\d{1,3}\.\d+$/;
const SHINGLE = 5;

/**
 * Every place where a value of this very case stands in a text, in any form: without accents, in another alphabet or
 * with look-alikes of it, lower case, possessive, split by spaces, hyphens, line breaks or hidden characters, initials,
 * figures spelled out or separated otherwise, dates in other forms and calendars. Separate from `detect` and absolute:
 * all findings block. Words that are common in `locale` count only where they are capitalised; without a dictionary
 * for `locale` nothing counts as common.
 */
export function findPrivateValues(text: string, privateValues: readonly PrivateValue[], locale = 'en'): Finding[] {
  const dictionary = storyLocales().includes(locale) ? dictionaryOf(locale) : undefined;
  const stretches = [
    ...findNames(text, privateValues, dictionary),
    ...findFigures(text, privateValues),
    ...privateValues.flatMap((value) => findPhrases(text, value)),
  ];
  const marks = stretches
    .filter(({ start, end }) => end > start)
    .map(({ start, end }): Mark => ({ start, end, type: 'PRIVATE_VALUE', level: 'block', reason: 'private-value' }));
  return resolveMarks(text, marks);
}

function findNames(text: string, values: readonly PrivateValue[], dictionary: Dictionary | undefined): Stretch[] {
  const named = values.filter(
    ({ kind }) => kind !== 'contact' && kind !== 'identifier' && kind !== 'date' && kind !== 'note',
  );
  const needles = named.flatMap(({ kind, value }) => needlesOf(kind, value, dictionary));
  const unique = [...new Map(needles.map((needle) => [JSON.stringify(needle), needle])).values()];
  const found = READINGS.flatMap((reading) => {
    const view = viewOf(text, reading);
    return unique.flatMap((needle) => findNeedle(text, view, needle, dictionary, reading));
  });
  const persons = values.filter(({ kind }) => kind === 'name' || kind === 'relative' || kind === 'perpetrator');
  const initials = persons.flatMap(({ kind, value }) => (kind === 'name' ? findInitials(text, value) : []));
  return [...found, ...initials, ...nearSpellings(text, named, dictionary)];
}

function findFigures(text: string, values: readonly PrivateValue[]): Stretch[] {
  const figured = withFigures(text);
  const back = ({ start, end }: Stretch): Stretch => figured.sourceSpan(start, end);
  return values.flatMap(({ kind, value }) => {
    if (kind === 'date') return [...findDate(text, value), ...findDate(figured.text, value).map(back)];
    if (kind === 'identifier' && IS_COORDINATE.test(value))
      return [...findCoordinate(text, value), ...findCoordinate(figured.text, value).map(back)];
    if (kind === 'contact' && value.includes('@')) return findMailbox(text, value);
    if (kind === 'contact' || kind === 'identifier') {
      const read = (from: string): Stretch[] => [...findDigits(from, value), ...findIdentifier(from, value)];
      return [...read(text), ...read(figured.text).map(back)];
    }
    return [];
  });
}

/** The part of a mail address before the @ tells who it is, with or without the rest. */
function findMailbox(text: string, value: string): Stretch[] {
  const mailbox = value.split('@')[0] ?? '';
  return plainOf(mailbox).length < 4 ? findIdentifier(text, value) : findIdentifier(text, mailbox);
}

/** Five words in a row of an officer's note. */
function findPhrases(text: string, { kind, value }: PrivateValue): Stretch[] {
  if (kind !== 'note') return [];
  const words = (from: string): Array<Stretch & { plain: string }> =>
    [...from.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
      plain: plainOf(match[0]),
      start: match.index,
      end: match.index + match[0].length,
    }));
  const note = words(value).map(({ plain }) => plain);
  const phrases = new Set(note.slice(SHINGLE - 1).map((_, index) => note.slice(index, index + SHINGLE).join(' ')));
  const spoken = words(text);
  return spoken.slice(SHINGLE - 1).flatMap((last, index) => {
    const row = spoken.slice(index, index + SHINGLE);
    return phrases.has(row.map(({ plain }) => plain).join(' ')) ? [{ start: row[0]?.start ?? 0, end: last.end }] : [];
  });
}

/** Sounds brought together: Rafikul for Rafiqul, Mezeret for Meseret. */
const sound = (plain: string): string =>
  plain
    .replace(/ph/g, 'f')
    .replace(/[qc]k?|kh/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/z/g, 's')
    .replace(/w/g, 'v')
    .replace(/[yj]/g, 'i')
    .replace(/ou|oo/g, 'u')
    .replace(/ee|ea/g, 'i')
    .replace(/(?<=\p{L})h/gu, '')
    .replace(/(.)\1+/g, '$1');

/** Words outside the dictionary that are spelled nearly like a rare part of a name, or are its short form. */
function nearSpellings(text: string, values: readonly PrivateValue[], dictionary: Dictionary | undefined): Stretch[] {
  const parts = values
    .filter(({ kind }) => kind !== 'vendor')
    .flatMap(({ value }) => value.match(/[\p{L}\p{M}]+/gu) ?? [])
    .map((word) => plainOf(word))
    .filter((plain) => plain.length >= 5 && dictionary?.band(plain) === undefined && !dictionary?.areas.has(plain));
  const known = [...new Set(parts)];
  const sounds = new Set(known.map(sound));
  return [...text.matchAll(/[\p{L}\p{M}]+/gu)].flatMap((match) => {
    const plain = plainOf(match[0]);
    if (
      plain.length < 4 ||
      !dictionary ||
      dictionary.band(plain) !== undefined ||
      dictionary.areas.has(plain) ||
      dictionary.demonyms.has(plain)
    )
      return [];
    const near =
      sounds.has(sound(plain)) ||
      known.some((part) => part.startsWith(plain) || (plain.length >= 6 && differByOne(part, plain)));
    return near ? [{ start: match.index, end: match.index + match[0].length }] : [];
  });
}

/** True if one letter more, less, other or swapped turns one word into the other. */
function differByOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1;
  const restA = a.slice(same);
  const restB = b.slice(same);
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0];
}
