import { inTransaction } from '~/platform/db/index.server';
import type { Dispute } from '~/platform/payments/index.server';
import { workerActor } from '../access';
import { bookBalanceTransaction, bookUnknownTransaction, type Settled } from './book-balance-transaction.server';
import { bookPayment } from './book-payment.server';
import { openException } from './open-exception.server';

/** How a dispute ended, by Stripe's status; undefined while it is open. */
export function outcomeOf(status: string): 'won' | 'lost' | 'warning_closed' | undefined {
  if (status === 'won' || status === 'lost' || status === 'warning_closed') return status;
  // Stripe settled it before any money moved.
  return status === 'prevented' ? 'warning_closed' : undefined;
}

/**
 * Books a dispute as Stripe has it now, in whatever order its events come: opened, moved on, closed, and each of its
 * balance transactions once. False when the payment is not ours.
 */
export async function bookDispute(dispute: Dispute, now = new Date()): Promise<boolean> {
  const giftId = await bookPayment(dispute.paymentIntentId, dispute.chargeId);
  if (giftId === undefined) {
    await bookUnknownDispute(dispute);
    return false;
  }
  const outcome = outcomeOf(dispute.status);
  const isInquiry = dispute.isInquiry || dispute.status === 'prevented';
  const settled: Settled = { id: dispute.id, amountMinor: dispute.amountMinor, currency: dispute.currency };
  await inTransaction(workerActor, 'giving.book_dispute', async (tx) => {
    await tx.$queryRaw`SELECT giving.open_dispute(${dispute.id}, ${dispute.chargeId}, ${dispute.paymentIntentId}, ${dispute.amountMinor},
      ${dispute.currency}, ${dispute.status}, ${dispute.reason}, ${dispute.dueBy}::timestamptz, ${isInquiry},
      ${dispute.createdAt}::timestamptz)::text`;
    await tx.$queryRaw`SELECT giving.update_dispute(${dispute.id}, ${dispute.status}, ${dispute.dueBy}::timestamptz,
      ${dispute.submissionCount > 0})::text`;
    if (outcome) await tx.$queryRaw`SELECT giving.close_dispute(${dispute.id}, ${outcome}, ${now}::timestamptz)::text`;
    for (const held of dispute.balanceTransactions) await bookBalanceTransaction(tx, held, settled);
  });
  return true;
}

async function bookUnknownDispute(dispute: Dispute): Promise<void> {
  const detail = { disputeId: dispute.id, chargeId: dispute.chargeId, status: dispute.status };
  for (const held of dispute.balanceTransactions) await bookUnknownTransaction(held, detail);
  if (dispute.balanceTransactions.length > 0) return;
  await openException({
    kind: 'unknown_dispute',
    subjectKind: 'dispute',
    subjectId: dispute.id,
    currency: dispute.currency,
    amountMinor: dispute.amountMinor,
    detail,
  });
}
