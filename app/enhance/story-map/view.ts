/** What the map shows: a part of the sheet in the sheet's own proportions, in units of the drawing. Pure. */
export interface View {
  x: number;
  y: number;
  width: number;
}

export interface Sheet {
  width: number;
  height: number;
}

export const wholeOf = ({ width }: Sheet): View => ({ x: 0, y: 0, width });

/** `x y width`, as the drawing tells it; null where it tells none. */
export function readView(told: string | undefined): View | null {
  const [x, y, width] = (told ?? '').split(' ').map(Number);
  return x !== undefined && y !== undefined && width !== undefined && Number.isFinite(x + y) && width > 0
    ? { x, y, width }
    : null;
}

export const viewBoxOf = ({ x, y, width }: View, sheet: Sheet): string =>
  [x, y, width, (width * sheet.height) / sheet.width].map((value) => value.toFixed(2)).join(' ');

/** Slow, faster, slow. */
export const eased = (t: number): number => (t < 0.5 ? 4 * t ** 3 : 1 - (-2 * t + 2) ** 3 / 2);

/**
 * Part of the way from one view to another. Each step comes closer by the same factor, and what lies still on both stays
 * still in between, so that the map is never seen to swing away.
 */
export function between(from: View, to: View, t: number): View {
  if (t <= 0) return from;
  if (t >= 1) return to;
  const width = from.width * (to.width / from.width) ** t;
  const same = Math.abs(to.width - from.width) < 0.01;
  const share = same ? t : (width - from.width) / (to.width - from.width);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, width };
}
