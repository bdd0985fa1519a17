/**
 * Makes the typefaces of drawn pictures (share cards) as TrueType, which is what the drawing library reads: woff2 gives
 * empty boxes. Run by hand when a typeface changes: `npx tsx app/platform/images/build-fonts.ts`. The results are committed.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

type SubsetFont = (
  font: Buffer,
  text: string,
  options: { targetFormat: 'truetype'; noHinting: boolean; variationAxes?: Record<string, number> },
) => Promise<Buffer>;

const require = createRequire(import.meta.url);
// subset-font ships no types.
const subsetFont = require('subset-font') as SubsetFont;

type Ranges = readonly (readonly [first: number, last: number])[];

const latin: Ranges = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x2b0, 0x2bf],
  [0x300, 0x323],
  [0x1e00, 0x1eff],
  [0x2009, 0x2026],
  [0x202f, 0x202f],
  [0x2066, 0x2069],
  [0x20a0, 0x20c0],
  [0x2212, 0x2212],
];
const arabic: Ranges = [
  [0x600, 0x6ff],
  [0x750, 0x77f],
  [0xfb50, 0xfdff],
  [0xfe70, 0xfeff],
];
const one = (first: number, last: number): Ranges => [
  [first, last],
  [0x200c, 0x200d],
  [0x25cc, 0x25cc],
];

const serif = '@fontsource-variable/newsreader/files/newsreader';
const sans = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';
const naskh = '@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2';
const noto = (script: string) => `@fontsource/noto-sans-${script}/files/noto-sans-${script}-${script}-500-normal.woff2`;

const fonts: { name: string; source: string; ranges: Ranges; axes?: Record<string, number> }[] = [
  { name: 'serif', source: `${serif}-latin-opsz-normal.woff2`, ranges: latin, axes: { opsz: 30, wght: 460 } },
  { name: 'serif-ext', source: `${serif}-latin-ext-opsz-normal.woff2`, ranges: latin, axes: { opsz: 30, wght: 460 } },
  { name: 'serif-vi', source: `${serif}-vietnamese-opsz-normal.woff2`, ranges: latin, axes: { opsz: 30, wght: 460 } },
  { name: 'sans', source: `${sans}-latin-wght-normal.woff2`, ranges: latin, axes: { wght: 500 } },
  { name: 'sans-ext', source: `${sans}-latin-ext-wght-normal.woff2`, ranges: latin, axes: { wght: 500 } },
  { name: 'naskh', source: naskh, ranges: arabic, axes: { wght: 500 } },
  {
    name: 'noto',
    source: '@expo-google-fonts/noto-sans/500Medium/NotoSans_500Medium.ttf',
    ranges: [[0x370, 0x4ff], ...latin],
  },
  { name: 'devanagari', source: noto('devanagari'), ranges: one(0x900, 0x97f) },
  { name: 'bengali', source: noto('bengali'), ranges: one(0x980, 0x9ff) },
  { name: 'khmer', source: noto('khmer'), ranges: one(0x1780, 0x17ff) },
  { name: 'myanmar', source: noto('myanmar'), ranges: one(0x1000, 0x109f) },
  { name: 'thai', source: noto('thai'), ranges: one(0xe00, 0xe7f) },
];

const lettersOf = (ranges: Ranges) =>
  ranges
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)))
    .join('');

await mkdir('app/platform/images/fonts', { recursive: true });
for (const { name, source, ranges, axes } of fonts) {
  const font = await subsetFont(await readFile(require.resolve(source)), lettersOf(ranges), {
    targetFormat: 'truetype',
    noHinting: true,
    ...(axes ? { variationAxes: axes } : {}),
  });
  await writeFile(`app/platform/images/fonts/${name}.ttf`, font);
  process.stdout.write(`${name} ${font.byteLength} bytes\n`);
}
