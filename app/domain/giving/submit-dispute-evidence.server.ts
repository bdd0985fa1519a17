import { z } from 'zod';
import { inTransaction, type Transaction } from '~/platform/db/index.server';
import { environment } from '~/platform/env/index.server';
import { type DisputeEvidence, PaymentError } from '~/platform/payments/index.server';
import { payments } from '~/platform/payments/installation-payments.server';
import { type StaffActor, workerActor } from '../access';
import { bookDispute, outcomeOf } from './book-dispute.server';
import { composeEvidence, type DisputedGift } from './dispute-evidence';
import { openException } from './open-exception.server';

export const disputeEvidenceSchema = z.object({
  disputeId: z.uuid(),
  /** A demonstration's banks decide by these words, as Stripe's test mode does; refused in live mode. */
  demonstrationVerdict: z.enum(['winning_evidence', 'losing_evidence']).optional(),
});
export type DisputeEvidenceInput = z.infer<typeof disputeEvidenceSchema>;

/** Why no evidence can be sent. */
export type EvidenceRefusal = 'not_found' | 'closed' | 'too_late' | 'sent_before' | 'not_permitted';
export class EvidenceRefused extends Error {
  override readonly name = 'EvidenceRefused';
  constructor(readonly why: EvidenceRefusal) {
    super(why);
  }
}

interface DisputeRow {
  stripeDisputeId: string;
  outcome: string | null;
  sentAt: Date | null;
  isLate: boolean;
}

async function disputeRow(tx: Transaction, disputeId: string): Promise<DisputeRow> {
  const [row] = await tx.$queryRaw<DisputeRow[]>`
    SELECT stripe_dispute_id AS "stripeDisputeId", outcome, evidence_submitted_at AS "sentAt",
      coalesce(due_by < system.now(), false) AS "isLate" FROM giving.dispute WHERE id = ${disputeId}::uuid`;
  if (!row) throw new EvidenceRefused('not_found');
  return row;
}

/** What would be sent for this dispute, for finance to read before. Throws EvidenceRefused. */
export async function previewDisputeEvidence(actor: StaffActor, disputeId: string): Promise<DisputeEvidence> {
  return inTransaction(actor, 'giving.preview_evidence', async (tx) => {
    await disputeRow(tx, disputeId);
    return evidenceFor(tx, disputeId);
  });
}

/**
 * Finance has our evidence sent to the donor's bank, for good: it is composed of facts, and a job sends it.
 * Throws EvidenceRefused.
 */
export async function submitDisputeEvidence(actor: StaffActor, input: DisputeEvidenceInput): Promise<void> {
  const { disputeId, demonstrationVerdict } = disputeEvidenceSchema.parse(input);
  if (actor.role !== 'finance' || (demonstrationVerdict && environment().HOMEWARD_MODE === 'live'))
    throw new EvidenceRefused('not_permitted');
  await inTransaction(actor, 'giving.submit_evidence', async (tx) => {
    const row = await disputeRow(tx, disputeId);
    if (row.outcome !== null) throw new EvidenceRefused('closed');
    if (row.sentAt !== null) throw new EvidenceRefused('sent_before');
    if (row.isLate) throw new EvidenceRefused('too_late');
    const payload = JSON.stringify({ disputeId, demonstrationVerdict });
    await tx.$queryRaw`SELECT audit.record('dispute.evidence_sent', 'dispute', ${disputeId}, '{}'::jsonb)::text`;
    await tx.$queryRaw`SELECT system.emit('dispute_evidence', ${payload}::jsonb)::text`;
  });
}

/**
 * The event `dispute_evidence`. A bank takes evidence once, so what was sent is looked up before it is sent: a lost answer
 * is found, however late.
 */
export async function sendDisputeEvidence(payload: unknown): Promise<void> {
  const { disputeId, demonstrationVerdict } = disputeEvidenceSchema.parse(payload);
  const { row, evidence } = await inTransaction(workerActor, 'giving.read_evidence', async (tx) => ({
    row: await disputeRow(tx, disputeId),
    evidence: await evidenceFor(tx, disputeId),
  }));
  const now = await payments().fetchDispute(row.stripeDisputeId);
  if (now.submissionCount > 0 || outcomeOf(now.status)) {
    await bookDispute(now);
    return;
  }
  const sent = demonstrationVerdict ? { ...evidence, uncategorizedText: demonstrationVerdict } : evidence;
  try {
    const changed = await payments().submitDisputeEvidence(now.id, sent, `dispute-${disputeId}-evidence`);
    await bookDispute(changed);
  } catch (error) {
    if (!(error instanceof PaymentError) || error.failure !== 'rejected') throw error;
    await openException({
      kind: 'evidence_refused',
      subjectKind: 'dispute',
      subjectId: disputeId,
      currency: now.currency,
      amountMinor: now.amountMinor,
      detail: { why: error.detail.code ?? null, status: now.status },
    });
  }
}

interface GiftRow {
  amountMinor: bigint;
  currency: string;
  paidAt: Date;
  monthly: boolean;
  year: number | null;
  serial: number | null;
  receiptMinor: bigint | null;
  issuedAt: Date | null;
}

async function evidenceFor(tx: Transaction, disputeId: string): Promise<DisputeEvidence> {
  const [row] = await tx.$queryRaw<GiftRow[]>`
    SELECT g.amount_minor AS "amountMinor", g.currency::text AS currency, g.paid_at AS "paidAt", c.monthly, r.year, r.serial,
      r.amount_minor AS "receiptMinor", r.issued_at AS "issuedAt"
    FROM giving.dispute d JOIN giving.gift g ON g.id = d.gift_id JOIN giving.checkout c ON c.id = g.checkout_id
    LEFT JOIN giving.receipt r ON r.gift_id = g.id AND r.state = 'issued' WHERE d.id = ${disputeId}::uuid`;
  if (!row) throw new EvidenceRefused('not_found');
  const { year, serial, receiptMinor, issuedAt, ...gift } = row;
  const receipt =
    year !== null && serial !== null && receiptMinor !== null && issuedAt !== null
      ? { year, serial, amountMinor: receiptMinor, issuedAt }
      : null;
  const disputed: DisputedGift = { ...gift, receipt };
  return composeEvidence(disputed, `${environment().appUrl}/en/my-gifts`);
}
