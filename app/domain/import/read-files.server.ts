import { createHash } from 'node:crypto';
import { vault } from '../../platform/crypto/index.server';
import { type NewCase, newCaseSchema } from '../cases';
import { type NewConsent, newConsentSchema } from '../consent';
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
/** More help nobody. */
const PROBLEMS_MAX = 50;
/** No list of a case is longer, and to look at each entry of one that is would hold up everybody else. */
const LIST_LENGTH_MAX = 500;
/** As deep as a case file goes. */
const LEVELS = 4;

/** Reads a case file (.json) or a spreadsheet of the standard (.xlsx), told apart by content. Stores nothing. */
export async function readFile(file: ImportFile): Promise<ReadFile> {
  try {
    const read = isArchive(file.bytes) ? await readSpreadsheet(file.bytes) : readCaseFile(file.bytes);
    return read.ok ? storable(read.cases) : { ok: false, problems: read.problems.slice(0, PROBLEMS_MAX) };
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
  const content = jsonOf(bytes);
  refuseLongLists(content);
  const parsed = caseFileSchema.safeParse(content);
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

function refuseLongLists(content: unknown, path: PropertyKey[] = []): void {
  if (typeof content !== 'object' || content === null || path.length >= LEVELS) return;
  if (Array.isArray(content) && content.length > LIST_LENGTH_MAX)
    throw new UnreadableFileError(`The list at ${fieldOf(path)} has more than ${LIST_LENGTH_MAX} entries.`);
  const entries = Array.isArray(content) ? content.entries() : Object.entries(content).slice(0, LIST_LENGTH_MAX);
  for (const [key, value] of entries) refuseLongLists(value, [...path, key]);
}

/** What was read keeps the limits of a case, as a form does; otherwise it is refused here, not when it is stored. */
function storable(cases: ReadCase[]): ReadFile {
  const issues = cases.flatMap(({ content, consent }) => [
    ...(newCaseSchema.safeParse(content).error?.issues ?? []),
    ...(consent === null ? [] : (newConsentSchema.safeParse(consent).error?.issues ?? [])),
  ]);
  if (issues.length === 0) return { ok: true, cases };
  const problems = issues.slice(0, PROBLEMS_MAX);
  return { ok: false, problems: problems.map((issue) => ({ field: fieldOf(issue.path), message: sentenceOf(issue) })) };
}

function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function digestOf(bytes: Uint8Array, row: number): string {
  return vault().fingerprint('import', `${createHash('sha256').update(bytes).digest('hex')}#${row}`);
}
