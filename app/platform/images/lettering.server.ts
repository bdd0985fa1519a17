import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { create, type Font } from 'fontkit';
import { environment } from '../env/index.server';

const FOLDER = path.resolve('app/platform/images/fonts');

/** What a line of a picture is set in; the others follow for letters that the first ones lack. */
export type Lettering = 'serif' | 'sans';

const others = ['naskh', 'noto', 'devanagari', 'bengali', 'khmer', 'myanmar', 'thai'];
const files: Record<Lettering, readonly string[]> = {
  serif: ['serif', 'serif-ext', 'serif-vi', ...others],
  sans: ['sans', 'sans-ext', ...others],
};

const opened = new Map<string, Font>();

function fontOf(name: string): Font {
  const font = opened.get(name) ?? (create(readFileSync(path.join(FOLDER, `${name}.ttf`))) as Font);
  opened.set(name, font);
  return font;
}

const families: Partial<Record<Lettering, string>> = {};

/** The families by the names that their files bear, for `font-family`. */
export function familiesOf(lettering: Lettering): string {
  families[lettering] ??= [...new Set(files[lettering].map((name) => fontOf(name).familyName))]
    .map((name) => `'${name}'`)
    .join(',');
  return families[lettering] ?? '';
}

const fileFor = (letter: string, lettering: Lettering): string | undefined =>
  files[lettering].find((name) => fontOf(name).hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));

/** Whether every letter can be drawn: what cannot is left out rather than shown as boxes. */
export const canLetter = (text: string, lettering: Lettering = 'sans'): boolean =>
  [...text].every((letter) => fileFor(letter, lettering) !== undefined);

/** How wide a line will be, in pixels. */
export function widthOf(text: string, sizePx: number, lettering: Lettering): number {
  const runs: { name: string; letters: string }[] = [];
  for (const letter of text) {
    const name = fileFor(letter, lettering) ?? 'sans';
    const run = runs.at(-1);
    if (run?.name === name) run.letters += letter;
    else runs.push({ name, letters: letter });
  }
  return runs.reduce((sum, { name, letters }) => {
    const font = fontOf(name);
    return sum + (font.layout(letters).advanceWidth / font.unitsPerEm) * sizePx;
  }, 0);
}

export interface FittedText {
  sizePx: number;
  lines: string[];
}

interface Room {
  widthPx: number;
  lines: number;
  /** Sizes to try, the largest first. */
  sizesPx: readonly number[];
  lettering: Lettering;
}

/** A text broken into lines that fit, at the largest size at which it does; at the smallest it is cut short. */
export function fitted(text: string, { widthPx, lines, sizesPx, lettering }: Room): FittedText {
  for (const sizePx of sizesPx) {
    const broken = brokenInto(text, widthPx, sizePx, lettering);
    if (broken.length <= lines && broken.every((line) => widthOf(line, sizePx, lettering) <= widthPx))
      return { sizePx, lines: broken };
  }
  const sizePx = sizesPx.at(-1) ?? 24;
  const broken = brokenInto(text, widthPx, sizePx, lettering);
  const kept = broken.slice(0, lines);
  const last = broken.length > lines ? `${kept.pop() ?? ''} …` : (kept.pop() ?? '');
  return { sizePx, lines: [...kept, cutTo(last, widthPx, sizePx, lettering)] };
}

function brokenInto(text: string, widthPx: number, sizePx: number, lettering: Lettering): string[] {
  const lines: string[] = [];
  // Breaks at spaces only, never at one that holds a figure and its unit together.
  for (const word of text.split(' ').filter(Boolean)) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line !== undefined && widthOf(longer, sizePx, lettering) <= widthPx) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function cutTo(line: string, widthPx: number, sizePx: number, lettering: Lettering): string {
  let letters = [...line];
  while (letters.length > 1 && widthOf(letters.join(''), sizePx, lettering) > widthPx) {
    letters = [...letters.slice(0, -2), '…'];
  }
  return letters.join('');
}

let isReady = false;

/** Tells the drawing library where our letters are, and that there are no others. Before anything is drawn. */
export function readyLettering(): void {
  if (isReady) return;
  const folder = path.resolve(environment().DATA_DIR, 'lettering');
  mkdirSync(folder, { recursive: true });
  const settings = path.join(folder, 'fonts.conf');
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  writeFileSync(
    settings,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${escaped(FOLDER)}</dir><cachedir>${escaped(folder)}</cachedir></fontconfig>`,
  );
  process.env.FONTCONFIG_FILE = settings;
  isReady = true;
}
