import { inTransaction } from '~/platform/db/index.server';
import type { Refund } from '~/platform/payments/index.server';
import { payments } from '~/platform/payments/installation-payments.server';
import { workerActor } from '../access';
import { bookBalanceTransaction, bookUnknownTransaction, type Settled } from './book-balance-transaction.server';
import { bookPayment } from './book-payment.server';
import { openException } from './open-exception.server';

/**
 * Books a refund as Stripe has it, whoever made it: our finance, the dashboard, a donor's choice. Its gift is booked
 * first if the refund overtook it. False when the payment is not ours.
 */
export async function bookRefund(refund: Refund): Promise<boolean> {
  const giftId = await bookPayment(refund.paymentIntentId, refund.chargeId);
  if (giftId === undefined) {
    await bookUnknownRefund(refund);
    return false;
  }
  const requestId = await requestOf(refund, giftId);
  const settled: Settled = { id: refund.id, amountMinor: refund.amountMinor, currency: refund.currency };
  await inTransaction(workerActor, 'giving.book_refund', async (tx) => {
    await tx.$queryRaw`SELECT giving.book_refund(${requestId}::uuid, ${refund.id}, ${refund.chargeId}, ${refund.paymentIntentId},
      ${refund.amountMinor}, ${refund.currency}, ${refund.status}, ${refund.createdAt}::timestamptz)::text`;
    if (refund.balanceTransaction) await bookBalanceTransaction(tx, refund.balanceTransaction, settled);
  });
  if (refund.status === 'failed' || refund.status === 'canceled') await bookReturnOfMoney(settled);
  return true;
}

/** A refund that failed brings its money back with a balance transaction of its own. */
async function bookReturnOfMoney(settled: Settled): Promise<void> {
  for await (const held of payments().listBalanceTransactions({ sourceId: settled.id })) {
    await inTransaction(workerActor, 'giving.settle_refund', (tx) => bookBalanceTransaction(tx, held, settled));
  }
}

/** Our own request behind a refund. The id in its metadata is believed only where gift and amount are those of the request. */
async function requestOf(refund: Refund, giftId: string): Promise<string | null> {
  if (refund.refundId === null) return null;
  const rows = await inTransaction(
    workerActor,
    'giving.request_of_refund',
    (tx) => tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM giving.refund WHERE id::text = ${refund.refundId} AND gift_id = ${giftId}::uuid
      AND amount_minor = ${refund.amountMinor} AND currency = ${refund.currency}`,
  );
  return rows[0]?.id ?? null;
}

async function bookUnknownRefund(refund: Refund): Promise<void> {
  const detail = { refundId: refund.id, chargeId: refund.chargeId, paymentIntentId: refund.paymentIntentId };
  if (refund.balanceTransaction) return bookUnknownTransaction(refund.balanceTransaction, detail);
  await openException({
    kind: 'unknown_refund',
    subjectKind: 'refund',
    subjectId: refund.id,
    currency: refund.currency,
    amountMinor: refund.amountMinor,
    detail,
  });
}
