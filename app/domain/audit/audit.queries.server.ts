import { inTransaction, Prisma } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import type { DisbursementFlag, DisbursementState, EvidenceState } from '../disbursements';

/** A payment as an auditor sees it. Amounts in minor units of `currency`; times in the nested lists are ISO texts. */
export interface AuditedDisbursement {
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
  requestedByName: string | null;
  requestedAt: Date;
  executedByName: string | null;
  executedAt: Date | null;
  valueDate: Date | null;
  closedByName: string | null;
  closedAt: Date | null;
  approvals: { name: string | null; at: string }[];
  evidence: {
    id: string;
    sha256: string;
    state: EvidenceState;
    uploadedBy: string | null;
    uploadedAt: string;
    checkedBy: string | null;
    checkedAt: string | null;
  }[];
  confirmations: { received: boolean; by: 'survivor' | 'visit'; name: string | null; at: string }[];
  flags: DisbursementFlag[];
}

export interface AuditFilter {
  state?: DisbursementState;
  flagged?: boolean;
  /** Part of a pseudonym or of a payee's code. */
  search?: string;
}

const PAGE_ROWS = 50;
export interface Page<T> {
  rows: T[];
  page: number;
  pages: number;
  count: number;
}

function conditions({ state, flagged, search }: AuditFilter): Prisma.Sql {
  const parts = [Prisma.sql`true`];
  if (state) parts.push(Prisma.sql`d.state = ${state}`);
  if (flagged) parts.push(Prisma.sql`cardinality(d.flags) > 0`);
  if (search)
    parts.push(
      Prisma.sql`(strpos(lower(d.pseudonym), lower(${search})) > 0 OR strpos(lower(d.payee_code), lower(${search})) > 0)`,
    );
  return Prisma.join(parts, ' AND ');
}

const columns = Prisma.sql`d.id, d.campaign_line_id AS "campaignLineId", d.pseudonym, d.label, d.category, d.amount_minor AS "amountMinor", d.currency::text AS currency,
  d.payee_code AS "payeeCode", d.planned_on AS "plannedOn", d.state, d.requested_by_name AS "requestedByName", d.requested_at AS "requestedAt",
  d.executed_by_name AS "executedByName", d.executed_at AS "executedAt", d.value_date AS "valueDate", d.closed_by_name AS "closedByName", d.closed_at AS "closedAt",
  d.approvals, d.confirmations, d.flags,
  (SELECT coalesce(jsonb_agg(one - 'redactedKey'), '[]') FROM jsonb_array_elements(d.evidence) one) AS evidence`;

/** A page of payments, the latest first. */
export async function readAuditedDisbursements(
  actor: StaffActor,
  filter: AuditFilter,
  page: number,
): Promise<Page<AuditedDisbursement>> {
  return inTransaction(actor, 'audit.list', async (tx) => {
    const [total] = await tx.$queryRaw<
      { count: number }[]
    >`SELECT count(*)::int AS count FROM audit.disbursement_view d WHERE ${conditions(filter)}`;
    const count = total?.count ?? 0;
    const pages = Math.max(1, Math.ceil(count / PAGE_ROWS));
    const shown = Math.min(page, pages);
    const rows = await tx.$queryRaw<AuditedDisbursement[]>`
      SELECT ${columns} FROM audit.disbursement_view d WHERE ${conditions(filter)} ORDER BY d.requested_at DESC, d.id LIMIT ${PAGE_ROWS} OFFSET ${(shown - 1) * PAGE_ROWS}`;
    return { rows, page: shown, pages, count };
  });
}

export interface OpenAuditedDisbursement extends AuditedDisbursement {
  /** What the payment consumed, the oldest gift first: amounts and days only. */
  gifts: { number: number; paidOn: Date; usedMinor: bigint }[];
  trail: TrailRow[];
}

export async function readAuditedDisbursement(
  actor: StaffActor,
  id: string,
): Promise<OpenAuditedDisbursement | undefined> {
  return inTransaction(actor, 'audit.one', async (tx) => {
    const [row] = await tx.$queryRaw<
      AuditedDisbursement[]
    >`SELECT ${columns} FROM audit.disbursement_view d WHERE d.id = ${id}::uuid`;
    if (!row) return undefined;
    await tx.$executeRaw`SELECT audit.record('disbursement.audited', 'disbursement', ${id}, '{}'::jsonb)`;
    const gifts = await tx.$queryRaw<OpenAuditedDisbursement['gifts']>`
      SELECT row_number() OVER (ORDER BY c.allocation_id)::int AS number, g.paid_at AS "paidOn", c.amount_minor AS "usedMinor"
      FROM ledger.net_consumption c JOIN giving.gift g ON g.id = c.gift_id WHERE c.disbursement_id = ${id}::uuid ORDER BY c.allocation_id`;
    const trail = await tx.$queryRaw<
      TrailRow[]
    >`SELECT ${trailColumns} FROM ${trailTables} WHERE t.subject_kind = 'disbursement' AND t.subject = ${id} ORDER BY t.seq`;
    return { ...row, gifts, trail };
  });
}

/** A row of the trail; `subject` is a pseudonym or an opaque id. */
export interface TrailRow {
  seq: bigint;
  at: Date;
  name: string | null;
  actorRole: string;
  action: string;
  subjectKind: string;
  subject: string;
  detail: Record<string, unknown>;
}

const trailColumns = Prisma.sql`t.seq, t.at, u.name, t.actor_role AS "actorRole", t.action, t.subject_kind AS "subjectKind", t.subject, t.detail`;
const trailTables = Prisma.sql`audit.trail_entry t LEFT JOIN identity."user" u ON u.id = t.actor_id`;

/** A page of the trail, the latest first; `action` narrows it to actions that begin so ("disbursement."). */
export async function readTrail(actor: StaffActor, action: string, page: number): Promise<Page<TrailRow>> {
  return inTransaction(actor, 'audit.trail', async (tx) => {
    const [total] = await tx.$queryRaw<
      { count: number }[]
    >`SELECT count(*)::int AS count FROM audit.trail_entry WHERE starts_with(action, ${action})`;
    const count = total?.count ?? 0;
    const pages = Math.max(1, Math.ceil(count / PAGE_ROWS));
    const shown = Math.min(page, pages);
    const rows = await tx.$queryRaw<TrailRow[]>`
      SELECT ${trailColumns} FROM ${trailTables} WHERE starts_with(t.action, ${action}) ORDER BY t.seq DESC LIMIT ${PAGE_ROWS} OFFSET ${(shown - 1) * PAGE_ROWS}`;
    return { rows, page: shown, pages, count };
  });
}
