import sharp, { type Sharp, type SharpOptions } from 'sharp';
import { barePng } from './bare-png';
import { DECODE_SECONDS_MAX, DRAWN_AT_ONCE_MAX, PIXELS_MAX, SIDE_PIXELS_MAX } from './limits';
import { rasterisePdf } from './rasterise-pdf.server';
import { ImageRefused } from './refusal';
import { sniff } from './sniff';

/** A picture drawn anew from pixels: JPEG, upright, sRGB, without any metadata of the file it came from. */
export interface Sheet {
  jpeg: Buffer;
  width: number;
  height: number;
}

const SIDE_PIXELS_MIN = 16;
const READING: SharpOptions = { limitInputPixels: PIXELS_MAX, failOn: 'error', sequentialRead: true, animated: false };

// Full colour resolution: a pixel under a box is made of nothing but the box.
const ENCODING = { quality: 85, chromaSubsampling: '4:4:4', mozjpeg: false } as const;

/**
 * Reads a photograph or a PDF as one sheet (pages below one another), whatever the file claims to be.
 * Throws ImageRefused.
 */
export async function readSheet(bytes: Uint8Array): Promise<Sheet> {
  const kind = sniff(bytes);
  await turn();
  try {
    if (kind === 'pdf') return await sheetOfPages(bytes);
    return await sheetOfPicture(kind === 'png' ? barePng(bytes) : bytes);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else drawing -= 1;
  }
}

// A large picture takes 300 MB while it is drawn: many at once would end the process for everybody.
let drawing = 0;
const waiting: (() => void)[] = [];

async function turn(): Promise<void> {
  if (drawing < DRAWN_AT_ONCE_MAX) drawing += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

async function sheetOfPicture(bytes: Uint8Array): Promise<Sheet> {
  const { width, height, pages } = await orRefused(sharp(bytes, READING).metadata());
  if (width * height > PIXELS_MAX) throw new ImageRefused('too_many_pixels');
  if ((pages ?? 1) > 1) throw new ImageRefused('animated');
  if (Math.min(width, height) < SIDE_PIXELS_MIN) throw new ImageRefused('too_small');
  const upright = sharp(bytes, READING).autoOrient();
  return encode(
    upright.resize({ width: SIDE_PIXELS_MAX, height: SIDE_PIXELS_MAX, fit: 'inside', withoutEnlargement: true }),
  );
}

async function sheetOfPages(bytes: Uint8Array): Promise<Sheet> {
  const pages = await rasterisePdf(bytes);
  const width = Math.max(...pages.map((page) => page.width));
  const height = pages.reduce((sum, page) => sum + page.height, 0);
  if (width * height > PIXELS_MAX) throw new ImageRefused('too_many_pixels');
  let top = 0;
  const layers = pages.map((page) => {
    const input = Buffer.from(page.rgba);
    const layer = { input, raw: { width: page.width, height: page.height, channels: 4 as const }, left: 0, top };
    top += page.height;
    return layer;
  });
  const paper = sharp({ create: { width, height, channels: 3, background: 'white' }, limitInputPixels: PIXELS_MAX });
  return encode(paper.composite(layers));
}

async function encode(picture: Sharp): Promise<Sheet> {
  const flat = picture
    .timeout({ seconds: DECODE_SECONDS_MAX })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .jpeg(ENCODING);
  const { data, info } = await orRefused(flat.toBuffer({ resolveWithObject: true }));
  return { jpeg: data, width: info.width, height: info.height };
}

/** What the decoder says of a file is not for people, and may hold parts of the file. */
async function orRefused<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const said = String(error);
    throw new ImageRefused(
      /pixel limit/i.test(said) ? 'too_many_pixels' : /timeout/i.test(said) ? 'too_slow' : 'damaged',
    );
  }
}
