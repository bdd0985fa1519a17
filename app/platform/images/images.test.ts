import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { pdf, photograph, pngBomb } from '../../../tests/factories/receipts';
import { type Box, burnBoxes, ImageRefused, pixelsOf, readSheet, sniff } from './index.server';
import { rasterisePdf } from './rasterise-pdf.server';

vi.setConfig({ testTimeout: 60_000 });

async function refusalOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'accepted';
  } catch (error) {
    if (error instanceof ImageRefused) return error.why;
    throw error;
  }
}
const text = (words: string) => Buffer.from(words, 'latin1');

describe('sniff', () => {
  it('knows the four kinds by content', async () => {
    expect(sniff(await photograph())).toBe('jpeg');
    expect(sniff(await photograph(64, 64, 'png'))).toBe('png');
    expect(sniff(await photograph(64, 64, 'webp'))).toBe('webp');
    expect(sniff(pdf())).toBe('pdf');
  });

  it('safeguard: refuses everything else by name', async () => {
    const refused = async (bytes: Buffer) => refusalOf(() => sniff(bytes));
    expect(await refused(Buffer.alloc(0))).toBe('empty');
    expect(await refused(text('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('svg');
    expect(await refused(text('<?xml version="1.0"?><svg/>'))).toBe('svg');
    expect(await refused(text('GIF89a......'))).toBe('gif');
    expect(await refused(Buffer.concat([Buffer.from([0, 0, 0, 24]), text('ftypheic....')]))).toBe('heic');
    expect(await refused(text('a letter that was named receipt.jpg'))).toBe('type');
    expect(await refused(text('MZ.exe'))).toBe('type');
    expect(await refused(Buffer.alloc(15 * 1024 * 1024 + 1, 0xff))).toBe('too_heavy');
  });

  it('safeguard: refuses a file that is two kinds at once', async () => {
    const photo = await photograph();
    const zip = Buffer.concat([photo, text('PK\u0005\u0006'), Buffer.alloc(18)]);
    expect(await refusalOf(() => sniff(zip))).toBe('two_in_one');
    const withPdf = await sharp(photo)
      .withExif({ IFD0: { Make: '%PDF-1.4' } })
      .jpeg()
      .toBuffer();
    expect(await refusalOf(() => sniff(withPdf))).toBe('two_in_one');
    const page = Buffer.concat([text('%PDF-1.4\n<html><script>alert(1)</script>'), pdf()]);
    expect(await refusalOf(() => sniff(page))).toBe('two_in_one');
    const longer = Buffer.concat([await photograph(64, 64, 'webp'), text('more')]);
    expect(await refusalOf(() => sniff(longer))).toBe('damaged');
  });
});

describe('readSheet', () => {
  it('safeguard: nothing survives of a photograph but its pixels, upright', async () => {
    const photo = await photograph(640, 400);
    const before = await sharp(photo).metadata();
    expect(before.exif?.includes('SecretPhone')).toBe(true);
    expect(before.orientation).toBe(6);
    const sheet = await readSheet(photo);
    const after = await sharp(sheet.jpeg).metadata();
    expect([after.exif, after.icc, after.iptc, after.xmp, after.orientation, after.comments]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(sheet.jpeg.includes('SecretPhone') || sheet.jpeg.includes('Village') || sheet.jpeg.includes('Exif')).toBe(
      false,
    );
    expect([sheet.width, sheet.height, after.format]).toEqual([400, 640, 'jpeg']);
  });

  it('makes a large photograph small enough to send, and leaves a small one as it is', async () => {
    const large = await sharp({ create: { width: 6000, height: 4000, channels: 3, background: 'white' } })
      .jpeg()
      .toBuffer();
    const { width, height } = await readSheet(large);
    expect([width, height]).toEqual([2400, 1600]);
  });

  it('safeguard: refuses bombs, broken and moving pictures before decoding them', async () => {
    expect(await refusalOf(async () => readSheet(await pngBomb()))).toBe('too_many_pixels');
    expect(await refusalOf(async () => readSheet(await pngBomb(8000, 5001)))).toBe('too_many_pixels');
    const photo = await photograph();
    expect(await refusalOf(() => readSheet(photo.subarray(0, photo.length / 2)))).toBe('damaged');
    expect(await refusalOf(() => readSheet(Buffer.concat([photo.subarray(0, 4), Buffer.alloc(400, 7)])))).toBe(
      'damaged',
    );
    const frames = { raw: { width: 32, height: 64, channels: 3 as const, pageHeight: 32 } };
    const moving = await sharp(Buffer.from(Array.from({ length: 32 * 64 * 3 }, (_, at) => (at * 7) % 251)), frames)
      .webp({ loop: 0 })
      .toBuffer();
    expect(await refusalOf(() => readSheet(moving))).toBe('animated');
    expect(await refusalOf(async () => readSheet(await photograph(12, 12, 'png')))).toBe('too_small');
  });

  it('draws the pages of a PDF below one another, in the right colours', async () => {
    const one = await readSheet(pdf(1));
    expect([one.width, one.height]).toEqual([1240, 1755].map((side) => expect.closeTo(side, -1)));
    const three = await readSheet(pdf(3));
    expect([three.width, three.height]).toEqual([one.width, one.height * 3]);
    const { data, info } = await sharp(one.jpeg).raw().toBuffer({ resolveWithObject: true });
    const at = (Math.round(info.height * 0.85) * info.width + Math.round(info.width * 0.2)) * info.channels;
    expect([...data.subarray(at, at + 3)].map((value) => Math.round(value / 32))).toEqual([8, 0, 0]);
  });

  it('safeguard: refuses PDFs with too many or too large pages, broken ones, and ends slow ones', async () => {
    expect(await refusalOf(() => readSheet(pdf(7)))).toBe('too_many_pages');
    expect(await refusalOf(() => readSheet(text('%PDF-1.4\nnothing of a document')))).toBe('damaged');
    const { width, height } = await readSheet(pdf(1, [14_000, 14_000]));
    expect([width, height]).toEqual([2400, 2400]);
    expect(await refusalOf(() => rasterisePdf(pdf(6), { msMax: 1 }))).toBe('too_slow');
  });
});

describe('burnBoxes', () => {
  const boxes: Box[] = [
    { x: 10, y: 10, width: 30, height: 20 },
    { x: 55.5, y: 61.3, width: 60, height: 7.7 },
  ];

  it('safeguard: under a box there is nothing but ink, to the last pixel', async () => {
    const noise = Buffer.from(Array.from({ length: 333 * 257 * 3 }, (_, at) => (at * 2_654_435_761) % 256));
    const sheet = await readSheet(
      await sharp(noise, { raw: { width: 333, height: 257, channels: 3 } })
        .png()
        .toBuffer(),
    );
    const burnt = await burnBoxes(sheet, boxes);
    const { data, info } = await sharp(burnt.jpeg).raw().toBuffer({ resolveWithObject: true });
    for (const box of boxes) {
      const area = pixelsOf(box, info.width, info.height);
      if (!area) throw new Error('the box lies outside');
      const colours = new Set<string>();
      for (let y = area.top; y < area.bottom; y += 1) {
        for (let x = area.left; x < area.right; x += 1)
          colours.add(data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3).toString('hex'));
      }
      expect(colours.size).toBe(1);
      expect(area.right - area.left).toBeGreaterThanOrEqual(
        Math.floor((Math.min(box.width, 100 - box.x) / 100) * info.width),
      );
    }
    const after = await sharp(burnt.jpeg).metadata();
    expect([after.exif, after.icc, after.xmp]).toEqual([undefined, undefined, undefined]);
  });

  it('safeguard: two different pictures under the same box give the same pixels there', async () => {
    const one = await burnBoxes(await readSheet(await photograph(400, 400)), [{ x: 0, y: 0, width: 100, height: 100 }]);
    const other = await burnBoxes(
      await readSheet(
        await sharp(await photograph(400, 400))
          .negate()
          .jpeg()
          .toBuffer(),
      ),
      [{ x: 0, y: 0, width: 100, height: 100 }],
    );
    expect(one.jpeg.equals(other.jpeg)).toBe(true);
  });

  it('leaves the rest as it was, and a box outside alone', async () => {
    const sheet = await readSheet(await photograph(400, 400));
    const outside = await burnBoxes(sheet, [{ x: 100, y: 50, width: 5, height: 5 }]);
    const [before, after] = await Promise.all([sheet, outside].map(({ jpeg }) => sharp(jpeg).stats()));
    expect(after?.channels[0]?.mean).toBeCloseTo(before?.channels[0]?.mean ?? -1, 0);
  });
});
