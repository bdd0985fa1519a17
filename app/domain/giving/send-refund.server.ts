import { z } from 'zod';
import { inTransaction } from '~/platform/db/index.server';
import { PaymentError, type Refund, type RefundInput } from '~/platform/payments/index.server';
import { payments } from '~/platform/payments/installation-payments.server';
import { workerActor } from '../access';
import { bookRefund } from './book-refund.server';
import { openException } from './open-exception.server';

const requested = z.object({ refundId: z.uuid() });

interface WantedRefund {
  id: string;
  reason: string;
  amountMinor: bigint;
  currency: string;
  paymentIntentId: string;
  key: string;
  /** Of those that wait for the batch: its turn has come. */
  isDue: boolean;
  /** Sent so long ago that Stripe may have forgotten the key (after 24 hours). */
  isForgotten: boolean;
}

/**
 * The event `refund_requested`. What is left over of a closed need goes back in a weekly batch, worded like any closure, so
 * that its day says nothing; everything else goes now.
 */
export async function refundRequested(payload: unknown): Promise<void> {
  await sendRefund(requested.parse(payload).refundId);
}

/** Sends every refund that is due and was not settled: the batch, and what lost its job. Answers how many. */
export async function sendDueRefunds(): Promise<number> {
  const due = await inTransaction(
    workerActor,
    'giving.due_refunds',
    (tx) => tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM giving.refund WHERE stripe_refund_id IS NULL AND (
        (state = 'requested' AND reason = 'left_over' AND requested_at < date_trunc('week', system.now(), 'UTC'))
        OR (state = 'requested' AND reason <> 'left_over' AND requested_at < system.now() - interval '1 hour')
        OR (state = 'sent' AND sent_at < system.now() - interval '1 hour'))
    ORDER BY requested_at LIMIT 200`,
  );
  for (const { id } of due) await sendRefund(id);
  return due.length;
}

/**
 * Asks Stripe for a refund, always with the same key. An unknown outcome is thrown, so that the job tries again; after 23
 * hours it is looked up and never posted again (domain.md 6.9).
 */
export async function sendRefund(refundId: string): Promise<void> {
  const wanted = await inTransaction(workerActor, 'giving.mark_refund_sent', async (tx) => {
    const [row] = await tx.$queryRaw<WantedRefund[]>`
      SELECT r.id, r.reason, r.amount_minor AS "amountMinor", r.currency::text AS currency, g.payment_intent_id AS "paymentIntentId",
        r.idempotency_key AS key, r.reason <> 'left_over' OR r.requested_at < date_trunc('week', system.now(), 'UTC') AS "isDue",
        coalesce(r.sent_at < system.now() - interval '23 hours', false) AS "isForgotten"
      FROM giving.refund r JOIN giving.gift g ON g.id = r.gift_id
      WHERE r.id = ${refundId}::uuid AND r.state IN ('requested', 'sent') AND r.stripe_refund_id IS NULL`;
    if (!row?.isDue) return undefined;
    await tx.$queryRaw`SELECT giving.mark_refund_sent(${refundId}::uuid)::text`;
    return row;
  });
  if (!wanted) return;
  if (wanted.isForgotten) return settleByLookup(wanted, 'not found at Stripe after 23 hours');
  let refund: Refund;
  try {
    refund = await payments().createRefund(inputOf(wanted));
  } catch (error) {
    if (!(error instanceof PaymentError) || error.failure !== 'rejected') throw error;
    return settleByLookup(wanted, error.detail.code ?? `refused (${error.detail.status ?? 'unknown'})`);
  }
  await bookRefund(refund);
}

const REASONS: Record<string, RefundInput['reason']> = { duplicate: 'duplicate', fraudulent: 'fraudulent' };

const inputOf = (wanted: WantedRefund): RefundInput => ({
  refundId: wanted.id,
  paymentIntentId: wanted.paymentIntentId,
  amountMinor: wanted.amountMinor,
  reason: REASONS[wanted.reason] ?? 'requested_by_customer',
  idempotencyKey: wanted.key,
});

/** Whether it was done is seen in Stripe's list; what is not there was not done, and finance decides anew. */
async function settleByLookup(wanted: WantedRefund, why: string): Promise<void> {
  for await (const refund of payments().listRefundsOfPayment(wanted.paymentIntentId)) {
    if (refund.refundId !== wanted.id) continue;
    await bookRefund(refund);
    return;
  }
  await inTransaction(
    workerActor,
    'giving.refuse_refund',
    (tx) => tx.$queryRaw`SELECT giving.refuse_refund(${wanted.id}::uuid, ${why})::text`,
  );
  await openException({
    kind: 'refund_refused',
    subjectKind: 'refund',
    subjectId: wanted.id,
    currency: wanted.currency,
    amountMinor: wanted.amountMinor,
    detail: { why, reason: wanted.reason },
  });
}
