import { inTransaction, Prisma, type Transaction } from '~/platform/db/index.server';
import { readSheet } from '~/platform/images/index.server';
import type { StaffActor } from '../access';
import { openSealed } from './evidence-files.server';
import { NothingHere } from './refused';
import type { DisbursementState, EvidenceState } from './states';

/** A receipt for whoever checks it: the line and the amount, nothing of payee or case. */
export interface Evidence {
  id: string;
  disbursementId: string;
  state: EvidenceState;
  label: string;
  category: string;
  amountMinor: bigint;
  currency: string;
  disbursementState: DisbursementState;
  uploadedBy: string;
  uploadedAt: Date;
  checkedBy: string | null;
}

/** Officers see receipts of their office, reviewers all: two views with the same columns. */
function sourceFor(actor: StaffActor): Prisma.Sql {
  if (actor.role === 'reviewer') return Prisma.sql`ledger.review_evidence e`;
  return Prisma.sql`(SELECT e.*, d.amount_minor, d.currency, d.state AS disbursement_state, d.label, d.category
    FROM ledger.office_evidence e JOIN ledger.office_disbursement d ON d.id = e.disbursement_id) e`;
}

async function evidenceRows(actor: StaffActor, which: Prisma.Sql): Promise<Evidence[]> {
  return inTransaction(
    actor,
    'evidence.list',
    (tx) => tx.$queryRaw<Evidence[]>`
      SELECT e.id, e.disbursement_id AS "disbursementId", e.state, e.label, e.category, e.amount_minor AS "amountMinor", e.currency::text AS currency,
        e.disbursement_state AS "disbursementState", e.uploaded_by AS "uploadedBy", e.uploaded_at AS "uploadedAt", e.checked_by AS "checkedBy"
      FROM ${sourceFor(actor)} WHERE ${which} ORDER BY e.uploaded_at, e.id`,
  );
}

/** Receipts that wait, the oldest first; the actor's own among them. */
export async function readPendingEvidence(actor: StaffActor): Promise<Evidence[]> {
  return evidenceRows(actor, Prisma.sql`e.state = 'pending'`);
}

export async function readEvidence(actor: StaffActor, id: string): Promise<Evidence | undefined> {
  return (await evidenceRows(actor, Prisma.sql`e.id = ${id}::uuid`))[0];
}

export interface OwnDraft {
  id: string;
  disbursementId: string;
  label: string;
  uploadedAt: Date;
}

/** Receipts that the officer uploaded and has not covered yet. */
export async function readOwnDrafts(actor: StaffActor): Promise<OwnDraft[]> {
  return inTransaction(
    actor,
    'evidence.drafts',
    (tx) => tx.$queryRaw<OwnDraft[]>`
      SELECT r.id, r.disbursement_id AS "disbursementId", d.label, r.uploaded_at AS "uploadedAt"
      FROM private.evidence_draft r JOIN ledger.office_disbursement d ON d.id = r.disbursement_id ORDER BY r.uploaded_at`,
  );
}

interface Keys {
  disbursementId: string;
  redactedKey: string;
}

/** Where the covered copy is, as far as this role may know of it. */
async function redactedKeys(tx: Transaction, actor: StaffActor, id: string): Promise<Keys | undefined> {
  const columns = Prisma.sql`disbursement_id AS "disbursementId", redacted_key AS "redactedKey"`;
  const source =
    actor.role === 'officer'
      ? Prisma.sql`ledger.office_evidence`
      : actor.role === 'reviewer'
        ? Prisma.sql`ledger.review_evidence`
        : Prisma.sql`ledger.evidence`;
  const [row] = await tx.$queryRaw<Keys[]>`SELECT ${columns} FROM ${source} WHERE id = ${id}::uuid`;
  return row;
}

/** The covered copy as JPEG, for every role that may see receipts. Throws NothingHere. */
export async function drawEvidence(actor: StaffActor, id: string): Promise<Uint8Array> {
  const keys = await inTransaction(actor, 'evidence.draw', (tx) => redactedKeys(tx, actor, id));
  if (!keys) throw new NothingHere();
  return openSealed(keys.redactedKey, 'redacted', id);
}

/**
 * The original, drawn anew, for the officer's office and for reviewers; the row in the trail commits before it is
 * opened. Throws NothingHere.
 */
export async function drawOriginal(actor: StaffActor, id: string): Promise<Uint8Array> {
  const view = actor.role === 'reviewer' ? Prisma.sql`ledger.review_evidence` : Prisma.sql`ledger.office_evidence`;
  const row = await inTransaction(actor, 'evidence.original', async (tx) => {
    const [found] = await tx.$queryRaw<{ disbursementId: string; originalKey: string }[]>`
      SELECT disbursement_id AS "disbursementId", original_key AS "originalKey" FROM ${view} WHERE id = ${id}::uuid`;
    if (found) {
      const detail = JSON.stringify({ evidence: id });
      await tx.$executeRaw`SELECT audit.record('evidence.original_read', 'disbursement', ${found.disbursementId}, ${detail}::jsonb)`;
    }
    return found;
  });
  if (!row) throw new NothingHere();
  return (await readSheet(await openSealed(row.originalKey, 'original', id))).jpeg;
}
