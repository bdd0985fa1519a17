import type { PublicLanguage } from '~/catalogues/public-languages';
import { areaName, areaTable, fold } from '../../places/index.server';
import { kindWord } from '../cards/card-words.server';
import { needCategories } from '../need';
import { formsOf, nearest } from './slips';

/** What filters are called in a language: names of areas and kinds of need, as people type them. */
interface Names {
  /** Marks of the list by folded name. */
  marks: Map<string, string[]>;
  /** Folded names by what is left of them without a letter or two. */
  byForm: Map<string, string[]>;
  /** The name as it is written, by mark. */
  written: Map<string, string>;
}

const KIND_WORD_LENGTH_MIN = 5;
/** A name that so many areas share tells nothing (“Central”). */
const AREAS_PER_NAME_MAX = 12;

/** As names are compared: folded; in Arabic without the article, and with letters that are written one for the other as one. */
export const nameForm = (text: string): string =>
  fold(text)
    .replace(/[ةىـ]/g, (letter) => (letter === 'ة' ? 'ه' : letter === 'ى' ? 'ي' : ''))
    .replace(/(?<= |^)ال(?=\p{L}{3})/gu, '');

const kept = new Map<PublicLanguage, Names>();

function namesIn(lang: PublicLanguage): Names {
  const known = kept.get(lang);
  if (known) return known;
  const names: Names = { marks: new Map(), byForm: new Map(), written: new Map() };
  const add = (name: string, mark: string) => {
    const form = nameForm(name);
    const marks = names.marks.get(form) ?? [];
    if (form !== '' && !marks.includes(mark)) names.marks.set(form, [...marks, mark]);
  };
  for (const { code } of areaTable().values()) {
    const mark = `area:${code}`;
    names.written.set(mark, areaName(code, lang));
    for (const language of ['en', lang]) add(areaName(code, language), mark);
  }
  for (const category of needCategories) {
    const mark = `kind:${category}`;
    const word = kindWord(category, lang);
    names.written.set(mark, word);
    add(word, mark);
    for (const part of word.split(/\s+/)) if (part.length >= KIND_WORD_LENGTH_MIN) add(part, mark);
  }
  // Slips are forgiven in what many people know: the forms of every region of the world would fill the memory.
  for (const [name, marks] of names.marks) {
    if (marks.every((mark) => /^area:.+-/.test(mark))) continue;
    for (const form of formsOf(name)) {
      const alike = names.byForm.get(form);
      if (alike) alike.push(name);
      else names.byForm.set(form, [name]);
    }
  }
  kept.set(lang, names);
  return names;
}

const few = (marks: readonly string[] | undefined): string[] =>
  marks === undefined || marks.length > AREAS_PER_NAME_MAX ? [] : [...marks];

/** The marks that have exactly this name. */
export const marksNamed = (text: string, lang: PublicLanguage): string[] =>
  few(namesIn(lang).marks.get(nameForm(text)));

/** The marks whose name is nearest to this one, with that name as it is written. */
export function marksNamedLike(text: string, lang: PublicLanguage): { marks: string[]; name: string } | null {
  const { marks, byForm, written } = namesIn(lang);
  const typed = nameForm(text);
  const [best] = nearest(typed, [...new Set([...formsOf(typed)].flatMap((form) => byForm.get(form) ?? []))]);
  const found = best === undefined ? [] : few(marks.get(best));
  const [first] = found;
  return first === undefined ? null : { marks: found, name: written.get(first) ?? text };
}
