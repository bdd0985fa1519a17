/**
 * Cuts the two typefaces to what the product sets, into public/fonts. Run by hand when a typeface changes:
 * `npx tsx app/ui/type/build-fonts.ts`. The results are committed, so building and serving never need this.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type FontFile, fontFiles } from './font-files';

type SubsetOptions = {
  targetFormat: 'woff2';
  noHinting: boolean;
  keepFeatures: string[];
  variationAxes: Record<string, number | { min: number; max: number }>;
};
type SubsetFont = (font: Buffer, text: string, options: SubsetOptions) => Promise<Buffer>;

const require = createRequire(import.meta.url);
// subset-font ships no types.
const subsetFont = require('subset-font') as SubsetFont;
const version = 1;

async function cut(file: FontFile): Promise<number> {
  const source = require.resolve(`${file.package}/files/${file.source}`);
  const text = file.codePoints.map((codePoint) => String.fromCodePoint(codePoint)).join('');
  const font = await subsetFont(await readFile(source), text, {
    targetFormat: 'woff2',
    noHinting: true,
    keepFeatures: file.features,
    variationAxes: file.axes,
  });
  await writeFile(`public/fonts/${file.name}-v${version}.woff2`, font);
  return font.byteLength;
}

await mkdir('public/fonts', { recursive: true });
for (const file of fontFiles) {
  const bytes = await cut(file);
  process.stdout.write(`${file.name} ${bytes} bytes, ${file.codePoints.length} characters asked\n`);
}
