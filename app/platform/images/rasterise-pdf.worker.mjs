import { parentPort, workerData } from 'node:worker_threads';
import { PDFiumLibrary } from '@hyzyla/pdfium';

// Draws the pages of one PDF in a thread of its own, so that a hostile file can be ended from outside. The library calls
// its colours BGRA and asks pdfium for the reversed order: what comes out is red, green, blue, opacity.
const PASSWORD = /password/i;
const POINTS_AN_INCH = 72;

async function draw({ bytes, pagesMax, dpi, sidePixelsMax, pixelsMax }) {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  const count = document.getPageCount();
  if (count === 0) return { refused: 'damaged' };
  if (count > pagesMax) return { refused: 'too_many_pages' };
  const pages = [];
  let pixels = 0;
  for (let index = 0; index < count; index += 1) {
    const page = document.getPage(index);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    if (!(originalWidth > 0 && originalHeight > 0)) return { refused: 'damaged' };
    const scale = Math.min(dpi / POINTS_AN_INCH, sidePixelsMax / Math.max(originalWidth, originalHeight));
    pixels += Math.ceil(originalWidth * scale) * Math.ceil(originalHeight * scale);
    if (pixels > pixelsMax) return { refused: 'too_many_pixels' };
    const { width, height, data } = await page.render({ scale, render: 'bitmap', renderFormFields: true });
    pages.push({ width, height, rgba: Uint8Array.from(data) });
  }
  return { pages };
}

try {
  parentPort.postMessage(await draw(workerData));
} catch (error) {
  parentPort.postMessage({ refused: PASSWORD.test(String(error)) ? 'password' : 'damaged' });
}
