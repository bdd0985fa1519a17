import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { PAGE_DPI, PAGES_MAX, PIXELS_MAX, RASTERISE_BYTES_MAX, RASTERISE_MS_MAX, SIDE_PIXELS_MAX } from './limits';
import { type ImageRefusal, ImageRefused } from './refusal';

/** One page as drawn, four bytes a pixel: red, green, blue, opacity. */
export interface DrawnPage {
  width: number;
  height: number;
  rgba: Uint8Array;
}

// Not bundled: the thread loads it, and the library's WebAssembly, from the checkout.
const WORKER = path.resolve('app/platform/images/rasterise-pdf.worker.mjs');

type Answer = { pages: DrawnPage[] } | { refused: ImageRefusal };

/** Draws every page of a PDF. Throws ImageRefused (pages, pixels, password, damaged, too slow). */
export async function rasterisePdf(bytes: Uint8Array, limits: { msMax?: number } = {}): Promise<DrawnPage[]> {
  const worker = new Worker(WORKER, {
    workerData: {
      bytes,
      pagesMax: PAGES_MAX,
      dpi: PAGE_DPI,
      sidePixelsMax: SIDE_PIXELS_MAX,
      pixelsMax: PIXELS_MAX,
      memoryBytesMax: RASTERISE_BYTES_MAX,
    },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    // What the library says of a file may quote it.
    stdout: true,
    stderr: true,
  });
  const timer = setTimeout(() => void worker.terminate(), limits.msMax ?? RASTERISE_MS_MAX);
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', () => reject(new ImageRefused('damaged')));
      worker.once('exit', () => reject(new ImageRefused('too_slow')));
    });
    if ('refused' in answer) throw new ImageRefused(answer.refused);
    return answer.pages;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
