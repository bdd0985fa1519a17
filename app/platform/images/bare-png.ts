const SIGNATURE_BYTES = 8;
/** Length, name and checksum of a chunk. */
const FRAME_BYTES = 12;
/** What pixels are made of, and which way up they are. */
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'eXIf']);

/**
 * A PNG without its texts, profiles and other extras: a decoder unpacks those before it looks at a pixel, and a few
 * kilobytes of them can be hundreds of megabytes. A file that breaks off is passed on as it is, for the decoder to refuse.
 */
export function barePng(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [file.subarray(0, SIGNATURE_BYTES)];
  for (let start = SIGNATURE_BYTES; start < file.length; ) {
    if (start + FRAME_BYTES > file.length) return bytes;
    const end = start + FRAME_BYTES + file.readUInt32BE(start);
    if (end > file.length) return bytes;
    const name = file.toString('latin1', start + 4, start + 8);
    if (KEPT.has(name)) kept.push(file.subarray(start, end));
    if (name === 'IEND') break;
    start = end;
  }
  return Buffer.concat(kept);
}
