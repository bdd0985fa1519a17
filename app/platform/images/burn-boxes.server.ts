import sharp from 'sharp';
import { type Box, pixelsOf } from './boxes';
import { PIXELS_MAX } from './limits';
import type { Sheet } from './sheet.server';

const CHANNELS = 3;
const INK = [19, 31, 48] as const;

/**
 * The sheet with every box filled with ink, from pixels: what lay under a box is overwritten before anything is
 * encoded, and the result holds no layer, no thumbnail and no metadata.
 */
export async function burnBoxes(sheet: Sheet, boxes: readonly Box[]): Promise<Sheet> {
  const { data, info } = await sharp(sheet.jpeg, { limitInputPixels: PIXELS_MAX, failOn: 'error' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  for (const box of boxes) {
    const area = pixelsOf(box, width, height);
    if (!area) continue;
    const row = Buffer.alloc((area.right - area.left) * CHANNELS);
    for (let at = 0; at < row.length; at += 1) row[at] = INK[at % CHANNELS] ?? 0;
    for (let y = area.top; y < area.bottom; y += 1) row.copy(data, (y * width + area.left) * CHANNELS);
  }
  const jpeg = await sharp(data, { raw: { width, height, channels: CHANNELS } })
    .jpeg({ quality: 85, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return { jpeg, width, height };
}
