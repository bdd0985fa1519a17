import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { openForPayment } from './sealing.server';
import type { DisbursementFlag, DisbursementState, EvidenceState } from './states';

/** A payment as finance sees it: pseudonym, public label, payee code. Amounts in minor units of `currency`. */
export interface FinanceDisbursement {
  id: string;
  campaignLineId: string;
  pseudonym: string;
  label: string;
  category: string;
  amountMinor: bigint;
  currency: string;
  payeeCode: string;
  plannedOn: Date;
  state: DisbursementState;
  requestedBy: string;
  requestedByName: string | null;
  requestedAt: Date;
  executedByName: string | null;
  executedAt: Date | null;
  valueDate: Date | null;
  closedByName: string | null;
  closedAt: Date | null;
  approvalsNeeded: number;
  approvers: string[];
  flags: DisbursementFlag[];
  /** Whether this payee was never paid before. */
  isFirstPayment: boolean;
}

const financeRows = (actor: StaffActor, id: string | null, limit: number) =>
  inTransaction(
    actor,
    'finance.list',
    (tx) => tx.$queryRaw<(FinanceDisbursement & { referenceSealed: Uint8Array | null })[]>`
      SELECT d.id, d.campaign_line_id AS "campaignLineId", d.pseudonym, d.label, d.category, d.amount_minor AS "amountMinor", d.currency::text AS currency,
        d.payee_code AS "payeeCode", d.planned_on AS "plannedOn", d.state, d.requested_by AS "requestedBy", d.requested_by_name AS "requestedByName",
        d.requested_at AS "requestedAt", d.executed_by_name AS "executedByName", d.executed_at AS "executedAt", d.value_date AS "valueDate",
        cu.name AS "closedByName", d.closed_at AS "closedAt", d.approvals_needed AS "approvalsNeeded", d.approvers, d.flags, d.reference_sealed AS "referenceSealed",
        NOT EXISTS (SELECT FROM ledger.disbursement p WHERE p.payee_code = d.payee_code AND p.executed_at IS NOT NULL AND p.id <> d.id) AS "isFirstPayment"
      FROM ledger.finance_disbursement d LEFT JOIN identity."user" cu ON cu.id = d.closed_by
      WHERE ${id}::uuid IS NULL OR d.id = ${id}::uuid
      ORDER BY d.state IN ('requested', 'approved') DESC, CASE WHEN d.state IN ('requested', 'approved') THEN d.planned_on END, d.requested_at DESC, d.id
      LIMIT ${limit}`,
  );

const LISTED_MAX = 300;

/** What waits, the earliest planned first, then the latest of the rest. */
export async function readFinanceQueue(actor: StaffActor): Promise<FinanceDisbursement[]> {
  return (await financeRows(actor, null, LISTED_MAX)).map(({ referenceSealed, ...row }) => row);
}

export interface LineFigures {
  goalMinor: bigint;
  allocatedMinor: bigint;
  reservedMinor: bigint;
  paidMinor: bigint;
  frozenMinor: bigint;
  freeMinor: bigint;
}
export interface OpenFinanceDisbursement extends FinanceDisbursement {
  approvals: { name: string | null; at: Date }[];
  evidence: { id: string; state: EvidenceState; uploadedAt: Date }[];
  line: LineFigures;
  reference: string | undefined;
  closeReason: string | undefined;
}

export async function readFinanceDisbursement(
  actor: StaffActor,
  id: string,
): Promise<OpenFinanceDisbursement | undefined> {
  const [row] = await financeRows(actor, id, 1);
  if (!row) return undefined;
  const { referenceSealed, ...payment } = row;
  return inTransaction(actor, 'finance.one', async (tx) => {
    const approvals = await tx.$queryRaw<{ name: string | null; at: Date }[]>`
      SELECT u.name, a.approved_at AS at FROM ledger.disbursement_approval a LEFT JOIN identity."user" u ON u.id = a.approved_by
      WHERE a.disbursement_id = ${id}::uuid ORDER BY a.approved_at`;
    const evidence = await tx.$queryRaw<OpenFinanceDisbursement['evidence']>`
      SELECT id, state, uploaded_at AS "uploadedAt" FROM ledger.evidence WHERE disbursement_id = ${id}::uuid ORDER BY uploaded_at, id`;
    const [closed] = await tx.$queryRaw<
      { sealed: Uint8Array | null }[]
    >`SELECT close_reason_sealed AS sealed FROM ledger.disbursement WHERE id = ${id}::uuid`;
    const [line] = await tx.$queryRaw<LineFigures[]>`
      SELECT l.goal_minor AS "goalMinor", p.allocated_minor AS "allocatedMinor", p.reserved_minor AS "reservedMinor", p.paid_minor AS "paidMinor",
        p.frozen_minor AS "frozenMinor", p.allocated_minor - p.reserved_minor - p.paid_minor - p.frozen_minor AS "freeMinor"
      FROM ledger.line_position p JOIN public.campaign_line l ON l.id = p.campaign_line_id WHERE p.campaign_line_id = ${row.campaignLineId}::uuid`;
    if (!line) throw new Error('A payment without a line.');
    return {
      ...payment,
      approvals,
      evidence,
      line,
      reference: referenceSealed ? openForPayment('reference', id, referenceSealed) : undefined,
      closeReason: closed?.sealed ? openForPayment('close_reason', id, closed.sealed) : undefined,
    };
  });
}
