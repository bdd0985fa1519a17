import { PDFiumLibrary } from '@hyzyla/pdfium';
import { expect, it } from 'vitest';
import { Paper } from './paper.server';

/** How far to the right the ink of the only figure begins, in points: everything else stands in the left half. */
async function leftEdgeOf(figure: string): Promise<number> {
  const info = { title: 'Relevé', language: 'fr', madeAt: new Date(0), author: 'Homeward', foot: '' };
  const paper = new Paper(info);
  const columns = [
    { head: '', width: 283 },
    { head: '', width: 200, figure: true },
  ];
  paper.table(columns, [['Don', figure]]);
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await paper.finish());
  const { data, width, height } = await document.getPage(0).render({ scale: 1, render: 'bitmap' });
  library.destroy();
  const half = Math.round(width / 2);
  let edge = width;
  // Rules run across the whole sheet; a column of letters has ink where they have none.
  for (let y = 0; y < height; y += 1) {
    const isDark = (x: number) => (data[(y * width + x) * 4] ?? 255) < 110;
    if (isDark(half)) continue;
    for (let x = half; x < edge; x += 1) if (isDark(x)) edge = x;
  }
  return edge;
}

it('sets a figure whole, however its thousands are parted — safeguard: its runs stand one after the other', async () => {
  const [hundred, thousand] = [await leftEdgeOf('110,00'), await leftEdgeOf('3\u202f110,00')];
  expect(hundred).toBeGreaterThan(480);
  // A digit and a narrow space of 9.5 points.
  expect(hundred - thousand).toBeGreaterThan(5);
});
