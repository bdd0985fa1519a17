import type { FindingType } from '../redaction';
import { areasNamed, foldedName, namesOfArea } from './area-words.server';
import type { CheckedMark, CheckedText } from './check-text.server';
import { partsOfKey } from './fields';
import { numbersTold } from './numbers-told';
import type { PublicText } from './public-text';

/** What names something: in a translation only words that the original has, too. */
const NAMING: ReadonlySet<FindingType> = new Set([
  'PERSON',
  'NAME',
  'PLACE',
  'ADDRESS',
  'ORG',
  'COUNTRY',
  'COORDINATE',
  'VEHICLE_VESSEL',
]);

/** Numbers, compared by value, and by how many there are where a mark has none that can be read. */
const NUMBERED: ReadonlySet<FindingType> = new Set(['DATE', 'AGE', 'NUMBER', 'MONEY']);

/** What is said in other words in each language: a translation holds no more of them than the text it translates. */
const COUNTED: ReadonlySet<FindingType> = new Set(['NATIONALITY', 'ETHNICITY_RELIGION']);

/**
 * Holds each translation to the text that it translates: it tells no place, name, date, age or number that the original does
 * not tell. What would tell more is a mark that blocks, whatever anybody says for it.
 */
export function heldToOriginal(texts: readonly PublicText[], checked: readonly CheckedText[]): CheckedText[] {
  const originals = texts.filter(({ original }) => original === null);
  const page = originals.map(({ text }) => text).join('\n');
  const named = new Set(originals.flatMap(({ text, locale }) => [...areasNamed(text, locale)]));
  return texts.map((one, index) => {
    const result = checked[index] ?? { refusal: 'failed' };
    const { text, locale, original } = one;
    if (original === null || !('marks' in result)) return result;
    if (original.trim() === '' && text.trim() !== '') return { marks: [whole(text)] };
    const at = texts.findIndex(({ key }) => key === partsOfKey(one.key).own);
    const before = textWithMarks(texts[at], checked[at]);
    const areas = new Set(
      [...named].flatMap((code) => namesOfArea(code, locale)).map((name) => foldedName(name, locale)),
    );
    const marks = result.marks.flatMap((mark): CheckedMark[] => {
      const words = text.slice(mark.start, mark.end);
      const isNamedThere = areas.has(foldedName(words, locale));
      if (mark.reason === 'more-than-original') return isNamedThere ? [] : [mark];
      if (mark.level === 'block') return [mark];
      const tellsMore = NAMING.has(mark.type)
        ? !isNamedThere && !stands(words, page)
        : isBeyond(mark, { text, locale, marks: result.marks }, before);
      return [tellsMore ? { ...mark, level: 'block', reason: 'more-than-original' } : mark];
    });
    return { marks };
  });
}

interface MarkedText {
  text: string;
  locale: string;
  marks: readonly CheckedMark[];
}

const textWithMarks = (one: PublicText | undefined, checked: CheckedText | undefined): MarkedText => ({
  text: one?.text ?? '',
  locale: one?.locale ?? '',
  marks: checked && 'marks' in checked ? checked.marks : [],
});

/** Whether a mark of a translation tells a number, or one more of its kind, than the original has. */
function isBeyond(mark: CheckedMark, translation: MarkedText, original: MarkedText): boolean {
  const numbers = numbersIn(mark, translation);
  const known = new Set([ARTICLE, ...numbersTold(original.text, original.locale)]);
  if (numbers.some((number) => !known.has(number))) return true;
  if (NUMBERED.has(mark.type))
    return numbers.length === 0 && countOf(isUnread, translation) > countOf(isUnread, original);
  const isCounted = ({ type }: CheckedMark) => COUNTED.has(type);
  return isCounted(mark) && countOf(isCounted, translation) > countOf(isCounted, original);
}

/** "Un" and "una" are the number one, and an article. */
const ARTICLE = 1;

const numbersIn = ({ start, end, type }: CheckedMark, { text, locale }: MarkedText) => {
  const words = text.slice(start, end);
  return NUMBERED.has(type) ? numbersTold(words, locale) : (words.match(/\p{N}+/gu) ?? []).map(Number);
};

/** A date, an age or an amount without a number that can be compared ("in the month of the feast"). */
const isUnread = (mark: CheckedMark, of: MarkedText) => NUMBERED.has(mark.type) && numbersIn(mark, of).length === 0;

const countOf = (isOne: (mark: CheckedMark, of: MarkedText) => boolean, of: MarkedText) =>
  of.marks.filter((mark) => isOne(mark, of)).length;

/** Words where the original has none. */
const whole = (text: string): CheckedMark => ({
  start: 0,
  end: text.length,
  level: 'block',
  type: 'OTHER_QUASI',
  reason: 'more-than-original',
  suggestion: 'remove',
  replacement: '',
  isPrivateValue: false,
});

const plain = (words: string) =>
  ` ${words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')} `;

const stands = (words: string, page: string): boolean => plain(page).includes(plain(words));
