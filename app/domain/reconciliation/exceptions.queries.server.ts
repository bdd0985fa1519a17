import { type DatabaseActor, inTransaction, Prisma, type Transaction } from '~/platform/db/index.server';
import type { FinanceException, WriteOff } from './read-models';
import { openText } from './sealing.server';

interface ExceptionRow extends Omit<FinanceException, 'note' | 'writeOff'> {
  noteSealed: Uint8Array | null;
  writeOffId: string | null;
  writeOffMinor: bigint;
  writeOffReasonSealed: Uint8Array;
  writeOffState: WriteOff['state'];
  writeOffBy: string;
  writeOffByName: string | null;
  writeOffAt: Date;
}

const LISTED_MAX = 500;

/** Open ones by due date, the earliest first; closed ones, the latest first. Finance and worker: notes are opened. */
export async function readExceptions(
  actor: DatabaseActor,
  { state }: { state: 'open' | 'closed' },
): Promise<FinanceException[]> {
  const rows = await inTransaction(actor, 'exceptions.read', (tx) =>
    exceptionRows(tx, Prisma.sql`WHERE (e.state = 'open') = ${state === 'open'}`),
  );
  return rows.map(toException);
}

/** One exception, open or closed; undefined when there is none. Finance and worker. */
export async function readException(actor: DatabaseActor, id: string): Promise<FinanceException | undefined> {
  const [row] = await inTransaction(actor, 'exception.read', (tx) =>
    exceptionRows(tx, Prisma.sql`WHERE e.id = ${id}::uuid`),
  );
  return row && toException(row);
}

const exceptionRows = (tx: Transaction, where: Prisma.Sql) => tx.$queryRaw<ExceptionRow[]>`
  SELECT e.id, e.kind, e.subject_kind AS "subjectKind", e.subject_id AS "subjectId", e.currency::text AS currency, e.amount_minor AS "amountMinor",
    CASE WHEN e.currency IS NULL THEN 0 ELSE ledger.in_suspense(e.subject_kind, e.subject_id, e.currency) END AS "inSuspenseMinor",
    e.detail, e.state, e.opened_at AS "openedAt", e.owner, o.name AS "ownerName", e.due_on::text AS "dueOn",
    e.state = 'open' AND e.due_on < (system.now() AT TIME ZONE 'UTC')::date AS "isOverdue", c.name AS "closedByName", e.closed_at AS "closedAt", e.note_sealed AS "noteSealed",
    w.id AS "writeOffId", w.amount_minor AS "writeOffMinor", w.reason_sealed AS "writeOffReasonSealed", w.state AS "writeOffState", w.proposed_by AS "writeOffBy",
    p.name AS "writeOffByName", w.proposed_at AS "writeOffAt"
  FROM ledger.exception e LEFT JOIN identity."user" o ON o.id = e.owner LEFT JOIN identity."user" c ON c.id = e.closed_by
  LEFT JOIN LATERAL (SELECT * FROM ledger.write_off w WHERE w.exception_id = e.id ORDER BY w.proposed_at DESC, w.id LIMIT 1) w ON true
  LEFT JOIN identity."user" p ON p.id = w.proposed_by
  ${where}
  ORDER BY CASE WHEN e.state = 'open' THEN e.due_on END, e.closed_at DESC, e.opened_at, e.id LIMIT ${LISTED_MAX}`;

function toException(row: ExceptionRow): FinanceException {
  const { noteSealed, writeOffId, writeOffMinor, writeOffReasonSealed, writeOffState, ...rest } = row;
  const { writeOffBy, writeOffByName, writeOffAt, ...exception } = rest;
  return {
    ...exception,
    note: noteSealed ? openText('exception.note', exception.id, noteSealed) : null,
    writeOff: writeOffId
      ? {
          id: writeOffId,
          amountMinor: writeOffMinor,
          reason: openText('write_off.reason', writeOffId, writeOffReasonSealed),
          state: writeOffState,
          proposedBy: writeOffBy,
          proposedByName: writeOffByName,
          proposedAt: writeOffAt,
        }
      : null,
  };
}
