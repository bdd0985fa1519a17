import { phraseEnd } from './capital-verdicts';
import { type Finding, type Mark, resolveMarks } from './finding';
import { foldText, seenText } from './folded-text';
import type { Language } from './language';
import { languageOf, storyLocales } from './language.server';
import { findCoordinate, findPlaceCode } from './private-coordinates';
import { dayDigits, findDates } from './private-dates';
import { type Figured, figuredTexts } from './private-figured';
import { findDigitRow, findDigits, findIdentifier } from './private-figures';
import { findInitials } from './private-initials';
import { findNeedle, type Needle, needlesOf, rareWords, type Stretch, tellingWords } from './private-names';
import { nearNames } from './private-near';
import type { PrivateValue } from './private-values';
import { plainOf, type Reading, viewOf } from './private-views';
import { tokenize } from './tokens';

const READINGS: readonly Reading[] = ['look', 'sound', 'fold'];
const IS_COORDINATE = /^-?\d{1,3}\.\d+$/;
const IS_POINT = /^-?\d{1,3}(?:\.\d+)?,-?\d{1,3}(?:\.\d+)?$/;
const NO_NAMES: ReadonlySet<string> = new Set(['contact', 'identifier', 'date', 'note', 'point']);
const SHINGLE = 5;

/**
 * Every place where a value of this very case stands in a text, in any form: without accents, in another alphabet or
 * with look-alikes of it, lower case, possessive, split by spaces, hyphens, line breaks or hidden characters, initials,
 * figures spelled out or separated otherwise, dates in other forms and calendars. Separate from `detect` and absolute:
 * all findings block. Words that are common in `locale` count only where they are capitalised; without a dictionary
 * for `locale` nothing counts as common.
 */
export function findPrivateValues(source: string, privateValues: readonly PrivateValue[], locale = 'en'): Finding[] {
  const { text, sourceSpan } = seenText(source);
  const language = storyLocales().includes(locale.slice(0, 2)) ? languageOf(locale) : undefined;
  const areas = language ? areasIn(text, language) : [];
  const stretches = [
    ...findNames(text, privateValues, language).filter(
      (name) => !areas.some(({ start, end }) => start <= name.start && end >= name.end),
    ),
    ...findFigures(text, privateValues),
    ...privateValues.flatMap((value) => findPhrases(text, value)),
  ];
  const marks = stretches
    .filter(({ start, end }) => end > start)
    .map(
      ({ start, end }): Mark => ({
        ...sourceSpan(start, end),
        type: 'PRIVATE_VALUE',
        level: 'block',
        reason: 'private-value',
      }),
    );
  return resolveMarks(source, marks);
}

/** Countries and areas of several words: "Nam" in "Viet Nam" is no name. */
function areasIn(text: string, language: Language): Stretch[] {
  const folded = foldText(text);
  const tokens = tokenize(folded.text, language);
  return tokens.flatMap((token, index) => {
    const end = token.capital ? phraseEnd(tokens, index, language.dictionary.areas, language) : index;
    const last = tokens[end - 1];
    return end > index + 1 && last ? [folded.sourceSpan(token.start, last.end)] : [];
  });
}

function findNames(text: string, values: readonly PrivateValue[], language: Language | undefined): Stretch[] {
  const named = values.filter(({ kind }) => !NO_NAMES.has(kind));
  const needles = needlesFor(named, language);
  const found = READINGS.flatMap((reading) => {
    const view = viewOf(text, reading);
    return needles.flatMap((needle) => findNeedle(text, view, needle, language, reading));
  });
  const persons = values.filter(({ kind }) => kind === 'name' || kind === 'relative' || kind === 'perpetrator');
  const initials = persons.flatMap(({ kind, value }) => findInitials(text, tellingWords(value), kind === 'name'));
  return [
    ...found,
    ...initials,
    ...commonNames(text, values, language),
    ...nearby(text, named, language ?? languageOf('en')),
  ];
}

function needlesFor(named: readonly PrivateValue[], language: Language | undefined): Needle[] {
  const needles = named.flatMap(({ kind, value }) => needlesOf(kind, value, language));
  return [...new Map(needles.map((needle) => [JSON.stringify(needle), needle])).values()];
}

function nearby(text: string, named: readonly PrivateValue[], language: Language): Stretch[] {
  const words = named.flatMap(({ kind, value }) => rareWords(kind, value, language));
  const { dictionary, words: plain, capitals } = language;
  return nearNames(text, words, {
    band: (lower) =>
      dictionary.band(lower) ??
      (dictionary.areas.has(lower) ||
      dictionary.demonyms.has(lower) ||
      plain.approved.has(lower) ||
      capitals.harmless.has(lower)
        ? 'a'
        : undefined),
  });
}

const VERB_AFTER =
  /^(?: (?:was|is|has|had|said|says|told|tells|went|came|took|gave|got|made|left|knew|promised|sold|paid|sent|kept|and \p{Lu})(?!\p{L})|['’]s(?!\p{L}))/u;
const END_AFTER = /^(?:[.,;:!?)"”]|$)/;
const PERSON_BEFORE =
  /(?:^|[^\p{L}])(?:called|named|nicknamed|alias|known as|met|told|mr\.?|mrs\.?|ms\.?|auntie|aunt|uncle|mama|papa|madam|brother|sister|friend|cousin)[ "'“‘(]+$/iu;
const SUBJECT_BEFORE = /(?:^|[.!?]\s|[^\p{L}](?:and|that|when|where|because|but|then|after|while))[ "'“‘(]*$/iu;

/** "…met comfort, and friday said": a name that is a common word, in lower case, where a person must stand. */
function commonNames(text: string, values: readonly PrivateValue[], language: Language | undefined): Stretch[] {
  const words = values
    .filter(({ kind }) => kind === 'name' || kind === 'alias' || kind === 'relative' || kind === 'perpetrator')
    .flatMap(({ value }) => tellingWords(value))
    .map((word) => plainOf(word))
    .filter((plain) => plain.length >= 4 && language?.dictionary.band(plain) !== undefined);
  const unique = new Set(words);
  if (unique.size === 0) return [];
  return [...text.matchAll(/[\p{L}\p{M}]+/gu)]
    .filter((match) => unique.has(plainOf(match[0])))
    .filter((match) => {
      const before = text.slice(Math.max(0, match.index - 24), match.index);
      const after = text.slice(match.index + match[0].length, match.index + match[0].length + 16);
      const hasVerb = VERB_AFTER.test(after);
      return PERSON_BEFORE.test(before) ? hasVerb || END_AFTER.test(after) : SUBJECT_BEFORE.test(before) && hasVerb;
    })
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function findFigures(text: string, values: readonly PrivateValue[]): Stretch[] {
  const valuesOf = (...kinds: readonly PrivateValue['kind'][]): string[] =>
    values.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value);
  const numbers = valuesOf('contact', 'identifier').filter(
    (value) => !value.includes('@') && !IS_COORDINATE.test(value),
  );
  const coordinates = valuesOf('identifier').filter((value) => IS_COORDINATE.test(value));
  const inFigures = (figured: Figured): Stretch[] => {
    const view = viewOf(figured.text);
    const found = [
      ...findDates(figured.text, valuesOf('date')),
      ...findDigitRow(view, valuesOf('date').flatMap(dayDigits)),
      ...numbers.flatMap((value) => [...findDigits(view, value), ...findIdentifier(view, value)]),
      ...coordinates.flatMap((value) => findCoordinate(figured.text, value)),
    ];
    return found.map(({ start, end }) => figured.sourceSpan(start, end));
  };
  return [
    ...findDates(text, valuesOf('date')),
    ...figuredTexts(text).flatMap(inFigures),
    ...valuesOf('point')
      .filter((value) => IS_POINT.test(value))
      .flatMap((value) => findPlaceCode(text, value)),
    ...findMailboxes(
      text,
      valuesOf('contact').filter((value) => value.includes('@')),
    ),
  ];
}

/** The part of a mail address before the @ tells who it is, with or without the rest. */
function findMailboxes(text: string, addresses: readonly string[]): Stretch[] {
  if (addresses.length === 0) return [];
  const views = [viewOf(text), viewOf(withoutSignNames(text))];
  return addresses.flatMap((address) => {
    const mailbox = address.split('@')[0] ?? '';
    return views.flatMap((view) => findIdentifier(view, plainOf(mailbox).length < 4 ? address : mailbox));
  });
}

/** "mesi dot tadesse", "mesi (punto) tadesse": the names of signs become signs; indices stay. */
const withoutSignNames = (text: string): string =>
  text.replace(
    /[ ([{<]+(?:dot|period|point|punto|titik|chấm|крапка|underscore|dash|hyphen|guion|guión|tiret|at|arroba|arobase|chez|собака)[ )\]}>]+/giu,
    (name) => '.'.padEnd(name.length, '\u200b'),
  );

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
