import {
  FUNCTION_WORDS, HONORIFICS, NAME_PARTICLES, SUBJECT_VERBS, wordSet,
} from './english/grammar-words';
import {
  HARMLESS_CAPITALS, INSTITUTION_WORDS, NAME_WORDS, WEEKDAY_AFTER, WEEKDAY_BEFORE, WEEKDAYS,
} from './english/institution-words';
import { KIN, RELIGION_WORDS } from './english/quasi-words';
import type { FindingLevel, FindingType, Mark, Reason } from './finding';
import { bareLetters } from './folded-text';
import type { Dictionary } from './language.server';
import { type Token, withoutPossessive } from './tokens';

type Verdict = 'harmless' | 'institution' | 'nationality' | 'belief' | 'area' | 'name';

const MONTH_NAME = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;
const ROMAN = /^[IVXLC]+$/;
const ORG_WORD =
  /^(?:school|hospital|clinic|church|mosque|temple|company|ltd|inc|sa|srl|gmbh|ngo|agency|manpower|bricks|textiles?|maquila|restaurant|hotel|bar|café|cafe|shop|stores?|traders?|works?|workshop|factory|foundation|association|union|university|college|academy|institute|preparatory|nursery|court|ministry|embassy|centre|center|house|casa|finca|iglesia|shelter|group|community|enterprises?|fisheries|press|travel|bank|market)$/;
const PLACE_BEFORE = /^(?:in|at|from|near|to|outside|around|through|via|towards?|off|beyond|into|leaving|reached|district|village|town|city|province|region|lake|mount|river)$/;
const KIN_WORD = new RegExp(`^${KIN}$`);
const LINKS = NAME_PARTICLES;
const NOT_BEFORE_PERSON = /^(?:in|of|from|to|the|last|this|next|by|since|until|a|an|every|each|during|for|through|across|between)$/;
/** Countries, beliefs and peoples that are given names too. */
const NAMES_TOO = wordSet(
  'jordan chad georgia israel kenya india china america africa asia holland guinea mali jersey trinidad dominica ireland cuba eritrea austria albania christian islam karen maya shan mon roma jain sami roman english french german welsh scot turk jew coptic sikh tamil zulu',
);
const SMALL_ORGANISATION = wordSet('school clinic church mosque temple community mission society centre center company club hotel college museum theatre library academy bank');
const PLACE_KIND = wordSet('city town village province state district region delta island islands road street avenue lane park gate hill hills river lake bay beach port market junction county valley coast');

/** Index after the longest area or nationality phrase that starts at a token, or the index itself. */
export function phraseEnd(tokens: readonly Token[], index: number, phrases: ReadonlyMap<string, string[][]>): number {
  const word = (at: number): string => bareLetters(withoutPossessive(tokens[at]?.lower ?? '')).replace(/'/g, '');
  for (const rest of phrases.get(word(index)) ?? []) {
    if (rest.every((part, offset) => word(index + 1 + offset) === part)) return index + 1 + rest.length;
  }
  return index;
}

interface Capitals {
  marks: Mark[];
  /** Folded words found as names within a sentence. */
  names: Set<string>;
}

/** Findings on capitalised words and runs of them, on the folded text. */
export function capitalMarks(tokens: readonly Token[], dictionary: Dictionary): Capitals {
  const marks: Mark[] = [];
  const names = new Set<string>();
  const covered = phraseCover(tokens, dictionary);
  let index = 0;
  while (index < tokens.length) {
    const token = tokens[index];
    if (!token?.capital || token.kind !== 'word') {
      index += 1;
      continue;
    }
    const end = runEnd(tokens, index);
    judgeRun(tokens, index, end, dictionary, covered, marks, names);
    index = end;
  }
  return { marks, names };
}

/** For each token of a country, area or nationality, which it is. */
function phraseCover(tokens: readonly Token[], dictionary: Dictionary): Map<number, Verdict> {
  const cover = new Map<number, Verdict>();
  tokens.forEach((token, index) => {
    if (!token.capital) return;
    for (const [phrases, verdict] of [[dictionary.areas, 'area'], [dictionary.demonyms, 'nationality']] as const) {
      let end = phraseEnd(tokens, index, phrases);
      if (end === index && verdict === 'nationality') {
        const plural = { ...token, lower: token.lower.replace(/s$/, '') };
        end = phraseEnd([plural], 0, phrases) === 1 ? index + 1 : index;
      }
      for (let at = index; at < end; at += 1) if (!cover.has(at)) cover.set(at, verdict);
    }
  });
  return cover;
}

/** A run goes on over capitals, numbers after capitals, and up to two particles between capitals. */
function runEnd(tokens: readonly Token[], start: number): number {
  let end = start + 1;
  while (end < tokens.length) {
    const next = tokens[end];
    if (!next || !joins(tokens[end - 1], next)) break;
    if (next.capital || next.kind === 'number' || next.gap === '-') {
      end += 1;
      continue;
    }
    const after = tokens[end + 1];
    const afterNext = tokens[end + 2];
    if (LINKS.has(next.lower) && after?.capital && joins(next, after)) end += 2;
    else if (LINKS.has(next.lower) && after && LINKS.has(after.lower) && afterNext?.capital && joins(next, after) && joins(after, afterNext)) end += 3;
    else break;
  }
  return end;
}

function joins(previous: Token | undefined, next: Token): boolean {
  if (next.position === 'start') return false;
  if (/^(?: |\n| \n|\n |-|-\n| ?& ?| ?\/ ?|\. ?| ["'(]|["'] )$/.test(next.gap)) return next.position === 'none' || /["'(]/.test(next.gap);
  return previous?.kind === 'number' && next.gap === '.';
}

function verdictOf(tokens: readonly Token[], index: number, dictionary: Dictionary, covered: Map<number, Verdict>, alone: boolean): Verdict {
  const token = tokens[index];
  if (!token) return 'harmless';
  const lower = withoutPossessive(token.lower);
  const cover = covered.get(index);
  const person = standsForPerson(tokens, index);
  if (cover) return person && NAMES_TOO.has(lower) ? 'name' : cover;
  if (token.kind === 'number' || HARMLESS_CAPITALS.has(lower) || /^i'(?:m|ve|d|ll)$/.test(token.lower)) return 'harmless';
  if (ROMAN.test(token.text) && token.text !== 'I') return 'institution';
  if (RELIGION_WORDS.has(lower)) return person && NAMES_TOO.has(lower) ? 'name' : 'belief';
  if (WEEKDAYS.has(lower)) return weekdayVerdict(tokens, index);
  if (MONTH_NAME.test(lower) && person) return 'name';
  if (MONTH_NAME.test(lower)) return alone ? 'harmless' : monthVerdict(tokens, index);
  if (token.position === 'start' || token.position === 'quote') return openingVerdict(tokens, index, dictionary);
  if (INSTITUTION_WORDS.has(lower)) return 'institution';
  if (token.shouted && shoutedLine(tokens, index) && dictionary.band(lower) && !NAME_WORDS.has(lower)) return 'institution';
  if (FUNCTION_WORDS.has(lower) && !alone) return 'harmless';
  return 'name';
}

function shoutedLine(tokens: readonly Token[], index: number): boolean {
  const near = tokens.slice(Math.max(0, index - 2), index + 3);
  return near.length > 1 && near.every((token) => token.shouted || token.text.length === 1 || token.kind === 'number');
}

function monthVerdict(tokens: readonly Token[], index: number): Verdict {
  const next = tokens[index + 1];
  const previous = tokens[index - 1];
  const beside = [next, previous].some((token) => token?.kind === 'number' || (token && WEEKDAYS.has(token.lower)));
  return beside || tokens[index]?.position !== 'none' ? 'harmless' : 'name';
}

function weekdayVerdict(tokens: readonly Token[], index: number): Verdict {
  const previous = tokens[index - 1];
  const next = tokens[index + 1];
  const token = tokens[index];
  if (next?.capital && joins(token, next) && !WEEKDAYS.has(next.lower)) return 'name';
  if (token?.text.endsWith('s') && !token.text.endsWith("'s") && /days$/.test(token.lower)) return 'harmless';
  if (previous && WEEKDAY_BEFORE.has(previous.lower) && token?.position === 'none') return 'harmless';
  if (next && (WEEKDAY_AFTER.has(next.lower) || next.kind === 'number') && /^,? $/.test(next.gap)) return 'harmless';
  return 'name';
}

/** A capital that the start of a sentence explains, unless the word is a name or the dictionary does not know it. */
function openingVerdict(tokens: readonly Token[], index: number, dictionary: Dictionary): Verdict {
  const token = tokens[index];
  if (!token) return 'harmless';
  const lower = withoutPossessive(token.lower);
  const next = tokens[index + 1];
  const joinsCapital = next?.capital === true && joins(token, next);
  if (FUNCTION_WORDS.has(token.lower) && !(NAME_WORDS.has(lower) && isVerb(next))) return 'harmless';
  const known = knownBand(token.lower, dictionary);
  if (!known) return 'name';
  if (INSTITUTION_WORDS.has(lower) || HONORIFICS.has(lower)) return 'institution';
  if (NAME_WORDS.has(lower)) return 'name';
  if (joinsCapital && next.lower !== 'i' && !next.shouted) return 'name';
  if (isShortQuotation(tokens, index)) return 'name';
  if (dictionary.isAlsoName(lower) && (isVerb(next) || token.lower.endsWith("'s") || next?.gap.startsWith(','))) return 'name';
  if (token.position === 'quote' && known === 'd') return 'name';
  return 'harmless';
}

/** A finite verb of the past or a common verb, right after a word: what a person's name is followed by. */
function isVerb(next: Token | undefined): boolean {
  return next !== undefined && next.gap === ' ' && (SUBJECT_VERBS.has(next.lower) || /^\p{Ll}{2,}ed$/u.test(next.text));
}

/** A quotation of a few words without a stop inside is a title or a nickname, not speech. */
function isShortQuotation(tokens: readonly Token[], index: number): boolean {
  if (!/["']$/.test(tokens[index]?.gap ?? '') || /[,:.!?]\s*["']$/.test(tokens[index]?.gap ?? '')) return false;
  const closing = tokens.slice(index + 1, index + 5).find((token) => token.gap !== ' ');
  return /^["']/.test(closing?.gap ?? '');
}

/** Signs that a word that is usually a place, a month or a belief names a person here. */
function standsForPerson(tokens: readonly Token[], index: number): boolean {
  const previous = tokens[index - 1];
  const token = tokens[index];
  if (!previous || !token) return isVerb(tokens[index + 1]);
  const titled = HONORIFICS.has(previous.lower) || KIN_WORD.test(previous.lower) || /^(?:named|called|nicknamed|alias)$/.test(previous.lower);
  return (titled && /^\.?,? $/.test(token.gap)) || (isVerb(tokens[index + 1]) && (token.position !== 'none' || (FUNCTION_WORDS.has(previous.lower) && !NOT_BEFORE_PERSON.test(previous.lower))));
}

/** The band of a word or of what is left of it without a possessive or accents. */
export function knownBand(lower: string, dictionary: Dictionary): ReturnType<Dictionary['band']> {
  return dictionary.band(lower) ?? dictionary.band(withoutPossessive(lower)) ?? dictionary.band(bareLetters(lower));
}

function judgeRun(
  tokens: readonly Token[], start: number, end: number, dictionary: Dictionary, covered: Map<number, Verdict>, marks: Mark[], names: Set<string>,
): void {
  const verdicts = new Map<number, Verdict>();
  for (let at = start; at < end; at += 1) {
    const token = tokens[at];
    if (token?.capital) verdicts.set(at, verdictOf(tokens, at, dictionary, covered, end - start === 1));
  }
  let from = start;
  while (from < end && verdicts.get(from) === 'harmless' && from < end - 1) from += 1;
  while (from < end && !tokens[from]?.capital && tokens[from]?.kind === 'word') from += 1;
  const inRun = [...verdicts].filter(([at]) => at >= from);
  const named = inRun.some(([, verdict]) => verdict === 'name') || honorificBefore(tokens, from) || namesTogether(tokens, inRun);
  if (named) {
    pushName(tokens, from, end, inRun, dictionary, marks, names);
    return;
  }
  for (const [at, verdict] of inRun) pushOrdinary(tokens, at, end, verdict, marks);
}

/** Words that are ordinary one by one and together name a town or a small organisation: "Benin City", "New Community School". */
function namesTogether(tokens: readonly Token[], inRun: ReadonlyArray<[number, Verdict]>): boolean {
  if (inRun.length < 2) return false;
  const lowers = inRun.map(([at]) => withoutPossessive(tokens[at]?.lower ?? ''));
  const area = inRun.some(([, verdict]) => verdict === 'area' || verdict === 'nationality');
  if (area && inRun.some(([, verdict], at) => verdict === 'institution' && PLACE_KIND.has(lowers[at] ?? ''))) return true;
  return lowers.some((lower) => SMALL_ORGANISATION.has(lower)) && inRun.every(([at], order) => order === 0 || /^(?: |-)$/.test(tokens[at]?.gap ?? ''));
}

const OFFICES = /^(?:president|justice|speaker|secretary|ambassador|minister|chairman|prosecutor|judge|registrar|prime|general|court)$/;

function honorificBefore(tokens: readonly Token[], at: number): boolean {
  const previous = tokens[at - 1];
  const token = tokens[at];
  if (!previous || !token || OFFICES.test(token.lower)) return false;
  if (INSTITUTION_WORDS.has(token.lower) && !/^(?:mr|mrs|ms|miss|mx|dr|prof|sir|mme|uncle|auntie|aunt)$/.test(previous.lower)) return false;
  return HONORIFICS.has(previous.lower) && /^\.? $/.test(token.gap) && previous.lower.length > 1 && previous.lower !== 'the' && token.lower !== 'i';
}

function pushName(
  tokens: readonly Token[], from: number, end: number, inRun: Array<[number, Verdict]>, dictionary: Dictionary, marks: Mark[], names: Set<string>,
): void {
  let last = end;
  while (last > from + 1 && tokens[last - 1]?.kind === 'word' && !tokens[last - 1]?.capital) last -= 1;
  const first = titleStart(tokens, from);
  const opening = tokens[first];
  const closing = tokens[last - 1];
  if (!opening || !closing) return;
  const { type, reason } = kindOfName(tokens, first, last, dictionary);
  const tail = /'s?$/.exec(closing.text)?.[0].length ?? 0;
  const area = areaAfter(tokens, last, dictionary);
  marks.push({ start: opening.start, end: area ?? closing.end - tail, type, level: 'block', reason });
  for (const [at, verdict] of inRun) {
    const token = tokens[at];
    if (token && (verdict === 'name' || verdict === 'belief') && token.text.length > 1) names.add(bareLetters(withoutPossessive(token.lower)));
  }
}

/** End of the country that a place name is followed by ("Xyz, Poland"): together they are one place. */
function areaAfter(tokens: readonly Token[], at: number, dictionary: Dictionary): number | undefined {
  if (tokens[at]?.gap !== ', ') return undefined;
  const end = phraseEnd(tokens, at, dictionary.areas);
  return end > at ? tokens[end - 1]?.end : undefined;
}

/** A house number or a lower-case title before a name belongs to it. */
function titleStart(tokens: readonly Token[], from: number): number {
  const previous = tokens[from - 1];
  const token = tokens[from];
  if (!previous || !token || token.position === 'start') return from;
  if (previous.kind === 'number' && /^ ?$/.test(token.gap) && !/^(?:1[89]|20)\d\d$/.test(previous.text)) return from - 1;
  return from;
}

function kindOfName(tokens: readonly Token[], first: number, end: number, dictionary: Dictionary): { type: FindingType; reason: Reason } {
  const run = tokens.slice(first, end);
  const before = tokens[first - 1]?.lower ?? '';
  if (run.some((token) => ORG_WORD.test(token.lower))) return { type: 'ORG', reason: 'capitals' };
  if (HONORIFICS.has(before) || HONORIFICS.has(run[0]?.lower ?? '') || KIN_WORD.test(before)) return { type: 'PERSON', reason: 'title' };
  if (PLACE_BEFORE.test(before)) return { type: 'PLACE', reason: 'capitals' };
  const allKnown = run.every((token) => token.kind === 'number' || knownBand(token.lower, dictionary));
  return { type: 'NAME', reason: allKnown ? 'name-word' : 'name' };
}

const ORDINARY: Partial<Record<Verdict, { type: FindingType; reason: Reason; level: FindingLevel }>> = {
  institution: { type: 'ORG', reason: 'institution', level: 'review' },
  nationality: { type: 'NATIONALITY', reason: 'nationality', level: 'review' },
  belief: { type: 'ETHNICITY_RELIGION', reason: 'belief', level: 'review' },
};

/** Institutions alone at the start of a sentence are ordinary words there. */
function pushOrdinary(tokens: readonly Token[], at: number, end: number, verdict: Verdict, marks: Mark[]): void {
  const kind = ORDINARY[verdict];
  const token = tokens[at];
  if (!kind || !token) return;
  const alone = !tokens[at + 1]?.capital || at + 1 >= end;
  if (verdict === 'institution' && token.position !== 'none' && alone) return;
  const noun = verdict === 'nationality' && NATIONALITY_NOUN.test(tokens[at + 1]?.text ?? '') ? tokens[at + 1] : undefined;
  marks.push({ start: token.start, end: noun?.end ?? token.end, ...kind });
}

const NATIONALITY_NOUN = /^(?:nationals?|citizens?|origin|descent|community|m[ae]n|wom[ae]n|company|border|embassy|consulate|minority|family)$/;
