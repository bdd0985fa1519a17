import { randomUUID } from 'node:crypto';
import { databaseErrorCode, inTransaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import {
  type CreatedCase,
  discardCase,
  insertCase,
  isUniqueViolation,
  type PreparedCase,
  prepareCase,
  samePersonOf,
} from '../cases/index.server';
import { insertConsent } from '../consent/index.server';
import type { ImportProblem } from './problem';
import { type ImportFile, type ReadCase, readFile } from './read-files.server';

export interface ImportedCase extends CreatedCase {
  /** Another case, of this office or another, has one of the same exact identifiers. */
  mayBeKnown: boolean;
}

/** What became of one file. A refused file left nothing behind. */
export type ImportOutcome =
  | { name: string; status: 'imported'; cases: ImportedCase[] }
  | { name: string; status: 'known'; cases: CreatedCase[] }
  | { name: string; status: 'refused'; problems: ImportProblem[] }
  | { name: string; status: 'readable'; people: number };

/** Says what would become of each file, storing nothing. */
export async function checkFiles(files: readonly ImportFile[]): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  for (const file of files) {
    const read = await readFile(file);
    outcomes.push(
      read.ok
        ? { name: file.name, status: 'readable', people: read.cases.length }
        : { name: file.name, status: 'refused', problems: read.problems },
    );
  }
  return outcomes;
}

/** Imports files into the officer's office: each whole or not at all, and each once. */
export async function importFiles(actor: StaffActor, files: readonly ImportFile[]): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  for (const file of files) outcomes.push(await importFile(actor, file));
  return outcomes;
}

async function importFile(actor: StaffActor, file: ImportFile): Promise<ImportOutcome> {
  const { name } = file;
  const read = await readFile(file);
  if (!read.ok) return { name, status: 'refused', problems: read.problems };
  const known = await findKnown(actor, read.cases);
  if (known.length > 0) return { name, status: 'known', cases: known };
  try {
    const cases = await storeCases(actor, read.cases);
    return { name, status: 'imported', cases: await Promise.all(cases.map((created) => lookedUp(actor, created))) };
  } catch (error) {
    // The same file at the same moment: the database let one of them win.
    if (!isUniqueViolation(error)) throw error;
    return { name, status: 'known', cases: await findKnown(actor, read.cases) };
  }
}

async function lookedUp(actor: StaffActor, created: CreatedCase): Promise<ImportedCase> {
  return { ...created, mayBeKnown: (await samePersonOf(actor, created.id)).length > 0 };
}

async function findKnown(actor: StaffActor, cases: readonly ReadCase[]): Promise<CreatedCase[]> {
  const digests = cases.map(({ digest }) => digest);
  return inTransaction(actor, 'find-imported', (tx) =>
    tx.caseFile.findMany({
      where: { officeId: actor.officeId ?? undefined, importDigest: { in: digests } },
      select: { id: true, pseudonym: true },
    }),
  );
}

async function storeCases(actor: StaffActor, cases: readonly ReadCase[]): Promise<CreatedCase[]> {
  const prepared: { file: PreparedCase; read: ReadCase }[] = [];
  try {
    for (const read of cases) {
      const { content, source, digest } = read;
      prepared.push({ read, file: await prepareCase({ content, source, importDigest: digest }) });
    }
    return await inTransaction(actor, 'import-file', async (tx) => {
      const created: CreatedCase[] = [];
      for (const { file, read } of prepared) {
        const stored = await insertCase(tx, actor, file);
        if (read.consent) await insertConsent(tx, actor, stored, file.sealer, randomUUID(), read.consent);
        created.push(stored);
      }
      return created;
    });
  } catch (error) {
    // Only when the database itself said no: after a lost connection the cases may be there and need their keys.
    if (isUniqueViolation(error) || databaseErrorCode(error) !== undefined) {
      await Promise.all(prepared.map(({ file }) => discardCase(file)));
    }
    throw error;
  }
}
