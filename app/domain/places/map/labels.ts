import type { Point } from './mercator';

/** Where names go: beside their stop, clear of lines, markers and one another. */

export interface Label {
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

export interface Occupied {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Lettering {
  /** Height of a line and mean width of a letter, in units of the sheet at the smallest size a map is shown. */
  height: number;
  letter: number;
}

export const STOP_LETTERING: Lettering = { height: 27, letter: 16.5 };
export const COUNTRY_LETTERING: Lettering = { height: 23, letter: 14.5 };
export const SMALL_COUNTRY_LETTERING: Lettering = { height: 13, letter: 8.4 };

export const around = ([x, y]: Point, reach: number): Occupied => ({
  left: x - reach,
  top: y - reach,
  right: x + reach,
  bottom: y + reach,
});

const overlap = (a: Occupied, b: Occupied): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

export function boxOfLabel({ text, x, y, anchor }: Label, { height, letter }: Lettering): Occupied {
  const width = text.length * letter;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, top: y - height / 2, right: left + width, bottom: y + height / 2 };
}

interface Field {
  width: number;
  height: number;
  occupied: readonly Occupied[];
}

const outside = (box: Occupied, { width, height }: Field): number =>
  Math.max(0, 10 - box.left) +
  Math.max(0, box.right - width + 10) +
  Math.max(0, 8 - box.top) +
  Math.max(0, box.bottom - height + 8);

function cost(box: Occupied, field: Field): number {
  return outside(box, field) * 400 + field.occupied.reduce((sum, other) => sum + overlap(box, other), 0);
}

/** The best of the places around a marker. Always gives one: a stop is never left without its name. */
export function besideMarker(text: string, [x, y]: Point, reach: number, lettering: Lettering, field: Field): Label {
  const gap = reach + 7;
  const row = reach + lettering.height / 2 + 3;
  const candidates: Label[] = [
    { text, x: x + gap, y, anchor: 'start' },
    { text, x: x - gap, y, anchor: 'end' },
    { text, x, y: y - row, anchor: 'middle' },
    { text, x, y: y + row, anchor: 'middle' },
    { text, x: x + reach * 0.7, y: y - row * 0.85, anchor: 'start' },
    { text, x: x + reach * 0.7, y: y + row * 0.85, anchor: 'start' },
    { text, x: x - reach * 0.7, y: y - row * 0.85, anchor: 'end' },
    { text, x: x - reach * 0.7, y: y + row * 0.85, anchor: 'end' },
  ];
  const costs = candidates.map((label, order) => cost(boxOfLabel(label, lettering), field) + order * 12);
  return candidates[costs.indexOf(Math.min(...costs))] as Label;
}

/** A name in the middle of its country, or nothing where it would touch anything. */
export function inCountry(text: string, [x, y]: Point, lettering: Lettering, field: Field): Label | null {
  const label: Label = { text, x, y, anchor: 'middle' };
  return cost(boxOfLabel(label, lettering), field) > 0 ? null : label;
}
