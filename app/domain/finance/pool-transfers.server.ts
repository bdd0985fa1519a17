import { financeActs as words } from '~/catalogues/en/finance-acts';
import { vault } from '~/platform/crypto/index.server';
import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { decide } from './refusals.server';

/** A line as its officer sees it: of one case, or a child's need in a group. */
interface AskedLine {
  id: string;
  needId: string | null;
}

const purposeOf = (id: string) => `pool_transfer.reason/${id}`;

/**
 * An officer proposes that the pool funds a line of their office, or the reserve one that is funded in full. In a group it
 * is for one child's need. Nothing moves until finance approves.
 */
export async function proposePoolTransfer(
  actor: StaffActor,
  input: { id: string; line: AskedLine; amountMinor: bigint; reason: string },
): Promise<void> {
  const sealed = vault().sealFor('finance', purposeOf(input.id), Buffer.from(input.reason, 'utf8'));
  await decide(
    () =>
      inTransaction(actor, 'finance.propose-pool-transfer', (tx) =>
        input.line.needId === null
          ? tx.$queryRaw`SELECT giving.propose_pool_transfer(${input.id}::uuid, ${input.line.id}::uuid, ${input.amountMinor}::bigint, ${sealed})::text`
          : tx.$queryRaw`SELECT giving.propose_pooled_transfer(${input.id}::uuid, ${input.line.needId}::uuid, ${input.amountMinor}::bigint, ${sealed})::text`,
      ),
    { HW002: ['', words.poolNotPublic], HW003: ['amount', words.poolTooMuch] },
  );
}

/** Finance approves (the line is funded at once) or rejects. Throws Refused. */
export async function decidePoolTransfer(actor: StaffActor, id: string, isApproved: boolean): Promise<void> {
  await decide(
    () =>
      inTransaction(
        actor,
        'finance.decide-pool-transfer',
        (tx) => tx.$queryRaw`SELECT giving.decide_pool_transfer(${id}::uuid, ${isApproved}::boolean)::text`,
      ),
    { HW002: ['', words.poolDecided], HW003: ['', words.poolTooMuch], HW005: ['', words.poolOwn] },
  );
}

/** The office takes its proposal back; only while nobody has decided. Throws Refused. */
export async function cancelPoolTransfer(actor: StaffActor, id: string): Promise<void> {
  await decide(() =>
    inTransaction(
      actor,
      'finance.cancel-pool-transfer',
      (tx) => tx.$queryRaw`SELECT giving.cancel_pool_transfer(${id}::uuid)::text`,
    ),
  );
}

/** What the office of this officer asked of the pool or the reserve for one line, or for one need in a group, the latest first. */
export interface OfficePoolTransfer {
  id: string;
  amountMinor: bigint;
  currency: string;
  state: PoolTransfer['state'];
  reason: string;
  proposedAt: Date;
}

export async function readOfficePoolTransfers(
  actor: StaffActor,
  { id, needId }: AskedLine,
): Promise<OfficePoolTransfer[]> {
  const rows = await inTransaction(
    actor,
    'finance.office-pool-transfers',
    (tx) => tx.$queryRaw<(OfficePoolTransfer & { sealed: Uint8Array })[]>`
      SELECT id::text AS id, amount_minor AS "amountMinor", currency::text AS currency, state, reason_sealed AS sealed, proposed_at AS "proposedAt"
      FROM ledger.office_pool_transfer WHERE CASE WHEN ${needId}::uuid IS NULL THEN campaign_line_id = ${id}::uuid ELSE need_id = ${needId}::uuid END ORDER BY proposed_at DESC, id LIMIT ${LISTED_MAX}`,
  );
  return rows.map(openReason);
}

export interface PoolTransfer {
  id: string;
  campaignLineId: string;
  label: string;
  amountMinor: bigint;
  currency: string;
  /** The reserve, where the line was funded in full and costs more. */
  source: 'pool' | 'reserve';
  state: 'proposed' | 'approved' | 'rejected' | 'cancelled';
  reason: string;
  proposedBy: string;
  proposedByName: string | null;
  proposedAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  /** What the line may still take. */
  roomMinor: bigint;
}

const LISTED_MAX = 200;

/** Transfers from the pool, those to decide first. */
export async function readPoolTransfers(actor: StaffActor): Promise<PoolTransfer[]> {
  const rows = await inTransaction(
    actor,
    'finance.pool-transfers',
    (tx) => tx.$queryRaw<(PoolTransfer & { sealed: Uint8Array })[]>`
      SELECT t.id::text AS id, t.campaign_line_id::text AS "campaignLineId", l.label, t.amount_minor AS "amountMinor", t.currency::text AS currency, t.source, t.state, t.reason_sealed AS sealed,
        t.proposed_by::text AS "proposedBy", p.name AS "proposedByName", t.proposed_at AS "proposedAt", d.name AS "decidedByName", t.decided_at AS "decidedAt",
        s.budgeted_minor - s.allocated_minor AS "roomMinor"
      FROM ledger.pool_transfer t JOIN public.campaign_line l ON l.id = t.campaign_line_id JOIN ledger.line_position s ON s.campaign_line_id = t.campaign_line_id
      LEFT JOIN identity."user" p ON p.id = t.proposed_by LEFT JOIN identity."user" d ON d.id = t.decided_by
      ORDER BY t.state = 'proposed' DESC, t.proposed_at DESC, t.id LIMIT ${LISTED_MAX}`,
  );
  return rows.map(openReason);
}

const openReason = <T extends { id: string; sealed: Uint8Array }>({ sealed, ...transfer }: T) => ({
  ...transfer,
  reason: Buffer.from(vault().unsealFor('finance', purposeOf(transfer.id), sealed)).toString('utf8'),
});
