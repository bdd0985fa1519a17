import bidiFactory from 'bidi-js';
import type { Doc } from './marks.server';
import { type Face, hasLetter } from './typefaces.server';

/**
 * Text in which Arabic stands, set line by line: the library shapes letters, and knows nothing of the order in which an
 * amount or an address stands within a sentence that runs from right to left.
 */

const bidi = bidiFactory();

/** Letters that run from right to left: with one of them in a text it is set here. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** Joins letters; naming any makes the library shape a run as a whole, not word by word. */
const FEATURES: PDFKit.Mixins.OpenTypeFeatures[] = [
  'ccmp',
  'init',
  'medi',
  'fina',
  'isol',
  'rlig',
  'calt',
  'liga',
  'mark',
  'mkmk',
  'kern',
];

export const LINE_HEIGHT = 1.62;
const BASELINE = 1.08;

export const isRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);

/** Letters of one face in the order of reading, to be drawn at once. */
interface Run {
  face: string;
  letters: string;
}

/** How a face is called where the letters are Arabic. */
const arabicOf = (face: Face): string =>
  face === 'bold' || face === 'serif' || face === 'noto-bold' ? 'naskh-bold' : 'naskh';

function faceOf(letter: string, face: Face): string {
  const chain = [face, `${face}-ext`, arabicOf(face), face === 'bold' ? 'noto-bold' : 'noto'];
  return chain.find((name) => hasLetter(name, letter)) ?? face;
}

/** The runs of a line from left to right, each in its own order of reading; a bracket faces the way its run goes. */
export function runsInView(line: string, face: Face, base: 'ltr' | 'rtl'): Run[] {
  const embedding = bidi.getEmbeddingLevels(line, base);
  const mirrored = bidi.getMirroredCharactersMap(line, embedding.levels);
  const runs: (Run & { isReversed: boolean })[] = [];
  for (const index of bidi.getReorderedIndices(line, embedding)) {
    const letter = mirrored.get(index) ?? line[index] ?? '';
    // Marks that steer the order have done so, and have no shape.
    if (/[\u200e\u200f\u061c\u2066-\u2069]/.test(letter)) continue;
    const isReversed = ((embedding.levels[index] ?? 0) & 1) === 1;
    const last = runs.at(-1);
    // Spaces and marks above a letter stay with their neighbours, so that the run is shaped as a whole.
    const own = /[\s\u064b-\u0655\u0670]/.test(letter) && last ? last.face : faceOf(letter, face);
    if (last && last.face === own && last.isReversed === isReversed) {
      last.letters = isReversed ? letter + last.letters : last.letters + letter;
    } else runs.push({ face: own, letters: letter, isReversed });
  }
  // The library turns a run round where it finds letters that run so; without any, this does it.
  return runs.map(({ face: own, letters, isReversed }) => ({
    face: own,
    letters: isReversed && !isRightToLeft(letters) ? [...letters].reverse().join('') : letters,
  }));
}

const featuresOf = ({ letters }: Run) => (isRightToLeft(letters) ? { features: FEATURES } : {});

function widthOf(doc: Doc, run: Run, size: number): number {
  return doc.font(run.face).fontSize(size).widthOfString(run.letters, featuresOf(run));
}

const lineWidth = (doc: Doc, line: string, { face, size, base }: Setting) =>
  runsInView(line, face, base).reduce((sum, run) => sum + widthOf(doc, run, size), 0);

export interface Setting {
  face: Face;
  size: number;
  width: number;
  base: 'ltr' | 'rtl';
}

/** The lines of a text, broken at spaces where the next word does not fit any more. */
export function linesOf(doc: Doc, text: string, setting: Setting): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && lineWidth(doc, longer, setting) > setting.width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** Draws lines one below the other, each at the side where its text begins, or at the one that is asked for. */
export function drawLines(
  doc: Doc,
  lines: readonly string[],
  at: { x: number; y: number; align?: 'left' | 'right' },
  setting: Setting,
): void {
  const align = at.align ?? (setting.base === 'rtl' ? 'right' : 'left');
  for (const [number, line] of lines.entries()) {
    const baseline = at.y + setting.size * (BASELINE + number * LINE_HEIGHT);
    let x = align === 'right' ? at.x + setting.width - lineWidth(doc, line, setting) : at.x;
    for (const run of runsInView(line, setting.face, setting.base)) {
      const width = widthOf(doc, run, setting.size);
      doc.text(run.letters, x, baseline, { lineBreak: false, baseline: 'alphabetic', ...featuresOf(run) });
      x += width;
    }
  }
}
