import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { openForCase, openForPayment } from './sealing.server';
import type { DisbursementState, EvidenceState } from './states';

/** A line of a case of the officer's office, with what it holds. Amounts in minor units of `currency`. */
export interface OfficeLine {
  id: string;
  /** Set for a child's need in a group: what may be asked for is bounded by the need and by the group's line. */
  needId: string | null;
  caseId: string;
  pseudonym: string;
  label: string;
  category: string;
  currency: string;
  goalMinor: bigint;
  allocatedMinor: bigint;
  reservedMinor: bigint;
  paidMinor: bigint;
  freeMinor: bigint;
  /** With whom more is asked for: the pool while the line, or the group's, misses something, then the reserve. */
  asks: 'pool' | 'reserve';
  /** Up to this amount one approval is enough; null where it always takes two. */
  oneApprovalUpToMinor: bigint | null;
}

/** The lines of the office's published cases, those with free money first; a child's need in a group is a line of its own. */
export async function readOfficeLines(actor: StaffActor, lineId: string | null = null): Promise<OfficeLine[]> {
  return inTransaction(
    actor,
    'disbursement.lines',
    (tx) => tx.$queryRaw<OfficeLine[]>`
      SELECT l.id, l.need_id AS "needId", l.case_id AS "caseId", l.pseudonym, l.label, l.category, l.currency, l.goal_minor AS "goalMinor",
        l.allocated_minor AS "allocatedMinor", l.reserved_minor AS "reservedMinor", l.paid_minor AS "paidMinor", l.free_minor AS "freeMinor", l.asks,
        (SELECT b.up_to_minor FROM ledger.approval_band b WHERE b.currency = l.currency::char(3) AND b.approvals = 1) AS "oneApprovalUpToMinor"
      FROM ledger.office_line l WHERE ${lineId}::uuid IS NULL OR l.id = ${lineId}::uuid
      ORDER BY l.free_minor > 0 DESC, l.pseudonym, l.position`,
  );
}

export async function readOfficeLine(actor: StaffActor, lineId: string): Promise<OfficeLine | undefined> {
  return (await readOfficeLines(actor, lineId))[0];
}

export interface OfficeDisbursement {
  id: string;
  caseId: string;
  pseudonym: string;
  label: string;
  category: string;
  amountMinor: bigint;
  currency: string;
  payeeCode: string;
  plannedOn: Date;
  state: DisbursementState;
  requestedBy: string;
  requestedAt: Date;
  approvedAt: Date | null;
  executedAt: Date | null;
  valueDate: Date | null;
  closedAt: Date | null;
  /** A receipt that this officer is still covering. */
  draftId: string | null;
  pending: number;
  rejected: number;
  /** The last word about arrival. */
  received: boolean | null;
}

const officeRows = (actor: StaffActor, id: string | null) =>
  inTransaction(
    actor,
    'disbursement.list',
    (tx) => tx.$queryRaw<(OfficeDisbursement & { reasonSealed: Uint8Array; closeReasonSealed: Uint8Array | null })[]>`
      SELECT d.id, d.case_id AS "caseId", f.pseudonym, d.label, d.category, d.amount_minor AS "amountMinor", d.currency::text AS currency, d.payee_code AS "payeeCode",
        d.planned_on AS "plannedOn", d.state, d.requested_by AS "requestedBy", d.requested_at AS "requestedAt", d.approved_at AS "approvedAt", d.executed_at AS "executedAt",
        d.value_date AS "valueDate", d.closed_at AS "closedAt", d.reason_sealed AS "reasonSealed", d.close_reason_sealed AS "closeReasonSealed",
        (SELECT r.id FROM private.evidence_draft r WHERE r.disbursement_id = d.id ORDER BY r.uploaded_at DESC LIMIT 1) AS "draftId",
        (SELECT count(*)::int FROM ledger.office_evidence e WHERE e.disbursement_id = d.id AND e.state = 'pending') AS pending,
        (SELECT count(*)::int FROM ledger.office_evidence e WHERE e.disbursement_id = d.id AND e.state = 'rejected') AS rejected,
        (SELECT c.received FROM ledger.office_confirmation c WHERE c.disbursement_id = d.id ORDER BY c.confirmed_at DESC, c.received LIMIT 1) AS received
      FROM ledger.office_disbursement d JOIN private.case_file f ON f.id = d.case_id
      WHERE ${id}::uuid IS NULL OR d.id = ${id}::uuid
      ORDER BY d.requested_at DESC, d.id`,
  );

/** All payments of the office, the latest first. Nothing is decrypted. */
export async function readOfficeDisbursements(actor: StaffActor): Promise<OfficeDisbursement[]> {
  return (await officeRows(actor, null)).map(({ reasonSealed, closeReasonSealed, ...row }) => row);
}

export interface OfficeEvidence {
  id: string;
  state: EvidenceState;
  uploadedBy: string;
  uploadedAt: Date;
}
export interface Confirmation {
  received: boolean;
  byKind: 'survivor' | 'visit';
  confirmedBy: string | null;
  confirmedAt: Date;
}
export interface OpenOfficeDisbursement extends OfficeDisbursement {
  /** Undefined once the case was erased. */
  reason: string | undefined;
  closeReason: string | undefined;
  evidence: OfficeEvidence[];
  confirmations: Confirmation[];
}

/** One payment of the office with what stands sealed beside it; the read leaves a row in the trail before it is opened. */
export async function readOfficeDisbursement(
  actor: StaffActor,
  id: string,
): Promise<OpenOfficeDisbursement | undefined> {
  const [row] = await officeRows(actor, id);
  if (!row) return undefined;
  const { evidence, confirmations } = await inTransaction(actor, 'disbursement.open', async (tx) => {
    await tx.$executeRaw`SELECT audit.record('disbursement.read', 'disbursement', ${id}, '{"fields": ["reason"]}'::jsonb)`;
    return {
      evidence: await tx.$queryRaw<OfficeEvidence[]>`
        SELECT id, state, uploaded_by AS "uploadedBy", uploaded_at AS "uploadedAt" FROM ledger.office_evidence WHERE disbursement_id = ${id}::uuid ORDER BY uploaded_at, id`,
      confirmations: await tx.$queryRaw<Confirmation[]>`
        SELECT received, by_kind AS "byKind", confirmed_by AS "confirmedBy", confirmed_at AS "confirmedAt" FROM ledger.office_confirmation
        WHERE disbursement_id = ${id}::uuid ORDER BY confirmed_at, NOT received`,
    };
  });
  const { reasonSealed, closeReasonSealed, ...payment } = row;
  return {
    ...payment,
    reason: await openForCase(row.caseId, 'reason', id, reasonSealed),
    closeReason: closeReasonSealed ? openForPayment('close_reason', id, closeReasonSealed) : undefined,
    evidence,
    confirmations,
  };
}
