import { inTransaction } from '~/platform/db/index.server';
import type { Charge } from '~/platform/payments/index.server';
import { payments } from '~/platform/payments/installation-payments.server';
import { workerActor } from '../access';
import { bookBalanceTransaction, bookUnknownTransaction, settledBy } from './book-balance-transaction.server';
import { bookInvoice } from './book-renewal.server';
import { fulfilCheckout } from './fulfil-checkout.server';
import { openException } from './open-exception.server';

/** The gift that this payment or charge paid; undefined when none is booked yet. */
export async function giftOfPayment(
  paymentIntentId: string | null,
  chargeId: string | null = null,
): Promise<string | undefined> {
  const rows = await inTransaction(
    workerActor,
    'giving.gift_of_payment',
    (tx) => tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM giving.gift WHERE payment_intent_id = ${paymentIntentId} OR charge_id = ${chargeId}`,
  );
  return rows[0]?.id;
}

/**
 * The gift of a payment, booked now if it was not: whichever of its events comes first brings the others along. Found by
 * the session or the invoice that Stripe names, never by metadata. Undefined when the payment is not ours, or not there yet.
 */
export async function bookPayment(
  paymentIntentId: string | null,
  chargeId: string | null = null,
): Promise<string | undefined> {
  const known = await giftOfPayment(paymentIntentId, chargeId);
  if (known !== undefined || paymentIntentId === null) return known;
  const sessionId = await payments().findCheckoutOfPayment(paymentIntentId);
  if (sessionId !== null) await fulfilCheckout(sessionId);
  else {
    const invoiceId = await payments().findInvoiceOfPayment(paymentIntentId);
    if (invoiceId !== null) await bookInvoice(invoiceId);
  }
  return giftOfPayment(paymentIntentId, chargeId);
}

/** Books a charge that succeeded, its gift first. False when it is not ours, or not there yet. */
export async function bookCharge(charge: Charge): Promise<boolean> {
  if (charge.status !== 'succeeded') return true;
  if ((await bookPayment(charge.paymentIntentId, charge.id)) === undefined) return false;
  const { balanceTransaction } = charge;
  if (balanceTransaction) {
    await inTransaction(workerActor, 'giving.settle_charge', (tx) =>
      bookBalanceTransaction(tx, balanceTransaction, settledBy(charge)),
    );
  }
  return true;
}

/** A charge that belongs to no gift of ours: its money is booked to suspense, and somebody looks at it. */
export async function bookUnknownCharge(charge: Charge): Promise<void> {
  const detail = { chargeId: charge.id, paymentIntentId: charge.paymentIntentId };
  if (charge.balanceTransaction) return bookUnknownTransaction(charge.balanceTransaction, detail);
  await openException({
    kind: 'unknown_payment',
    subjectKind: 'charge',
    subjectId: charge.id,
    currency: charge.currency,
    amountMinor: charge.amountMinor,
    detail,
  });
}
