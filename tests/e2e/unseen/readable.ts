import { inflateRawSync, inflateSync } from 'node:zlib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';

// What a person with tools reads in a file: the text of a PDF and its properties, the parts of a spreadsheet, what a
// camera wrote into a picture. Texts are as they are.

export interface Readable {
  /** As a person reads it. */
  text: string;
  /** The bytes and what is packed in them, in which short words stand by chance. */
  raw: string;
}

const plain = (text: string): Readable => ({ text, raw: '' });

let library: Promise<PDFiumLibrary> | undefined;

async function readPdf(bytes: Buffer): Promise<Readable> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(bytes);
  const pages = [...document.pages()].map((page) => page.getText());
  document.destroy();
  const latin = bytes.toString('latin1');
  const streams = [...latin.matchAll(/stream\r?\n([\s\S]*?)endstream/g)].map(([, packed = '']) => {
    try {
      return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
    } catch {
      // Fonts and pictures are packed otherwise; they are searched as they are.
      return '';
    }
  });
  // Properties are UTF-16 where they hold more than Latin letters.
  return { text: pages.join('\n'), raw: [latin, latin.replaceAll('\0', ''), ...streams].join('\n') };
}

/** The parts of a ZIP archive, as text. */
function textOfZip(bytes: Buffer): string {
  const parts: string[] = [];
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) return bytes.toString('latin1');
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, name, extra, comment] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? bytes.readUInt32LE(at + offset) : bytes.readUInt16LE(at + offset),
    ) as [number, number, number, number];
    const head = bytes.readUInt32LE(at + 42);
    const from = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
    const data = bytes.subarray(from, from + packed);
    parts.push(bytes.toString('utf8', at + 46, at + 46 + name + extra + comment));
    parts.push((bytes.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data)).toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return parts.join('\n');
}

async function readPicture(bytes: Buffer): Promise<Readable> {
  const { exif, iptc, xmp, icc, comments } = await sharp(bytes).metadata();
  const blocks = [exif, iptc, xmp, icc].map((block) => (block ? Buffer.from(block).toString('latin1') : ''));
  return { text: [...blocks, JSON.stringify(comments ?? [])].join('\n'), raw: bytes.toString('latin1') };
}

const TEXT = /^(text\/|application\/(json|javascript|xml|x-script|manifest|turbo))|image\/svg|charset=/;

export async function readable(bytes: Buffer, type: string): Promise<Readable> {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return readPdf(bytes);
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return plain(textOfZip(bytes));
  if (/^image\/(?!svg)/.test(type)) return readPicture(bytes);
  return TEXT.test(type) ? plain(bytes.toString('utf8')) : { text: '', raw: bytes.toString('latin1') };
}
