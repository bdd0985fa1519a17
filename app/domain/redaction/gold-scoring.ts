import type { Finding } from './finding';

/** A stretch that people marked in a text. */
export interface GoldSpan {
  start: number;
  end: number;
  type: string;
  risk: string;
}

const SLACK =
  /^(?:mr|mrs|ms|miss|dr|prof|sir|don|the|an?|of|on|in|at|from|with|years?|yrs?|old|age|aged|in|and|months?|month|case|no|article|her|his|their|s|el|la|los|las|le|les|l|una?|une)$/i;

/** Start and end of each word or number of a stretch. */
function words(text: string, start: number, end: number): Array<{ start: number; end: number; text: string }> {
  return [...text.slice(start, end).matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    text: match[0],
  }));
}

const isWithin = (word: { start: number; end: number }, findings: readonly Finding[]): boolean =>
  findings.some((finding) => finding.start <= word.start && finding.end >= word.end);

/**
 * True if findings cover a gold stretch: every word of it, except one at each edge that is an honorific, article or
 * unit (or, for quasi-identifiers of three words or more, any one word at each edge).
 */
export function isCovered(text: string, gold: GoldSpan, findings: readonly Finding[]): boolean {
  const parts = words(text, gold.start, gold.end);
  return parts.every((word, index) => {
    if (isWithin(word, findings)) return true;
    const edge = index === 0 || index === parts.length - 1;
    return edge && parts.length > 1 && (SLACK.test(word.text) || (gold.risk !== 'direct' && parts.length > 2));
  });
}

/** Words outside all gold stretches, and how many of them lie in findings. */
export function otherWords(
  text: string,
  gold: readonly GoldSpan[],
  findings: readonly Finding[],
): { total: number; flagged: number; examples: string[] } {
  const others = words(text, 0, text.length).filter(
    (word) => !gold.some((span) => span.start < word.end && span.end > word.start),
  );
  const flagged = others.filter((word) => isWithin(word, findings));
  return { total: others.length, flagged: flagged.length, examples: flagged.map((word) => word.text) };
}
