import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import * as hostile from '../../../tests/factories/hostile-files';
import { MEGABYTE, memoryOf } from '../../../tests/factories/memory';
import { pdf, photograph, pngBomb } from '../../../tests/factories/receipts';
import { ImageRefused, readSheet } from './index.server';
import { RASTERISE_BYTES_MAX } from './limits';
import { rasterisePdf } from './rasterise-pdf.server';

// What somebody sends who wants to hurt: each file is refused with its reason, or drawn anew so that nothing of it but
// pixels is left. In every test the process goes on, and its memory is measured.

vi.setConfig({ testTimeout: 60_000 });

/** Two files are drawn at once at most; a picture of the largest size takes about 300 MB. */
const MEMORY_MAX = RASTERISE_BYTES_MAX + 300 * MEGABYTE;

interface Outcome {
  said: string;
  jpeg: Buffer | undefined;
  memoryBytes: number;
}

async function readWatched(bytes: Uint8Array): Promise<Outcome> {
  const { outcome, grownBytes } = await memoryOf(() => readSheet(bytes).catch(refusalOf));
  return outcome instanceof ImageRefused
    ? { said: outcome.why, jpeg: undefined, memoryBytes: grownBytes }
    : { said: 'drawn anew', jpeg: outcome.jpeg, memoryBytes: grownBytes };
}

function refusalOf(error: unknown): ImageRefused {
  if (error instanceof ImageRefused) return error;
  throw error;
}

const attacks: [name: string, safeguard: string, said: string, make: () => Buffer | Promise<Buffer>][] = [
  [
    'a PNG that promises 3,600 megapixels',
    'pixels are counted before they are decoded',
    'too_many_pixels',
    () => pngBomb(),
  ],
  [
    'a whole PNG of 100 megapixels',
    'pixels are counted before they are decoded',
    'too_many_pixels',
    () => hostile.flatPng(10_000, 10_000),
  ],
  [
    'an interlaced PNG of the largest size',
    'two are drawn at once at most',
    'drawn anew',
    () => hostile.flatPng(8_000, 5_000, true),
  ],
  [
    'a PNG with 5 × 20 MB of packed text',
    'only pixels are decoded',
    'drawn anew',
    () => hostile.pngWithTextBombs(5, 20),
  ],
  [
    'a PDF whose page unpacks to 1.5 GB',
    'memory of the drawing thread is limited',
    'damaged',
    () => hostile.pdfBomb(1_500),
  ],
  ['a PDF whose pages and forms hold themselves', 'pdfium counts levels', 'damaged', () => hostile.pdfInCircles()],
  [
    'a PDF whose table points at itself',
    'pdfium remembers where it was',
    'drawn anew',
    () => hostile.pdfWithEndlessTable(),
  ],
  [
    'a PDF with a page as large as a field',
    'pages are drawn smaller, to a side of 2,400',
    'drawn anew',
    () => pdf(1, [14_400, 14_400]),
  ],
  ['a PDF with too many pages', 'pages are counted before they are drawn', 'too_many_pages', () => pdf(7)],
  ['a PDF with scripts', 'the page is drawn, nothing of the file is kept', 'drawn anew', () => hostile.pdfWithScript()],
  [
    'a PDF with a file inside',
    'the page is drawn, nothing of the file is kept',
    'drawn anew',
    () => hostile.pdfWithFileInside(),
  ],
  ['a PDF with a password', 'what cannot be read is not kept', 'password', () => hostile.pdfWithPassword()],
  [
    'a photograph with a page in its comment',
    'two kinds in one file are refused',
    'two_in_one',
    () => hostile.photographAndPage(),
  ],
  ['a photograph with a page behind it', 'drawn anew', 'drawn anew', () => hostile.photographAndPageAtItsEnd()],
  ['a photograph with a PDF behind it', 'drawn anew', 'drawn anew', () => hostile.photographAndPdfAtItsEnd()],
  ['a PDF with a photograph behind it', 'drawn anew', 'drawn anew', () => hostile.pdfAndPhotograph()],
  [
    'a photograph that is an archive too',
    'two kinds in one file are refused',
    'two_in_one',
    () => hostile.photographAndArchive(),
  ],
  [
    'an SVG with a script',
    'only four kinds are taken, by content',
    'svg',
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  ],
  [
    'an SVG that calls for files of the server',
    'only four kinds are taken, by content',
    'svg',
    () => Buffer.from('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/passwd">]><svg>&f;</svg>'),
  ],
  [
    'a page that is named receipt.jpg',
    'only four kinds are taken, by content',
    'type',
    () => Buffer.from('<!doctype html><script>alert(1)</script>'),
  ],
  ['nothing at all', 'an empty file is refused', 'empty', () => Buffer.alloc(0)],
  ['half a photograph', 'damage is an error', 'damaged', async () => (await photograph()).subarray(0, 9_000)],
  ['a file of 15 MB and one byte', 'bytes are counted first', 'too_heavy', () => Buffer.alloc(15 * MEGABYTE + 1, 0xff)],
];

describe('a hostile file', () => {
  it.each(attacks)('%s — safeguard: %s', async (_name, _safeguard, said, make) => {
    const outcome = await readWatched(await make());
    expect(outcome.said).toBe(said);
    expect(outcome.memoryBytes).toBeLessThan(MEMORY_MAX);
    if (outcome.jpeg) await expectOnlyPixels(outcome.jpeg);
  });

  it('a PDF that is drawn for ever is ended — safeguard: a thread of its own', async () => {
    const ended = rasterisePdf(hostile.slowPdf(200_000), { msMax: 1_500 });
    await expect(ended).rejects.toMatchObject({ why: 'too_slow' });
  });

  it('six at once are drawn two by two, and all are answered — safeguard: the others wait', async () => {
    const large = hostile.flatPng(5_000, 4_000);
    const { outcome, grownBytes } = await memoryOf(() =>
      Promise.all(Array.from({ length: 6 }, () => readWatched(large))),
    );
    expect(outcome.map(({ said }) => said)).toEqual(Array.from({ length: 6 }, () => 'drawn anew'));
    expect(grownBytes).toBeLessThan(MEMORY_MAX);
  });
});

async function expectOnlyPixels(jpeg: Buffer): Promise<void> {
  const { format, exif, icc, xmp, iptc, comments, space } = await sharp(jpeg).metadata();
  expect([format, exif, icc, xmp, iptc, comments, space]).toEqual([
    'jpeg',
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    'srgb',
  ]);
  const text = jpeg.toString('latin1');
  for (const trace of [
    '<script',
    '%PDF',
    'PK\u0003',
    'Secret',
    'Village',
    '8BIM',
    'adobe.com',
    'JavaScript',
    'MZ this',
  ])
    expect([trace, text.includes(trace)]).toEqual([trace, false]);
}

describe('what a photograph tells besides its pixels', () => {
  it('is gone: place, camera, thumbnail, caption, comment, XMP, profile, CMYK — safeguard: drawn anew', async () => {
    const telling = await hostile.tellingCmyk();
    for (const trace of ['SecretPhone', 'Village', 'SecretPerson', 'SecretCaption', 'SecretThumb', 'SecretComment'])
      expect([trace, telling.includes(trace)]).toEqual([trace, true]);
    const { jpeg } = await readSheet(telling);
    await expectOnlyPixels(jpeg);
    // One picture, without a smaller one inside.
    expect(jpeg.toString('latin1').split('\u00ff\u00d8\u00ff')).toHaveLength(2);
  });

  it('a moving picture is refused, not shown by its first frame', async () => {
    const frames = { raw: { width: 32, height: 64, channels: 3 as const, pageHeight: 32 } };
    const pixels = Buffer.from(Array.from({ length: 32 * 64 * 3 }, (_, at) => (at * 7) % 251));
    const moving = await sharp(pixels, frames).webp({ loop: 0 }).toBuffer();
    expect((await readWatched(moving)).said).toBe('animated');
  });
});
