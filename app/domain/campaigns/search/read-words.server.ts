import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicReads } from '../../../platform/db/index.server';
import { allOf, anyOf, eitherOf } from './marks';
import { marksNamed, marksNamedLike } from './named.server';
import { nearest } from './slips';
import { isSmallWord } from './small-words';

/** What was made of the words that somebody typed. */
export interface ReadWords {
  /** For all that a need tells, and for its title alone; empty where nothing was typed that can be looked for. */
  anywhere: string[];
  inTitle: string[];
  /** Words that nobody uses, and what was looked for instead. */
  corrected: { typed: string; used: string }[];
  /** Words that nobody uses, nor any like them. */
  unknown: string[];
}

const TYPED_MAX = 8;
const WORDS_OF_A_NAME_MAX = 4;
/** Endings: “machine” finds “machines”. */
const ENDING_MAX = 3;
const ENDINGS_MAX = 6;
const BEGUN_MAX = 12;
const ALIKE_MAX = 3;

interface WordRow {
  part: number;
  word: string;
  is_known: boolean;
  longer: string[];
  near: string[];
}

interface Part {
  text: string;
  /** Filters that are called so. */
  marks: string[];
}

/** Typed words as parts: what is the name of an area or of a kind of need together, everything else word by word. */
function partsOf(query: string, lang: PublicLanguage): Part[] {
  const typed = query.split(/[\s,;]+/).filter(Boolean);
  const parts: Part[] = [];
  for (let at = 0; at < typed.length && parts.length < TYPED_MAX; ) {
    let length = Math.min(WORDS_OF_A_NAME_MAX, typed.length - at);
    let marks: string[] = [];
    for (; length > 0 && marks.length === 0; length -= 1)
      marks = marksNamed(typed.slice(at, at + length).join(' '), lang);
    const taken = marks.length > 0 ? length + 1 : 1;
    parts.push({ text: typed.slice(at, at + taken).join(' '), marks });
    at += taken;
  }
  const telling = parts.filter(({ text, marks }) => marks.length > 0 || !isSmallWord(text));
  return telling.length > 0 ? telling : parts;
}

export async function readWords(query: string, lang: PublicLanguage): Promise<ReadWords> {
  const read: ReadWords = { anywhere: [], inTitle: [], corrected: [], unknown: [] };
  const parts = partsOf(query, lang);
  if (parts.length === 0) return read;
  const rows = await publicReads().$queryRaw<WordRow[]>`
    SELECT part, word, is_known, longer, near FROM public.read_search_words(${parts.map(({ text }) => text)}::text[])`;
  for (const [index, part] of parts.entries())
    readPart(
      part,
      rows.filter((row) => row.part === index + 1),
      lang,
      read,
    );
  return read;
}

function readPart({ text, marks }: Part, rows: WordRow[], lang: PublicLanguage, read: ReadWords): void {
  const words = rows.map((row) => ({ typed: row.word, ...alternativesOf(row) }));
  const isSaid = words.length > 0 && words.every(({ used }) => used.length > 0);
  // A filter that is called nearly so comes after words that are spelled just so.
  const isCorrected = !isSaid || words.some(({ isSlip }) => isSlip);
  const alike = marks.length === 0 && isCorrected ? marksNamedLike(text, lang) : null;
  const named = alike?.marks ?? marks;
  const said = (prefix: 'w' | 't') =>
    isSaid ? [`(${allOf(words.map(({ used }) => anyOf(used.map((word) => `${prefix}:${word}`))))})`] : [];
  const filters = named.length > 0 ? [anyOf(named)] : [];
  if (filters.length === 0 && !isSaid) {
    if (words.length > 0) read.unknown.push(text);
    return;
  }
  read.anywhere.push(eitherOf([...filters, ...said('w')]));
  read.inTitle.push(eitherOf([...filters, ...said('t')]));
  if (alike) read.corrected.push({ typed: text, used: alike.name });
  else if (marks.length === 0)
    for (const { typed, used, isSlip } of words) if (isSlip) read.corrected.push({ typed, used: used[0] ?? '' });
}

/** What a typed word is looked for as: itself and its endings, what begins so, or what is spelled nearly so. */
function alternativesOf({ word, is_known, longer, near }: WordRow): { used: string[]; isSlip: boolean } {
  if (is_known) {
    const endings = word.length < 4 ? [] : longer.filter((other) => other.length <= word.length + ENDING_MAX);
    return { used: [word, ...endings.slice(0, ENDINGS_MAX)], isSlip: false };
  }
  if (longer.length > 0) return { used: longer.slice(0, BEGUN_MAX), isSlip: false };
  return { used: nearest(word, near).slice(0, ALIKE_MAX), isSlip: true };
}
