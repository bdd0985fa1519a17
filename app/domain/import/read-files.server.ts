import { createHash } from 'node:crypto';
import { vault } from '../../platform/crypto/index.server';
import type { NewCase } from '../cases';
import type { NewConsent } from '../consent';
import { caseFileSchema, caseOfFile } from './case-file';
import { peopleOfWorkbook } from './htcds-people.server';
import { readWorkbook } from './htcds-workbook.server';
import { fieldOf, type ImportProblem, sentenceOf, UnreadableFileError } from './problem';

export interface ImportFile {
  name: string;
  bytes: Uint8Array;
}

/** One person of a file, ready to be stored. */
export interface ReadCase {
  source: 'case_file' | 'htcds';
  content: NewCase;
  consent: NewConsent | null;
  /** Keyed digest of the file and the place in it: the same file is recognised, and tells nothing by itself. */
  digest: string;
}

export type ReadFile = { ok: true; cases: ReadCase[] } | { ok: false; problems: ImportProblem[] };

const JSON_BYTES_MAX = 1_000_000;

/** Reads a case file (.json) or a spreadsheet of the standard (.xlsx), told apart by content. Stores nothing. */
export async function readFile(file: ImportFile): Promise<ReadFile> {
  try {
    const cases = isArchive(file.bytes) ? await readSpreadsheet(file.bytes) : readCaseFile(file.bytes);
    return cases;
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return { ok: false, problems: [{ field: 'The file', message: error.message }] };
  }
}

async function readSpreadsheet(bytes: Uint8Array): Promise<ReadFile> {
  const { sheets, problems } = await readWorkbook(bytes);
  if (problems.length > 0) return { ok: false, problems };
  const found = peopleOfWorkbook(sheets);
  if (found.problems.length > 0) return { ok: false, problems: found.problems };
  const cases = found.people.map(
    ({ row, content }): ReadCase => ({ source: 'htcds', content, consent: null, digest: digestOf(bytes, row) }),
  );
  return { ok: true, cases };
}

function readCaseFile(bytes: Uint8Array): ReadFile {
  if (bytes.length === 0) throw new UnreadableFileError('The file is empty.');
  if (bytes.length > JSON_BYTES_MAX) throw new UnreadableFileError('The file is larger than 1 MB.');
  const parsed = caseFileSchema.safeParse(jsonOf(bytes));
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({ field: fieldOf(issue.path), message: sentenceOf(issue) }));
    return { ok: false, problems };
  }
  return { ok: true, cases: [{ source: 'case_file', ...caseOfFile(parsed.data), digest: digestOf(bytes, 0) }] };
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new UnreadableFileError(
      'This is neither an Excel workbook (.xlsx) nor a case file (.json) that we can read.',
    );
  }
}

function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function digestOf(bytes: Uint8Array, row: number): string {
  return vault().fingerprint('import', `${createHash('sha256').update(bytes).digest('hex')}#${row}`);
}
