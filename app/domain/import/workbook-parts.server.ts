import { inflateRawSync } from 'node:zlib';
import { UnreadableFileError } from './problem';

/** An entry of the archive, unpacked. */
export interface WorkbookPart {
  name: string;
  text: string;
}

export const workbookLimits = { fileBytesMax: 5_000_000, entriesMax: 200, unpackedBytesMax: 20_000_000 } as const;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const NOT_A_WORKBOOK =
  'This is not a spreadsheet that we can read. Save it as an Excel workbook (.xlsx) and try again.';

/**
 * Unpacks a .xlsx with limits that do not trust what the archive says of its own sizes. Throws UnreadableFileError
 * for anything that is not a plain workbook: damaged, encrypted, too large, or with macros.
 */
export function workbookParts(bytes: Uint8Array): WorkbookPart[] {
  if (bytes.length > workbookLimits.fileBytesMax) throw new UnreadableFileError('The file is larger than 5 MB.');
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const parts = unpack(file);
    refuseForeignParts(parts);
    return parts;
  } catch (error) {
    // A number outside the file or a broken stream: the archive lies about itself.
    if (error instanceof RangeError || (error instanceof Error && 'code' in error)) {
      throw new UnreadableFileError(NOT_A_WORKBOOK);
    }
    throw error;
  }
}

function unpack(file: Buffer): WorkbookPart[] {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || file.readUInt32LE(end) !== END_OF_DIRECTORY) throw new UnreadableFileError(NOT_A_WORKBOOK);
  const count = file.readUInt16LE(end + 10);
  if (count > workbookLimits.entriesMax)
    throw new UnreadableFileError('The file has more parts than a spreadsheet needs.');
  const parts: WorkbookPart[] = [];
  let left: number = workbookLimits.unpackedBytesMax;
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new UnreadableFileError(NOT_A_WORKBOOK);
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    const content = contentOf(file, at, left);
    left -= content.length;
    parts.push({ name, text: /\.(xml|rels)$/i.test(name) ? content.toString('utf8') : '' });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}

function contentOf(file: Buffer, entry: number, bytesMax: number): Buffer {
  const encrypted = (file.readUInt16LE(entry + 8) & 1) === 1;
  if (encrypted)
    throw new UnreadableFileError('The file is protected by a password. Save it without one and try again.');
  const method = file.readUInt16LE(entry + 10);
  const packedLength = file.readUInt32LE(entry + 20);
  const local = file.readUInt32LE(entry + 42);
  if (file.readUInt32LE(local) !== LOCAL_ENTRY) throw new UnreadableFileError(NOT_A_WORKBOOK);
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const packed = file.subarray(start, start + packedLength);
  if (method === 0 && packed.length <= bytesMax) return packed;
  if (method !== 8) throw new UnreadableFileError(NOT_A_WORKBOOK);
  return inflateRawSync(packed, { maxOutputLength: Math.max(bytesMax, 1) });
}

function refuseForeignParts(parts: readonly WorkbookPart[]): void {
  const names = parts.map((part) => part.name.toLowerCase());
  if (!names.includes('xl/workbook.xml')) throw new UnreadableFileError(NOT_A_WORKBOOK);
  const macros = names.some((name) => /vbaproject|macrosheets|activex/.test(name));
  if (macros || parts.some((part) => part.name === '[Content_Types].xml' && /macroEnabled/i.test(part.text))) {
    throw new UnreadableFileError('The file holds macros. Save it as a workbook without macros (.xlsx) and try again.');
  }
  if (parts.some((part) => /<!DOCTYPE|<!ENTITY/i.test(part.text))) throw new UnreadableFileError(NOT_A_WORKBOOK);
}

/** Cells of a sheet that hold a formula ("D3"), at most `most` of them. */
export function formulaCells(sheetXml: string, most = 20): string[] {
  const cells: string[] = [];
  const formula = /<f[\s>/]/g;
  while (cells.length < most && formula.exec(sheetXml) !== null) {
    const cell = sheetXml.lastIndexOf('<c ', formula.lastIndex);
    cells.push(/\br="([A-Z]+\d+)"/.exec(sheetXml.slice(cell, formula.lastIndex))?.[1] ?? '?');
  }
  return cells;
}
