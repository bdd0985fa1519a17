import { FILE_BYTES_MAX } from './limits';
import { ImageRefused } from './refusal';

export type ImageKind = 'jpeg' | 'png' | 'webp' | 'pdf';

const ascii = (bytes: Uint8Array, start: number, end: number) =>
  Buffer.from(bytes.subarray(start, end)).toString('latin1');
const starts = (bytes: Uint8Array, ...first: number[]) => first.every((byte, index) => bytes[index] === byte);

/** Where readers look for a PDF's header, and for a ZIP's directory. */
const PDF_HEAD_BYTES = 1024;
const ZIP_TAIL_BYTES = 65_557;

/**
 * What a file is by its content; its name and declared type are not asked. Throws ImageRefused for everything that is
 * not exactly one of the four kinds, and for a file that would also be read as another kind.
 */
export function sniff(bytes: Uint8Array): ImageKind {
  if (bytes.length === 0) throw new ImageRefused('empty');
  if (bytes.length > FILE_BYTES_MAX) throw new ImageRefused('too_heavy');
  const kind = kindOf(bytes);
  const head = ascii(bytes, 0, PDF_HEAD_BYTES);
  const alsoPdf = kind !== 'pdf' && head.includes('%PDF-');
  const alsoZip = ascii(bytes, Math.max(0, bytes.length - ZIP_TAIL_BYTES), bytes.length).includes('PK\u0005\u0006');
  const alsoPage = /<(?:!doctype|html|script|svg|\?php)/i.test(head);
  if (alsoPdf || alsoZip || alsoPage) throw new ImageRefused('two_in_one');
  if (kind === 'webp' && Buffer.from(bytes).readUInt32LE(4) + 8 !== bytes.length) throw new ImageRefused('damaged');
  return kind;
}

function kindOf(bytes: Uint8Array): ImageKind {
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  if (ascii(bytes, 0, 5) === '%PDF-') return 'pdf';
  throw new ImageRefused(refusalOf(bytes));
}

/** The commonest wrong kinds are named, so that the sentence can say what to do. */
function refusalOf(bytes: Uint8Array): 'gif' | 'heic' | 'svg' | 'type' {
  if (ascii(bytes, 0, 4) === 'GIF8') return 'gif';
  if (ascii(bytes, 4, 8) === 'ftyp' && /^(?:hei|hev|mif|msf|avi[fs])/.test(ascii(bytes, 8, 12))) return 'heic';
  if (/^\uFEFF?\s*(?:<\?xml|<!--|<!doctype svg|<svg)/i.test(Buffer.from(bytes.subarray(0, 512)).toString('utf8')))
    return 'svg';
  return 'type';
}
