import type { GoldSpan } from './gold-scoring';

/** A text in which people marked what identifies: ⟦direct⟧ and ⟨quasi⟩. */
export interface MarkedText {
  text: string;
  gold: GoldSpan[];
}

const MARK = /⟦([^⟧]*)⟧|⟨([^⟩]*)⟩/gu;

function unmarked(paragraph: string): MarkedText {
  const gold: GoldSpan[] = [];
  let text = '';
  let end = 0;
  for (const match of paragraph.matchAll(MARK)) {
    text += paragraph.slice(end, match.index);
    const words = match[1] ?? match[2] ?? '';
    const risk = match[1] === undefined ? 'quasi' : 'direct';
    gold.push({ start: text.length, end: text.length + words.length, type: risk.toUpperCase(), risk });
    text += words;
    end = match.index + match[0].length;
  }
  return { text: text + paragraph.slice(end), gold };
}

/** Reads a corpus: paragraphs under `# marked`, then plain stories with nothing to find under `# clean`. */
export function readCorpus(source: string): { marked: MarkedText[]; clean: string[] } {
  const [, marked = '', clean = ''] = source.split(/^# (?:marked|clean)$/mu);
  const paragraphs = (part: string): string[] =>
    part
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.trim())
      .filter(Boolean);
  return { marked: paragraphs(marked).map(unmarked), clean: paragraphs(clean) };
}
