import { vault } from '../../platform/crypto/index.server';
import { databaseErrorCode, inTransaction } from '../../platform/db/index.server';
import { type Actor, type StaffActor, workerActor } from '../access';
import type { DeclineReason, ErasureProgress } from './erasure-state';
import { CaseNotFoundError } from './errors';

export interface Erasure extends ErasureProgress {
  id: string;
  caseId: string;
  pseudonym: string;
  office: string;
  askedBy: string;
  askedByName: string | null;
  askedAt: Date;
  keyErasedAt: Date | null;
}

/**
 * An officer asks for the erasure of a case of their office. Its consent is withdrawn and its page down at once; asking
 * again changes nothing. The rest takes a second person: one alone could make what they did themselves unreadable.
 */
export async function askErasure(actor: StaffActor, caseId: string): Promise<string> {
  try {
    const [asked] = await inTransaction(
      actor,
      'ask-erasure',
      (tx) => tx.$queryRaw<{ id: string }[]>`SELECT private.ask_erasure(${caseId}::uuid) AS id`,
    );
    if (!asked) throw new Error('private.ask_erasure gave no row.');
    return asked.id;
  } catch (error) {
    if (databaseErrorCode(error) === 'HW007') throw new CaseNotFoundError();
    throw error;
  }
}

/** A reviewer leaves the case as it is. The page stays down: publishing again needs a fresh consent. */
export async function declineErasure(actor: StaffActor, erasureId: string, reason: DeclineReason): Promise<void> {
  await inTransaction(
    actor,
    'decline-erasure',
    (tx) => tx.$queryRaw`SELECT private.decide_erasure(${erasureId}::uuid, false, ${reason})::text`,
  );
}

/** A reviewer confirms: the rows go in this transaction, the key after it. If this process ends between, the hourly round does the rest. */
export async function confirmErasure(actor: StaffActor, erasureId: string): Promise<void> {
  const [decided] = await inTransaction(
    actor,
    'confirm-erasure',
    (tx) => tx.$queryRaw<{ caseId: string }[]>`
      SELECT private.decide_erasure(${erasureId}::uuid, true, NULL) AS "caseId"`,
  );
  if (decided) await eraseKey(actor, { id: erasureId, caseId: decided.caseId });
}

async function eraseKey(actor: Actor, erasure: { id: string; caseId: string }): Promise<void> {
  await vault().eraseCaseKey(erasure.caseId);
  await inTransaction(actor, 'key-erased', (tx) => tx.$queryRaw`SELECT private.key_erased(${erasure.id}::uuid)::text`);
}

/**
 * Every hour: erases the keys of all erased cases, since a folder of keys may have come back from a backup, and closes
 * the erasures whose day has come. Answers how many were closed.
 */
export async function finishErasures(): Promise<number> {
  for (const erasure of await erasuresFor(workerActor))
    if (erasure.decision === 'confirmed') await eraseKey(workerActor, erasure);
  const [done] = await inTransaction(
    workerActor,
    'complete-erasures',
    (tx) => tx.$queryRaw<{ count: number }[]>`SELECT private.complete_erasures() AS count`,
  );
  return done?.count ?? 0;
}

/** Erasures that the actor may see: an officer those of their office, a reviewer all. Newest first. */
export function erasuresFor(actor: Actor): Promise<Erasure[]> {
  return inTransaction(
    actor,
    'erasures',
    (tx) => tx.$queryRaw<Erasure[]>`
      SELECT id, case_id AS "caseId", pseudonym, office, asked_by AS "askedBy", asked_by_name AS "askedByName",
        asked_at AS "askedAt", decision, decided_at AS "decidedAt", decline_reason AS "declineReason",
        complete_by AS "completeBy", key_erased_at AS "keyErasedAt", completed_at AS "completedAt"
      FROM private.erasures()`,
  );
}
