import { inTransaction } from '~/platform/db/index.server';
import { workerActor } from '../access';
import { openException } from './open-exception.server';

interface DueDispute {
  id: string;
  amountMinor: bigint;
  currency: string;
  dueBy: Date;
}

/** Puts disputes before finance whose bank soon takes no evidence any more, and none was sent. Answers how many. */
export async function watchDeadlines(): Promise<number> {
  const due = await inTransaction(
    workerActor,
    'giving.due_disputes',
    (tx) => tx.$queryRaw<DueDispute[]>`
    SELECT id, amount_minor AS "amountMinor", currency::text AS currency, due_by AS "dueBy" FROM giving.dispute
    WHERE outcome IS NULL AND evidence_submitted_at IS NULL AND due_by BETWEEN system.now() AND system.now() + interval '3 days'`,
  );
  for (const { id, amountMinor, currency, dueBy } of due) {
    const detail = { dueBy: dueBy.toISOString() };
    await openException({ kind: 'evidence_due', subjectKind: 'dispute', subjectId: id, currency, amountMinor, detail });
  }
  return due.length;
}
