import { CaseKeyMissingError, seal, unseal, vault } from '~/platform/crypto/index.server';
import { databaseErrorCode, inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';

export type ConcernKind = 'complaint' | 'second_pin' | 'guessing' | 'new_code';

export interface ListedConcern {
  id: string;
  kind: ConcernKind;
  /** Null where no single case is meant. */
  pseudonym: string | null;
  office: string | null;
  raisedAt: Date;
  isAnswered: boolean;
  isClosed: boolean;
}

const CLOSED_SHOWN = 50;

/** What was raised, open ones first and the newest first. Nothing is opened. */
export async function readConcerns(actor: StaffActor): Promise<ListedConcern[]> {
  return inTransaction(
    actor,
    'concerns.list',
    (tx) => tx.$queryRaw<ListedConcern[]>`
      SELECT * FROM (
        SELECT id, kind, pseudonym, office, raised_at AS "raisedAt", answer_sealed IS NOT NULL AS "isAnswered", closed_at IS NOT NULL AS "isClosed",
          row_number() OVER (PARTITION BY closed_at IS NULL ORDER BY raised_at DESC) AS place FROM private.review_concern) c
      WHERE NOT "isClosed" OR place <= ${CLOSED_SHOWN} ORDER BY "isClosed", "raisedAt" DESC, id`,
  );
}

export async function concernsWaiting(actor: StaffActor): Promise<number> {
  const [row] = await inTransaction(
    actor,
    'concerns.count',
    (tx) => tx.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM private.review_concern WHERE closed_at IS NULL`,
  );
  return row?.count ?? 0;
}

export interface OpenConcern extends ListedConcern {
  /** Undefined where nothing was written, and once the case was erased. */
  words: string | undefined;
  answer: string | undefined;
}

interface SealedConcern extends ListedConcern {
  caseId: string | null;
  sealed: Uint8Array | null;
  answerSealed: Uint8Array | null;
}

async function sealedConcern(actor: StaffActor, id: string): Promise<SealedConcern | undefined> {
  const [row] = await inTransaction(actor, 'concerns.open', async (tx) => {
    await tx.$executeRaw`SELECT audit.record('concern.read', 'concern', ${id}, '{}'::jsonb)`;
    return tx.$queryRaw<SealedConcern[]>`
      SELECT id, kind, case_id AS "caseId", pseudonym, office, raised_at AS "raisedAt", sealed, answer_sealed AS "answerSealed",
        answer_sealed IS NOT NULL AS "isAnswered", closed_at IS NOT NULL AS "isClosed" FROM private.review_concern WHERE id = ${id}::uuid`;
  });
  return row;
}

/** One concern with its words; the read leaves a row in the trail before it is opened. */
export async function openConcern(actor: StaffActor, id: string): Promise<OpenConcern | undefined> {
  const row = await sealedConcern(actor, id);
  if (!row) return undefined;
  const { caseId, sealed, answerSealed, ...concern } = row;
  return {
    ...concern,
    words: await opened(caseId, `concern/${id}`, sealed),
    answer: await opened(caseId, `concern/${id}/answer`, answerSealed),
  };
}

async function opened(caseId: string | null, place: string, sealed: Uint8Array | null): Promise<string | undefined> {
  if (caseId === null || sealed === null) return undefined;
  try {
    return Buffer.from(unseal(await vault().caseKey(caseId), `${place}:${caseId}`, sealed)).toString('utf8');
  } catch (error) {
    if (error instanceof CaseKeyMissingError) return undefined;
    throw error;
  }
}

/** Answers a complaint; the survivor reads it in their own view and nowhere else. False: answered or closed meanwhile. */
export async function answerConcern(actor: StaffActor, id: string, words: string): Promise<boolean> {
  const row = await sealedConcern(actor, id);
  if (!row?.caseId) return false;
  const key = await vault().caseKey(row.caseId);
  const sealed = seal(key, `concern/${id}/answer:${row.caseId}`, Buffer.from(words, 'utf8'));
  return unlessDecided(() =>
    inTransaction(
      actor,
      'concerns.answer',
      (tx) => tx.$executeRaw`SELECT private.answer_concern(${id}::uuid, ${sealed})`,
    ),
  );
}

/** Says that enough was done about it. */
export async function closeConcern(actor: StaffActor, id: string): Promise<boolean> {
  return unlessDecided(() =>
    inTransaction(actor, 'concerns.close', (tx) => tx.$executeRaw`SELECT private.close_concern(${id}::uuid)`),
  );
}

async function unlessDecided(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (databaseErrorCode(error) === 'HW002') return false;
    throw error;
  }
}
