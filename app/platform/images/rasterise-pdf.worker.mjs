import { parentPort, workerData } from 'node:worker_threads';
import { PDFiumLibrary } from '@hyzyla/pdfium';

// Draws the pages of one PDF in a thread of its own, so that a hostile file can be ended from outside. The library calls
// its colours BGRA and asks pdfium for the reversed order: what comes out is red, green, blue, opacity.
const PASSWORD = /password/i;
const POINTS_AN_INCH = 72;
const WASM_PAGE_BYTES = 65_536;

// A stream that unpacks to gigabytes asks for memory, and is told that there is none: neither Node's limits for threads
// nor the library's own hold what WebAssembly takes.
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function growWithin(pages) {
  if (this.buffer.byteLength + pages * WASM_PAGE_BYTES > workerData.memoryBytesMax)
    throw new RangeError('the file needs more memory than it may have');
  return grow.call(this, pages);
};

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
    pages.push({ width, height, rgba: data });
  }
  return { pages };
}

try {
  const answer = await draw(workerData);
  // Handed over, not copied: six pages are a hundred megabytes.
  parentPort.postMessage(answer, [...new Set((answer.pages ?? []).map(({ rgba }) => rgba.buffer))]);
} catch (error) {
  parentPort.postMessage({ refused: PASSWORD.test(String(error)) ? 'password' : 'damaged' });
}
