import type { FindingType } from '../redaction';
import { areasNamed, foldedName, namesOfArea } from './area-words.server';
import type { CheckedMark, CheckedText } from './check-text.server';
import { partsOfKey } from './fields';
import type { PublicText } from './gate-fields.server';

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

/** What is said in other words in each language: a translation may hold no more of a kind than the text it translates. */
const COUNTED: readonly ReadonlySet<FindingType>[] = [
  new Set(['DATE', 'AGE', 'NUMBER', 'MONEY']),
  new Set(['NATIONALITY', 'ETHNICITY_RELIGION']),
];

/**
 * Holds each translation to the text that it translates: it tells no place, name, date, age or number that the original does
 * not tell. What would tell more is a mark that blocks, whatever anybody says for it.
 */
export function heldToOriginal(texts: readonly PublicText[], checked: readonly CheckedText[]): CheckedText[] {
  const originals = texts.filter(({ original }) => original === null);
  const page = originals.map(({ text }) => text).join('\n');
  const named = new Set(originals.flatMap(({ text, locale }) => [...areasNamed(text, locale)]));
  const marksOf = (key: string): readonly CheckedMark[] => {
    const of = checked[texts.findIndex((one) => one.key === key)];
    return of && 'marks' in of ? of.marks : [];
  };
  return texts.map((one, index) => {
    const result = checked[index] ?? { refusal: 'failed' };
    const { text, locale, original } = one;
    if (original === null || !('marks' in result)) return result;
    if (original.trim() === '' && text.trim() !== '') return { marks: [whole(text)] };
    const areas = new Set(
      [...named].flatMap((code) => namesOfArea(code, locale)).map((name) => foldedName(name, locale)),
    );
    const before = marksOf(partsOfKey(one.key).own);
    const marks = result.marks.flatMap((mark): CheckedMark[] => {
      const words = text.slice(mark.start, mark.end);
      const isNamedThere = areas.has(foldedName(words, locale));
      if (mark.reason === 'more-than-original') return isNamedThere ? [] : [mark];
      if (mark.level === 'block') return [mark];
      const tellsMore = NAMING.has(mark.type)
        ? !isNamedThere && !stands(words, page)
        : !figuresStand(words, page) || isBeyond(mark, result.marks, before);
      return [tellsMore ? { ...mark, level: 'block', reason: 'more-than-original' } : mark];
    });
    return { marks };
  });
}

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

const figuresStand = (words: string, page: string): boolean => {
  const figures = new Set(page.match(/\p{N}+/gu));
  return (words.match(/\p{N}+/gu) ?? []).every((figure) => figures.has(figure));
};

const isBeyond = ({ type }: CheckedMark, marks: readonly CheckedMark[], before: readonly CheckedMark[]): boolean =>
  COUNTED.some((kind) => {
    const count = (all: readonly CheckedMark[]) => all.filter((mark) => kind.has(mark.type)).length;
    return kind.has(type) && count(marks) > count(before);
  });
