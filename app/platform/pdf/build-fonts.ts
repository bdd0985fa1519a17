/**
 * Makes the typefaces of our papers from the same packages as those of the pages: one weight each, as TrueType, which is
 * what a PDF embeds. Run by hand when a typeface changes: `npx tsx app/platform/pdf/build-fonts.ts`. The results are committed.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fontFiles } from '../../ui/type/font-files';

type SubsetFont = (
  font: Buffer,
  text: string,
  options: {
    targetFormat: 'truetype';
    noHinting: boolean;
    variationAxes: Record<string, number>;
    keepFeatures?: string[];
  },
) => Promise<Buffer>;

const require = createRequire(import.meta.url);
// subset-font ships no types.
const subsetFont = require('subset-font') as SubsetFont;

const vietnameseAndCyrillic = [
  [0x2b0, 0x2bf],
  [0x300, 0x309],
  [0x323, 0x323],
  [0x400, 0x45f],
  [0x490, 0x491],
  [0x1ea0, 0x1ef9],
  [0x20ab, 0x20ab],
  [0x20b4, 0x20b4],
  [0x2116, 0x2116],
] as const;
const sans = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';
const serif = '@fontsource-variable/newsreader/files/newsreader';
/** Whole files: a word of Vietnamese must not be made of two. */
const noto = '@expo-google-fonts/noto-sans';
const naskhFile = '@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2';
/** The same letters as on the pages, with the space: Arabic words are shaped with what stands between them. */
const naskhOfPages = fontFiles.find(({ name }) => name === 'naskh-arabic');
if (!naskhOfPages) throw new Error('the pages have no Arabic typeface');
const naskh = { codePoints: [0x20, 0xa0, ...naskhOfPages.codePoints], features: naskhOfPages.features };
const fonts: {
  name: string;
  source: string;
  axes: Record<string, number>;
  more?: readonly (readonly [number, number])[];
  /** In place of the letters of the others: these, joined. */
  joined?: { codePoints: number[]; features: string[] };
}[] = [
  { name: 'sans', source: `${sans}-latin-wght-normal.woff2`, axes: { wght: 400 } },
  { name: 'sans-ext', source: `${sans}-latin-ext-wght-normal.woff2`, axes: { wght: 400 } },
  { name: 'bold', source: `${sans}-latin-wght-normal.woff2`, axes: { wght: 700 } },
  { name: 'bold-ext', source: `${sans}-latin-ext-wght-normal.woff2`, axes: { wght: 700 } },
  { name: 'serif', source: `${serif}-latin-wght-normal.woff2`, axes: { wght: 500 } },
  { name: 'serif-ext', source: `${serif}-latin-ext-wght-normal.woff2`, axes: { wght: 500 } },
  { name: 'noto', source: `${noto}/400Regular/NotoSans_400Regular.ttf`, axes: {}, more: vietnameseAndCyrillic },
  { name: 'naskh', source: naskhFile, axes: { wght: 400 }, joined: naskh },
  { name: 'naskh-bold', source: naskhFile, axes: { wght: 700 }, joined: naskh },
  { name: 'noto-bold', source: `${noto}/700Bold/NotoSans_700Bold.ttf`, axes: {}, more: vietnameseAndCyrillic },
];
const ranges = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x2009, 0x2026],
  [0x202f, 0x202f],
  [0x20a0, 0x20bf],
  [0x2212, 0x2212],
] as const;
const lettersOf = (of: readonly (readonly [number, number])[]) =>
  of
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)))
    .join('');

await mkdir('app/platform/pdf/fonts', { recursive: true });
for (const { name, source, axes, more = [], joined } of fonts) {
  const letters = joined ? String.fromCodePoint(...joined.codePoints) : lettersOf([...ranges, ...more]);
  const font = await subsetFont(await readFile(require.resolve(source)), letters, {
    targetFormat: 'truetype',
    noHinting: true,
    variationAxes: axes,
    // Without the feature that takes letters apart: a reader would be told the wrong one for each that shares a part.
    ...(more.length > 0 ? { keepFeatures: ['kern'] } : joined ? { keepFeatures: joined.features } : {}),
  });
  await writeFile(`app/platform/pdf/fonts/${name}.ttf`, font);
  process.stdout.write(`${name} ${font.byteLength} bytes\n`);
}
