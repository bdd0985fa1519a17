import { readFileSync } from 'node:fs';
import path from 'node:path';
import { create, type Font } from 'fontkit';

const FOLDER = path.join(process.cwd(), 'app/platform/pdf/fonts');
const files = [
  'sans',
  'bold',
  'serif',
  'sans-ext',
  'bold-ext',
  'serif-ext',
  'noto',
  'noto-bold',
  'naskh',
  'naskh-bold',
] as const;

/** `noto` draws Vietnamese and Cyrillic whole, `naskh` Arabic (right-to-left.server.ts); the others are the house's own. */
export type Face = 'sans' | 'bold' | 'serif' | 'noto' | 'noto-bold';

let covered: Map<string, Font> | undefined;

/** Which letters a face has: what it lacks is set in its extension. */
export function hasLetter(face: string, letter: string): boolean {
  covered ??= new Map(
    files.map((name) => [name, create(readFileSync(path.join(FOLDER, `${name}.ttf`))) as Font] as const),
  );
  return covered.get(face)?.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) ?? false;
}

export function registerFaces(doc: { registerFont(name: string, file: string): unknown }): void {
  for (const name of files) doc.registerFont(name, path.join(FOLDER, `${name}.ttf`));
}

/** Runs of letters that one file has; what no file has is written as a question mark. */
export function runsOf(text: string, face: Face): { face: string; letters: string }[] {
  const chain = [face, `${face}-ext`, face === 'bold' ? 'noto-bold' : 'noto'];
  const runs: { face: string; letters: string }[] = [];
  for (const letter of text) {
    const found = chain.find((name) => hasLetter(name, letter));
    const run = runs.at(-1);
    if (run && run.face === (found ?? face)) run.letters += found ? letter : '?';
    else runs.push({ face: found ?? face, letters: found ? letter : '?' });
  }
  return runs.length > 0 ? runs : [{ face, letters: '' }];
}
