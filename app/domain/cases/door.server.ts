import { inTransaction, type Transaction } from '../../platform/db/index.server';
import type { Actor } from '../access';
import { CaseNotFoundError } from './errors';
import { type CaseSealer, sealerOf } from './sealing.server';
import { recordOnCase } from './trail.server';

export interface DoorEntry {
  caseId: string;
  /** What is read, in the words of the trail. */
  fields: readonly string[];
  /** Why, for whoever reads the trail. */
  reason: string;
}

export interface CaseFrame {
  id: string;
  pseudonym: string;
  officeId: string;
  ageClass: 'adult' | 'minor';
  createdAt: Date;
  closedAt: Date | null;
}

/**
 * The only way from ciphertext to plain text. `read` collects sealed rows in a transaction that also writes the trail
 * row; only when that has committed does `open` get the keys. Throws CaseNotFoundError for a case of another office.
 */
export async function throughDoor<S, T>(
  actor: Actor,
  entry: DoorEntry,
  read: (tx: Transaction, frame: CaseFrame) => Promise<S>,
  open: (sealed: S, sealer: CaseSealer, frame: CaseFrame) => T,
): Promise<T> {
  const { frame, sealed } = await inTransaction(actor, 'open-case', async (tx) => {
    const frame = await findFrame(tx, entry.caseId);
    const sealed = await read(tx, frame);
    await recordOnCase(tx, 'case.read', frame.pseudonym, { fields: entry.fields, reason: entry.reason });
    return { frame, sealed };
  });
  return open(sealed, await sealerOf(frame.id), frame);
}

/** What a case is, without its content. Row security decides whether there is one. */
export async function findFrame(tx: Transaction, caseId: string): Promise<CaseFrame> {
  const frame = await tx.caseFile.findUnique({
    where: { id: caseId },
    select: { id: true, pseudonym: true, officeId: true, ageClass: true, createdAt: true, closedAt: true },
  });
  if (frame === null) throw new CaseNotFoundError();
  return frame;
}

/** As findFrame, and nobody else changes the case until this transaction ends. */
export async function lockFrame(tx: Transaction, caseId: string): Promise<CaseFrame> {
  await tx.$queryRaw`SELECT id FROM private.case_file WHERE id = ${caseId}::uuid FOR UPDATE`;
  return findFrame(tx, caseId);
}
