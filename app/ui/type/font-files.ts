/** What is cut from which typeface. The unicode ranges in styles/fonts.css follow these sets. */
export type FontFile = {
  name: string;
  package: string;
  source: string;
  axes: Record<string, number | { min: number; max: number }>;
  features: string[];
  codePoints: number[];
};

/** Inclusive ranges as lists of code points. */
export function codePointsOf(ranges: ReadonlyArray<readonly [number, number]>): number[] {
  return ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

/** Letters of English, Spanish, French and Indonesian, and the punctuation we set. First view needs no more. */
const firstViewRanges = [
  [0x20, 0x7e],
  [0xa0, 0xa1],
  [0xa3, 0xa3],
  [0xa9, 0xa9],
  [0xab, 0xab],
  [0xb0, 0xb0],
  [0xb7, 0xb7],
  [0xbb, 0xbb],
  [0xbf, 0xc2],
  [0xc7, 0xcb],
  [0xcd, 0xcf],
  [0xd1, 0xd1],
  [0xd3, 0xd4],
  [0xd7, 0xd7],
  [0xd9, 0xdc],
  [0xe0, 0xe2],
  [0xe7, 0xeb],
  [0xed, 0xef],
  [0xf1, 0xf1],
  [0xf3, 0xf4],
  [0xf9, 0xfc],
  [0x152, 0x153],
  [0x2009, 0x2009],
  [0x2013, 0x2014],
  [0x2018, 0x2019],
  [0x201c, 0x201d],
  [0x2026, 0x2026],
  [0x202f, 0x202f],
  [0x20ac, 0x20ac],
  [0x2192, 0x2192],
  [0x2212, 0x2212],
] as const;

/** The rest of Latin-1 is in the packages' "latin" files, Latin Extended in "latin-ext". */
const restOfLatin1 = codePointsOf([[0xa2, 0xff]]).filter(
  (codePoint) => !codePointsOf(firstViewRanges).includes(codePoint),
);
const extended = codePointsOf([
  [0x100, 0x17f],
  [0x192, 0x192],
  [0x1a0, 0x1a1],
  [0x1af, 0x1b0],
  [0x218, 0x21b],
  [0x259, 0x259],
  [0x2bb, 0x2bc],
  [0x1e80, 0x1e85],
  [0x1e9e, 0x1e9e],
  [0x1ea0, 0x1ef9],
  [0x20a0, 0x20c0],
]);

const serif = {
  package: '@fontsource-variable/newsreader',
  // One weight and one optical size for headings and stories: the file halves.
  axes: { opsz: 30, wght: 460 },
  features: ['kern', 'liga', 'lnum', 'mark', 'ccmp', 'locl'],
};
const sans = {
  package: '@fontsource-variable/atkinson-hyperlegible-next',
  axes: { wght: { min: 400, max: 700 } },
  features: ['kern', 'lnum', 'tnum', 'mark', 'ccmp', 'locl'],
};

/** Arabic, Persian and Urdu letters, harakat, digits and punctuation; joined forms come with the shaping features. */
const naskh: FontFile = {
  name: 'naskh-arabic',
  package: '@fontsource-variable/noto-naskh-arabic',
  source: 'noto-naskh-arabic-arabic-wght-normal.woff2',
  axes: { wght: { min: 400, max: 700 } },
  features: ['ccmp', 'locl', 'init', 'medi', 'fina', 'isol', 'rlig', 'calt', 'mark', 'mkmk', 'kern', 'curs'],
  codePoints: codePointsOf([
    [0x60c, 0x60c],
    [0x61b, 0x61b],
    [0x61f, 0x61f],
    [0x621, 0x63a],
    [0x640, 0x655],
    [0x660, 0x66c],
    [0x670, 0x671],
    [0x679, 0x679],
    [0x67e, 0x67e],
    [0x686, 0x686],
    [0x688, 0x688],
    [0x691, 0x691],
    [0x698, 0x698],
    [0x6a9, 0x6a9],
    [0x6af, 0x6af],
    [0x6ba, 0x6ba],
    [0x6be, 0x6be],
    [0x6c1, 0x6c3],
    [0x6cc, 0x6cc],
    [0x6d2, 0x6d4],
    [0x6f0, 0x6f9],
  ]),
};

export const fontFiles: FontFile[] = [
  naskh,
  {
    ...serif,
    name: 'newsreader-latin',
    source: 'newsreader-latin-opsz-normal.woff2',
    codePoints: codePointsOf(firstViewRanges),
  },
  { ...serif, name: 'newsreader-latin-1', source: 'newsreader-latin-opsz-normal.woff2', codePoints: restOfLatin1 },
  { ...serif, name: 'newsreader-latin-ext', source: 'newsreader-latin-ext-opsz-normal.woff2', codePoints: extended },
  { ...serif, name: 'newsreader-vietnamese', source: 'newsreader-vietnamese-opsz-normal.woff2', codePoints: extended },
  {
    ...sans,
    name: 'atkinson-latin',
    source: 'atkinson-hyperlegible-next-latin-wght-normal.woff2',
    codePoints: codePointsOf(firstViewRanges),
  },
  {
    ...sans,
    name: 'atkinson-latin-1',
    source: 'atkinson-hyperlegible-next-latin-wght-normal.woff2',
    codePoints: restOfLatin1,
  },
  {
    ...sans,
    name: 'atkinson-latin-ext',
    source: 'atkinson-hyperlegible-next-latin-ext-wght-normal.woff2',
    codePoints: extended,
  },
];
