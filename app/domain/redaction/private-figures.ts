import { type Stretch, widthOf } from './private-names';
import { plainOf, type View } from './private-views';

/** Figures of a number that are enough to call it or to look it up. */
const TELLING_DIGITS = 6;

/**
 * Where six figures in a row of a telephone number or identifier stand, whatever separates them (all of a shorter
 * one); the view is of a text with numbers in figures.
 */
export function findDigits(view: View, value: string): Stretch[] {
  const digits = plainOf(value).replace(/\D/g, '');
  if (digits.length < 5) return [];
  const size = Math.min(TELLING_DIGITS, digits.length);
  const cores = new Set<string>();
  for (let at = 0; at + size <= digits.length; at += 1) {
    const core = digits.slice(at, at + size);
    if (new Set(core).size > 1) cores.add(core);
  }
  return digitRuns(view).flatMap((run) => coveredBy(run, cores, size));
}

/** Where exactly these figures stand one after the other, whatever separates them. */
export const findDigitRow = (view: View, rows: readonly string[]): Stretch[] =>
  digitRuns(view)
    .filter(({ digits }) => rows.some((row) => digits.includes(row)))
    .map(({ starts, ends }) => ({ start: starts[0] ?? 0, end: ends[ends.length - 1] ?? 0 }));

function coveredBy(run: DigitRun, cores: ReadonlySet<string>, size: number): Stretch[] {
  for (let at = 0; at + size <= run.digits.length; at += 1) {
    if (cores.has(run.digits.slice(at, at + size)))
      return [{ start: run.starts[0] ?? 0, end: run.ends[run.ends.length - 1] ?? 0 }];
  }
  return [];
}

interface DigitRun {
  digits: string;
  starts: number[];
  ends: number[];
}

/** Rows of digits with at most four other signs, and no letters, between them. */
function digitRuns(view: View): DigitRun[] {
  const runs: DigitRun[] = [];
  let run: DigitRun | undefined;
  for (let index = 0; index < view.characters.length; index += 1) {
    const character = view.characters[index] ?? '';
    if (!/\d/.test(character)) {
      run = undefined;
      continue;
    }
    if (!run || widthOf(view.separators[index] ?? '') > 4) {
      run = { digits: '', starts: [], ends: [] };
      runs.push(run);
    }
    run.digits += character;
    run.starts.push(view.starts[index] ?? 0);
    run.ends.push(view.ends[index] ?? 0);
  }
  return runs;
}

/** Where an identifier of letters and digits stands, whatever separates its signs. */
export function findIdentifier(view: View, value: string): Stretch[] {
  const letters = plainOf(value);
  if (letters.length < 4) return [];
  const found: Stretch[] = [];
  for (let at = view.characters.indexOf(letters); at !== -1; at = view.characters.indexOf(letters, at + 1)) {
    const inner = view.separators.slice(at + 1, at + letters.length);
    if (inner.every((separator) => widthOf(separator) <= 4))
      found.push({ start: view.starts[at] ?? 0, end: view.ends[at + letters.length - 1] ?? 0 });
  }
  return found;
}
