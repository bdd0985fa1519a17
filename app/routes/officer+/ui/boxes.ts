/** A box on a receipt in percent of the picture, from the top left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const SIDE_MIN = 0.5;
const rounded = (value: number) => Math.round(value * 10) / 10;
const between = (value: number, min: number, max: number) => Math.min(Math.max(value, min), max);

/** The box inside the picture, to a tenth of a percent, never smaller than can be grasped. */
export function kept(box: Box): Box {
  const width = between(box.width, SIDE_MIN, 100);
  const height = between(box.height, SIDE_MIN, 100);
  return {
    x: rounded(between(box.x, 0, 100 - width)),
    y: rounded(between(box.y, 0, 100 - height)),
    width: rounded(width),
    height: rounded(height),
  };
}

export const moved = (box: Box, dx: number, dy: number): Box => kept({ ...box, x: box.x + dx, y: box.y + dy });

/** Grows or shrinks from the lower right corner, as far as the picture goes. */
export function resized(box: Box, dx: number, dy: number): Box {
  return kept({
    ...box,
    width: between(box.width + dx, SIDE_MIN, 100 - box.x),
    height: between(box.height + dy, SIDE_MIN, 100 - box.y),
  });
}

/** The box between two corners, in whatever order they were drawn. */
export function spanned(from: { x: number; y: number }, to: { x: number; y: number }): Box {
  return kept({
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  });
}

/** Where a new box begins when nobody drew it: a strip across, below the ones before, so that two never hide each other. */
export function nextBox(boxes: readonly Box[]): Box {
  return { x: 10, y: (5 + boxes.length * 8) % 90, width: 50, height: 6 };
}
