import { availableParallelism } from 'node:os';
import { readyLettering } from './lettering.server';

const DRAWN_AT_ONCE_MAX = Math.max(1, availableParallelism() - 1);
/** Of the colours: a drawing needs few, and a quarter of the bytes goes with the rest. */
const PALETTE_QUALITY = 80;

let drawing = 0;
const waiting: (() => void)[] = [];

/** A drawing as a PNG of few colours. It holds pixels and nothing else: no time, no name, no profile. */
export async function drawnPicture(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  if (drawing < DRAWN_AT_ONCE_MAX) drawing += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    // The library finds its letters when it is loaded, so they are made known first.
    readyLettering();
    const { default: sharp } = await import('sharp');
    const png = await sharp(Buffer.from(svg))
      .flatten({ background: 'white' })
      .png({ palette: true, quality: PALETTE_QUALITY, dither: 0, effort: 3, compressionLevel: 9 })
      .toBuffer();
    return new Uint8Array(png);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else drawing -= 1;
  }
}
