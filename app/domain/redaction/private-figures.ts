import type { Stretch } from './private-names';
import { plainOf, viewOf } from './private-views';

/** Where the digits of a telephone number or identifier stand, whatever separates them; `text` has numbers in figures. */
export function findDigits(text: string, value: string): Stretch[] {
  const digits = plainOf(value).replace(/\D/g, '');
  if (digits.length < 5) return [];
  const core = digits.length > 9 ? digits.slice(-8) : digits.length > 7 ? digits.slice(-7) : digits;
  const found: Stretch[] = [];
  for (const run of digitRuns(text)) {
    if (run.digits.includes(core)) found.push({ start: run.starts[0] ?? 0, end: run.ends[run.ends.length - 1] ?? 0 });
  }
  return found;
}

interface DigitRun {
  digits: string;
  starts: number[];
  ends: number[];
}

/** Rows of digits with at most four other signs, and no letters, between them. */
function digitRuns(text: string): DigitRun[] {
  const view = viewOf(text);
  const runs: DigitRun[] = [];
  let run: DigitRun | undefined;
  for (let index = 0; index < view.characters.length; index += 1) {
    const character = view.characters[index] ?? '';
    if (!/\d/.test(character)) {
      run = undefined;
      continue;
    }
    if (!run || (view.separators[index] ?? '').length > 4) {
      run = { digits: '', starts: [], ends: [] };
      runs.push(run);
    }
    run.digits += character;
    run.starts.push(view.starts[index] ?? 0);
    run.ends.push(view.ends[index] ?? 0);
  }
  return runs;
}

/** Where an identifier of letters and digits stands, whatever separates its signs; `text` has numbers in figures. */
export function findIdentifier(text: string, value: string): Stretch[] {
  const letters = plainOf(value);
  if (letters.length < 4) return [];
  const view = viewOf(text);
  const found: Stretch[] = [];
  for (let at = view.characters.indexOf(letters); at !== -1; at = view.characters.indexOf(letters, at + 1)) {
    const inner = view.separators.slice(at + 1, at + letters.length);
    if (inner.every((separator) => separator.length <= 4))
      found.push({ start: view.starts[at] ?? 0, end: view.ends[at + letters.length - 1] ?? 0 });
  }
  return found;
}

/** Where the coordinate `value` (decimal degrees) stands at one decimal or more, cut or rounded, or in degrees and minutes. */
export function findCoordinate(text: string, value: string): Stretch[] {
  const degrees = Math.abs(Number(value));
  const found: Stretch[] = [];
  for (const match of text.matchAll(/\d{1,3} ?(?:[.,·]| point ) ?\d{1,8}/giu)) {
    const [whole = '', decimals = ''] = match[0]
      .replace(/ point /i, '.')
      .split(/[.,·]/)
      .map((part) => part.trim());
    const written = Number(`${whole}.${decimals}`);
    const scale = 10 ** decimals.length;
    const same =
      Math.trunc(degrees * scale + 1e-6) / scale === written || Math.round(degrees * scale) / scale === written;
    const padded = Math.abs(degrees - written) < 1e-6;
    if (same || padded) found.push({ start: match.index, end: match.index + match[0].length });
  }
  for (const match of text.matchAll(/(\d{1,3}) ?[°º] ?(\d{1,2})? ?['′’]? ?(?:(\d{1,2}(?:\.\d+)?) ?["″”])?/gu)) {
    const written = Number(match[1]) + Number(match[2] ?? 0) / 60 + Number(match[3] ?? 0) / 3600;
    if (match[2] && Math.abs(written - degrees) < 0.02)
      found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}
