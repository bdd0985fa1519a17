import { capitalMarks } from './capitals';
import { type Finding, type Mark, resolveMarks } from './finding';
import { type FoldedText, foldText } from './folded-text';
import type { LanguageRules } from './language';
import { languageOf } from './language.server';
import type { PatternRule } from './pattern-rule';
import { tokenize } from './tokens';
import { wordMarks } from './words';

/** Characters a text may have; a longer one is refused rather than half read. */
export const LONGEST_TEXT = 200_000;

/**
 * Default-deny: everything in `text` that is not known to be harmless, sorted, not overlapping, with indices on the
 * text as given.
 * @throws NoDictionaryError when the language has no dictionary; RangeError when the text is too long.
 */
export function detect(text: string, locale: string): Finding[] {
  const language = languageOf(locale);
  refuseUnreadable(text);
  const folded = foldText(text);
  const tokens = tokenize(folded.text, language);
  const capitals = capitalMarks(tokens, language);
  const marks = [
    ...patternMarks(unwrapped(folded.text), language),
    ...capitals.marks,
    ...wordMarks(tokens, language, capitals.names),
    ...(language.phrases?.marks(tokens) ?? []),
  ];
  const allowed = [...folded.text.matchAll(language.yearRange)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const kept = marks.filter((mark) => !allowed.some((range) => isYearOf(mark, range)));
  return resolveMarks(
    text,
    [...kept, ...bridges(folded.text, kept, language.bridge)]
      .map((mark) => ({ ...mark, ...folded.sourceSpan(mark.start, mark.end) }))
      .concat(hiddenMarks(folded)),
  );
}

/** Text that nobody would write is refused: long rows without a space, or of figures, could stall a pattern. */
export function refuseUnreadable(text: string): void {
  if (text.length > LONGEST_TEXT) throw new RangeError(`A text of ${text.length} characters is too long to check`);
  if (hasLongRow(text) || /(?:\p{Nd}[^\p{L}\p{Nd}]{0,3}){200}/u.test(text))
    throw new RangeError('The text has a row of characters that cannot be checked');
}

/** True if 400 characters stand together without a space. */
function hasLongRow(text: string): boolean {
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    length = isSpace(text.charCodeAt(at)) ? 0 : length + 1;
    if (length >= 400) return true;
  }
  return false;
}

const isSpace = (code: number): boolean => code <= 0x20 || (code >= 0xa0 && /\s/.test(String.fromCharCode(code)));

interface Compiled extends PatternRule {
  /** True if the pattern was made to run on lower-case text, which is several times faster than ignoring case. */
  onLower: boolean;
}

function compiled(rule: PatternRule): Compiled {
  const { source, flags } = rule.pattern;
  const hasCapital =
    /[A-Z]/.test(source.replace(/\\p\{(?:L|Ll|M|N|P|Nd)\}|\\[SWDB]/g, '')) || /\\p\{L[ul]\}/.test(source);
  const onLower = flags.includes('i') && !hasCapital;
  return onLower ? { ...rule, pattern: new RegExp(source, flags.replace('i', '')), onLower } : { ...rule, onLower };
}

const compiledRules = new Map<PatternRule, Compiled>();
const compiledOf = new Map<string, readonly Compiled[]>();

/** Languages share most patterns, and a pattern is made ready once. */
function compiledOnce(rule: PatternRule): Compiled {
  const known = compiledRules.get(rule) ?? compiled(rule);
  compiledRules.set(rule, known);
  return known;
}

/** The patterns of a language, made ready the first time that it is asked for. */
function compiledPatterns({ code, patterns }: LanguageRules): readonly Compiled[] {
  const known = compiledOf.get(code) ?? patterns.map(compiledOnce);
  compiledOf.set(code, known);
  return known;
}

/** A line that goes on in the next is one, as it was before a page or a scanner broke it; every index is kept. */
const unwrapped = (text: string): string => text.replace(/\n(?=[\p{Ll}\d])/gu, ' ');

/** Lower case that keeps every index. */
function lowerInPlace(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length
    ? lower
    : text.replace(/./gsu, (letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter));
}

function patternMarks(text: string, language: LanguageRules): Mark[] {
  const marks: Mark[] = [];
  const lower = lowerInPlace(text);
  for (const { pattern, type, level, reason, trigger, onLower } of compiledPatterns(language)) {
    if (trigger && !trigger.test(text)) continue;
    for (const match of (onLower ? lower : text).matchAll(pattern)) {
      const inner = match[1];
      if (match[0].length === 0) continue;
      const start = inner === undefined ? match.index : match.index + match[0].lastIndexOf(inner);
      marks.push({ start, end: start + (inner ?? match[0]).length, type, level, reason });
    }
  }
  return marks;
}

const isYearOf = (mark: Mark, range: { start: number; end: number }): boolean =>
  mark.start >= range.start && mark.end <= range.end && ['year', 'digits', 'phone', 'identifier'].includes(mark.reason);

/** Findings with only a small word or a comma between them tell one thing: the gap belongs to the finding. */
function bridges(text: string, marks: readonly Mark[], bridge: RegExp): Mark[] {
  const sorted = [...marks].sort((a, b) => a.start - b.start);
  const found: Mark[] = [];
  let reach: Mark | undefined;
  for (const mark of sorted) {
    if (reach && mark.start > reach.end && bridge.test(text.slice(reach.end, mark.start))) {
      const level = reach.level === 'block' && mark.level === 'block' ? 'block' : 'review';
      found.push({ ...reach, start: reach.end, end: mark.start, level });
    }
    if (!reach || mark.end > reach.end) reach = mark;
  }
  return found;
}

function hiddenMarks({ source, hidden }: FoldedText): Mark[] {
  return hidden.map(({ start, end }) => {
    let from = start;
    let to = end;
    while (from > 0 && /[\p{L}\p{M}\p{N}\p{Cf}]/u.test(source.charAt(from - 1))) from -= 1;
    while (to < source.length && /[\p{L}\p{M}\p{N}\p{Cf}]/u.test(source.charAt(to))) to += 1;
    return { start: from, end: to, type: 'DISGUISE', level: 'block', reason: 'hidden-character' };
  });
}
