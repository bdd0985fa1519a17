/** A part of a picture to cover, in percent of its width and height from the top left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PixelBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** JPEG knows blocks of 8 × 8 pixels: a box that ends on their borders leaves nothing of the picture in its own. */
const BLOCK = 8;

/** The pixels of a box, widened to whole blocks; undefined for a box that lies outside. */
export function pixelsOf(box: Box, width: number, height: number): PixelBox | undefined {
  const left = Math.max(0, Math.floor((box.x / 100) * width));
  const top = Math.max(0, Math.floor((box.y / 100) * height));
  const right = Math.min(width, Math.ceil(((box.x + box.width) / 100) * width));
  const bottom = Math.min(height, Math.ceil(((box.y + box.height) / 100) * height));
  if (!(right > left && bottom > top)) return undefined;
  const down = (value: number) => Math.floor(value / BLOCK) * BLOCK;
  const up = (value: number, limit: number) => Math.min(limit, Math.ceil(value / BLOCK) * BLOCK);
  return { left: down(left), top: down(top), right: up(right, width), bottom: up(bottom, height) };
}
