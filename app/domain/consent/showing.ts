import { z } from 'zod';

/**
 * One thing that a page tells, as one line of its parts, and the lines that would tell less of the same. The database
 * writes the same lines from the page itself (`private.told_by`).
 */
export interface ToldFact {
  line: string;
  coarser: readonly string[];
}

export const factKinds = ['locale', 'title', 'story', 'form', 'age', 'line', 'stop', 'translation'] as const;
export type FactKind = (typeof factKinds)[number];

/** Stands between the parts of a line: no text of a page holds it. */
const SEPARATOR = '\u001f';

export const factLine = (kind: FactKind, ...parts: readonly (string | null)[]): string =>
  [kind, ...parts.map((part) => part ?? '')].join(SEPARATOR);

const kindOf = (line: string): FactKind => {
  const kind = factKinds.find((one) => one === line.slice(0, line.indexOf(SEPARATOR)));
  if (kind === undefined) throw new RangeError('This is no line of a page.');
  return kind;
};

/** Every line that may be told to whom these facts were shown. */
export const permittedLines = (shown: readonly ToldFact[]): string[] => [
  ...new Set(shown.flatMap(({ line, coarser }) => [line, ...coarser])),
];

/**
 * The kinds of facts that are told now and that the person did not see: neither as they are nor finer. Telling less is
 * fine; telling stops in another order is not.
 */
export function notShown(shown: readonly ToldFact[], told: readonly ToldFact[]): FactKind[] {
  const permitted = new Set(permittedLines(shown));
  const strange = told.filter(({ line }) => !permitted.has(line)).map(({ line }) => kindOf(line));
  const inOrder = isWithin(stopsOf(shown), stopsOf(told));
  return factKinds.filter((kind) => strange.includes(kind) || (kind === 'stop' && !inOrder));
}

const stopsOf = (facts: readonly ToldFact[]) => facts.filter(({ line }) => kindOf(line) === 'stop');

/** Whether each told stop can be found among the shown ones, one after the other. */
function isWithin(shown: readonly ToldFact[], told: readonly ToldFact[]): boolean {
  let next = 0;
  for (const { line } of told) {
    const found = shown.findIndex((stop, at) => at >= next && (stop.line === line || stop.coarser.includes(line)));
    if (found < 0) return false;
    next = found + 1;
  }
  return true;
}

export const showingWays = ['read_aloud', 'paper', 'screen', 'pictures'] as const;
export type ShowingWay = (typeof showingWays)[number];

export const newShowingSchema = z.object({
  shownOn: z.iso.date('Write the date as year-month-day, for example 2026-11-21.'),
  way: z.enum(showingWays),
  /** Who read or showed it, with the interpreter. */
  shownBy: z.string().trim().min(1, 'Say who showed it.').max(200),
  agreed: z.boolean(),
  /** What the person said about it. */
  notes: z.string().trim().max(2000).default(''),
});
export type NewShowing = z.infer<typeof newShowingSchema>;

export const showingContentSchema = z.object({
  facts: z.array(z.object({ line: z.string(), coarser: z.array(z.string()) })),
  saltHex: z.string().regex(/^[0-9a-f]{64}$/),
  shownBy: z.string(),
  notes: z.string(),
});
