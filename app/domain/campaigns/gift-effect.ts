import { type Counted, countedIn } from './counted-units';

/** A line as a gift meets it. Amounts in minor units of one currency. */
export interface GiftLine {
  id: string;
  label: string;
  position: number;
  priority: number;
  goalMinor: bigint;
  missingMinor: bigint;
}

/** What of a gift goes to one line. */
export interface GiftPart {
  lineId: string;
  label: string;
  minor: bigint;
  /** Nothing is missing of the line after it. */
  completes: boolean;
  /** Whole ones of what the label counts that this part pays for; undefined where that is none. */
  counted: Counted | undefined;
  /** Of the line's cost, 0 to 1. */
  share: number;
}

/**
 * Where a gift goes, as the ledger divides it: the chosen line, or the lines by priority; what is left goes beyond the
 * need. `locale` is the language of the labels.
 */
export function giftParts(
  lines: readonly GiftLine[],
  amountMinor: bigint,
  { lineId = '', locale }: { lineId?: string | undefined; locale: string },
): { parts: GiftPart[]; beyondMinor: bigint } {
  let rest = amountMinor;
  const parts = inOrder(lines, lineId).flatMap((line) => {
    const minor = rest < line.missingMinor ? rest : line.missingMinor;
    if (minor <= 0n) return [];
    rest -= minor;
    return [partOf(line, minor, locale)];
  });
  return { parts, beyondMinor: rest };
}

/** Open lines in the order in which gifts reach them; the chosen one alone where it is open. */
export function inOrder<Line extends GiftLine>(lines: readonly Line[], lineId = ''): Line[] {
  const open = lines.filter(({ missingMinor }) => missingMinor > 0n);
  const chosen = open.filter(({ id }) => id === lineId);
  if (chosen.length > 0) return chosen;
  return open.sort((a, b) => a.priority - b.priority || a.position - b.position);
}

function partOf({ id, label, goalMinor, missingMinor }: GiftLine, minor: bigint, locale: string): GiftPart {
  const all = countedIn(label, locale);
  const count = all && goalMinor > 0n ? Number((minor * BigInt(all.count)) / goalMinor) : 0;
  return {
    lineId: id,
    label,
    minor,
    completes: minor >= missingMinor,
    counted: all && count > 0 ? { unit: all.unit, count } : undefined,
    share: goalMinor > 0n ? Number((minor * 10_000n) / goalMinor) / 10_000 : 0,
  };
}
