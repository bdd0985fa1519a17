import { joins, knownBand, phraseCover, phraseEnd, type Verdict, verdictOf } from './capital-verdicts';
import type { FindingLevel, FindingType, Mark, Reason } from './finding';
import { bareLetters } from './folded-text';
import type { CapitalWords, Language } from './language';
import { type Token, withoutPossessive } from './tokens';

interface Capitals {
  marks: Mark[];
  /** Folded words found as names within a sentence. */
  names: Set<string>;
}

/** Findings on capitalised words and runs of them, on the folded text. */
export function capitalMarks(tokens: readonly Token[], language: Language): Capitals {
  const marks: Mark[] = [];
  const names = new Set<string>();
  const covered = phraseCover(tokens, language);
  let index = 0;
  while (index < tokens.length) {
    const token = tokens[index];
    if (!token?.capital || token.kind !== 'word') {
      index += 1;
      continue;
    }
    const end = runEnd(tokens, index, language.capitals.particles);
    judgeRun(tokens, index, end, language, covered, marks, names);
    index = end;
  }
  return { marks, names };
}

/** A run goes on over capitals, numbers after capitals, and up to two particles between capitals. */
function runEnd(tokens: readonly Token[], start: number, links: ReadonlySet<string>): number {
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
    if (links.has(next.lower) && after?.capital && joins(next, after)) end += 2;
    else if (
      links.has(next.lower) &&
      after &&
      links.has(after.lower) &&
      afterNext?.capital &&
      joins(next, after) &&
      joins(after, afterNext)
    )
      end += 3;
    else break;
  }
  return end;
}

function judgeRun(
  tokens: readonly Token[],
  start: number,
  end: number,
  language: Language,
  covered: Map<number, Verdict>,
  marks: Mark[],
  names: Set<string>,
): void {
  const verdicts = new Map<number, Verdict>();
  for (let at = start; at < end; at += 1) {
    const token = tokens[at];
    if (token?.capital) verdicts.set(at, verdictOf(tokens, at, language, covered, end - start === 1));
  }
  let from = start;
  while (verdicts.get(from) === 'harmless' && from < end - 1 && tokens[from]?.position !== 'none') from += 1;
  while (from < end && !tokens[from]?.capital && tokens[from]?.kind === 'word') from += 1;
  const inRun = [...verdicts].filter(([at]) => at >= from);
  const named =
    inRun.some(([, verdict]) => verdict === 'name') ||
    honorificBefore(tokens, from, language) ||
    namesTogether(tokens, inRun, language);
  if (named) {
    pushName(tokens, from, end, inRun, language, marks, names);
    return;
  }
  for (const [at, verdict] of inRun) pushOrdinary(tokens, at, end, verdict, language, marks);
}

/** "Via Roma 12": a people or country with a number, or with a small word in capitals before it, is a name. */
function hasNumberOrArticle(tokens: readonly Token[], inRun: ReadonlyArray<[number, Verdict]>): boolean {
  return inRun.some(([at, verdict]) => {
    if (verdict !== 'belief' && verdict !== 'area' && verdict !== 'nationality') return false;
    const before = inRun.find(([other]) => other === at - 1);
    const next = tokens[at + 1];
    const numbered = next?.kind === 'number' && next.gap === ' ' && !/^(?:1[89]|20)\d\d$/.test(next.text);
    return numbered || (before?.[1] === 'harmless' && tokens[at - 1]?.position === 'none');
  });
}

/** Words that are ordinary one by one and together name a town or a small organisation: "Benin City", "New Community School". */
function namesTogether(
  tokens: readonly Token[],
  inRun: ReadonlyArray<[number, Verdict]>,
  { capitals }: Language,
): boolean {
  if (hasNumberOrArticle(tokens, inRun)) return true;
  if (inRun.length < 2) return false;
  const lowers = inRun.map(([at]) => withoutPossessive(tokens[at]?.lower ?? ''));
  const area = inRun.some(([, verdict]) => verdict === 'area' || verdict === 'nationality');
  if (area && inRun.some(([, verdict], at) => verdict === 'institution' && capitals.placeKinds.has(lowers[at] ?? '')))
    return true;
  return (
    lowers.some((lower) => capitals.smallOrganisations.has(lower)) &&
    inRun.every(([at], order) => order === 0 || /^(?: |-)$/.test(tokens[at]?.gap ?? ''))
  );
}

function honorificBefore(tokens: readonly Token[], at: number, { capitals, abbreviations }: Language): boolean {
  const previous = tokens[at - 1];
  const token = tokens[at];
  if (!previous || !token || capitals.offices.test(token.lower)) return false;
  if (capitals.institutions.has(token.lower) && !capitals.plainTitles.test(previous.lower)) return false;
  return (
    capitals.honorifics.has(previous.lower) &&
    // "Mr. Lim", but not "with his brother. They": only the stop of an abbreviation leads on to a name.
    (token.gap === ' ' || (token.gap === '. ' && abbreviations.has(previous.lower))) &&
    previous.lower.length > 1 &&
    previous.lower !== 'the' &&
    token.lower !== 'i'
  );
}

function pushName(
  tokens: readonly Token[],
  from: number,
  end: number,
  inRun: Array<[number, Verdict]>,
  language: Language,
  marks: Mark[],
  names: Set<string>,
): void {
  let last = end;
  while (last > from + 1 && tokens[last - 1]?.kind === 'word' && !tokens[last - 1]?.capital) last -= 1;
  const first = titleStart(tokens, from, language.capitals);
  const opening = tokens[first];
  const closing = tokens[last - 1];
  if (!opening || !closing) return;
  const { type, reason } = kindOfName(tokens, first, last, language);
  const tail = /'s?$/.exec(closing.text)?.[0].length ?? 0;
  const area = areaAfter(tokens, last, language);
  const place = tokens[last];
  const kind = place?.gap === ' ' && language.capitals.placeAfter.test(place.text) ? place.end : undefined;
  marks.push({ start: opening.start, end: area ?? kind ?? closing.end - tail, type, level: 'block', reason });
  for (const [at, verdict] of inRun) {
    const token = tokens[at];
    if (token && (verdict === 'name' || verdict === 'belief') && token.text.length > 1)
      names.add(bareLetters(withoutPossessive(token.lower)));
  }
}

/** End of the country that a place name is followed by ("Xyz, Poland"): together they are one place. */
function areaAfter(tokens: readonly Token[], at: number, language: Language): number | undefined {
  if (tokens[at]?.gap !== ', ') return undefined;
  const end = phraseEnd(tokens, at, language.dictionary.areas, language);
  return end > at ? tokens[end - 1]?.end : undefined;
}

/** A house number, a lower-case title or an article before a name belongs to it. */
function titleStart(tokens: readonly Token[], from: number, capitals: CapitalWords): number {
  const { titlesBelong, honorifics, articles } = capitals;
  const previous = tokens[from - 1];
  const token = tokens[from];
  if (!previous || !token || token.position === 'start') return from;
  const isTitle = titlesBelong && honorifics.has(previous.lower) && /^\.? $/.test(token.gap);
  if (isTitle && articles.has(tokens[from - 2]?.lower ?? '') && previous.gap === ' ') return from - 2;
  if (isNounOfName(tokens, from - 1, capitals) && token.gap === ' ') return from - 1;
  if (isTitle || (articles.has(previous.lower) && /^ ?$/.test(token.gap))) return from - 1;
  if (previous.kind === 'number' && /^ ?$/.test(token.gap) && !/^(?:1[89]|20)\d\d$/.test(previous.text))
    return from - 1;
  return from;
}

/** "la droguería El Pilar", "al grifo Primax": a noun that has an article, right before a name. */
function isNounOfName(
  tokens: readonly Token[],
  at: number,
  { determiners, functionWords, verbs }: CapitalWords,
): boolean {
  const [before, noun] = [tokens[at - 1], tokens[at]];
  if (!before || noun?.kind !== 'word' || noun.capital || !/^ ?$/.test(noun.gap)) return false;
  const { lower } = noun;
  return determiners.has(before.lower) && !functionWords.has(lower) && !verbs.has(lower);
}

function kindOfName(
  tokens: readonly Token[],
  first: number,
  end: number,
  language: Language,
): { type: FindingType; reason: Reason } {
  const { capitals } = language;
  const run = tokens.slice(first, end);
  const before = tokens[first - 1]?.lower ?? '';
  if (run.some((token) => capitals.organisation.test(token.lower))) return { type: 'ORG', reason: 'capitals' };
  if (capitals.honorifics.has(before) || capitals.honorifics.has(run[0]?.lower ?? '') || capitals.kin.test(before))
    return { type: 'PERSON', reason: 'title' };
  if (capitals.placeBefore.test(before)) return { type: 'PLACE', reason: 'capitals' };
  const allKnown = run.every((token) => token.kind === 'number' || knownBand(token.lower, language));
  return { type: 'NAME', reason: allKnown ? 'name-word' : 'name' };
}

const ORDINARY: Partial<Record<Verdict, { type: FindingType; reason: Reason; level: FindingLevel }>> = {
  institution: { type: 'ORG', reason: 'institution', level: 'review' },
  nationality: { type: 'NATIONALITY', reason: 'nationality', level: 'review' },
  belief: { type: 'ETHNICITY_RELIGION', reason: 'belief', level: 'review' },
};

/** Institutions alone at the start of a sentence are ordinary words there. */
function pushOrdinary(
  tokens: readonly Token[],
  at: number,
  end: number,
  verdict: Verdict,
  { capitals }: Language,
  marks: Mark[],
): void {
  const kind = ORDINARY[verdict];
  const token = tokens[at];
  if (!kind || !token) return;
  const alone = !tokens[at + 1]?.capital || at + 1 >= end;
  if (verdict === 'institution' && token.position !== 'none' && alone) return;
  const noun =
    verdict === 'nationality' && capitals.nationalityNoun.test(tokens[at + 1]?.text ?? '') ? tokens[at + 1] : undefined;
  marks.push({ start: token.start, end: noun?.end ?? token.end, ...kind });
}
