import { around, type Occupied } from './labels';
import { nearestTurn, type Point, project, type Sheet } from './mercator';

/** What the map shows while one chapter is read: a part of the sheet, in its own proportions. */
export interface View {
  x: number;
  y: number;
  width: number;
}

/** No chapter comes closer than this: beyond it the drawing would show how coarse it is. */
const CLOSER_MAX = 2.4;
const MARGIN = 36;
/** A view that shows nearly everything shows everything. */
const WHOLE_FROM = 0.84;

type Size = Pick<Sheet, 'width' | 'height'>;
export const wholeView = ({ width }: Size): View => ({ x: 0, y: 0, width });

const within = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));
const short = (value: number): number => Math.round(value * 10) / 10;

/** The closest view that holds all boxes as far as the sheet shows them, and never leaves the sheet. */
export function viewAround(boxes: readonly Occupied[], size: Size): View {
  const { width, height } = size;
  const left = within(Math.min(...boxes.map((box) => box.left)) - MARGIN, 0, width);
  const right = within(Math.max(...boxes.map((box) => box.right)) + MARGIN, 0, width);
  const top = within(Math.min(...boxes.map((box) => box.top)) - MARGIN, 0, height);
  const bottom = within(Math.max(...boxes.map((box) => box.bottom)) + MARGIN, 0, height);
  const wide = Math.max(right - left, ((bottom - top) * width) / height, width / CLOSER_MAX);
  if (wide >= width * WHOLE_FROM) return wholeView(size);
  const high = (wide * height) / width;
  return {
    x: short(within((left + right - wide) / 2, 0, width - wide)),
    y: short(within((top + bottom - high) / 2, 0, height - high)),
    width: short(wide),
  };
}

/** The whole of an area on the sheet, from its own bounding box. */
export function boxOnSheet(
  sheet: Sheet,
  [west, south, east, north]: readonly [number, number, number, number],
): Occupied {
  const middle = (west + east) / 2;
  const turn = nearestTurn(middle, sheet.center[0]) - middle;
  const [left, top] = project(sheet, [west + turn, north]);
  const [right, bottom] = project(sheet, [east + turn, south]);
  return { left, top, right, bottom };
}

/** What a chapter looks at: its whole area, and the leg that leads to it with the names at both its ends. */
export function chapterView(
  sheet: Sheet,
  area: Occupied,
  labels: readonly Occupied[],
  leg: readonly Point[],
  reach: number,
): View {
  return viewAround([area, ...labels, ...leg.map((point) => around(point, reach))], sheet);
}
