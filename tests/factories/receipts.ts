import sharp from 'sharp';

// Files as people send them, and as nobody should; made here so that what they hold can be read.

/** A photograph with a place, a date and a camera in it, lying on its side. */
export function photograph(width = 640, height = 400, format: 'jpeg' | 'png' | 'webp' = 'jpeg'): Promise<Buffer> {
  const lines = Array.from(
    { length: 12 },
    (_, row) => `<text x="20" y="${30 + row * 30}" font-size="22">Receipt line ${row} 12${row}.50</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#f4efe2"/>${lines.join('')}</svg>`;
  return sharp(Buffer.from(svg))
    .withExif({
      IFD0: { Make: 'SecretPhone', Copyright: 'Village name' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '11/1 33/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '104/1 55/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    [format]()
    .toBuffer();
}

/** A PDF of plain pages with one line of text each. */
export function pdf(pages = 1, size: [number, number] = [595, 842], extra = ''): Buffer {
  const kids = Array.from({ length: pages }, (_, index) => `${3 + index * 2} 0 R`).join(' ');
  const objects = [`<< /Type /Catalog /Pages 2 0 R ${extra} >>`, `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`];
  for (let index = 0; index < pages; index += 1) {
    const content = `1 0 0 rg 50 50 200 300 re f BT /F1 24 Tf 60 700 Td (Receipt page ${index + 1}) Tj ET`;
    const font = '/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>';
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${size[0]} ${size[1]}] ${font} /Contents ${4 + index * 2} 0 R >>`,
    );
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const rest = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + rest, 'latin1');
}

/** A PNG whose header promises more pixels than anybody may send, with next to nothing in it. */
export async function pngBomb(width = 60_000, height = 60_000): Promise<Buffer> {
  const png = await sharp({ create: { width: 16, height: 16, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

function crc32(data: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
