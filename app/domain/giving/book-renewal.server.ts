import { inTransaction } from '~/platform/db/index.server';
import type { CheckoutTruth, Invoice } from '~/platform/payments/index.server';
import { payments } from '~/platform/payments/installation-payments.server';
import { workerActor } from '../access';
import { bookBalanceTransaction, settledBy } from './book-balance-transaction.server';
import { ourCheckout, sessionOfCheckout } from './our-checkout.server';
import { sealDonor } from './seal-donor.server';

export type Renewal = 'booked' | 'unpaid' | 'not-ours';

/**
 * Books what an invoice of a monthly gift took, once for a subscription and period, whichever event tells of it first:
 * the invoice, its payment, the session that began it, or the sweep.
 */
export async function bookInvoice(invoiceId: string): Promise<Renewal> {
  const invoice = await payments().fetchInvoice(invoiceId);
  if (invoice.subscriptionId === null || !(await knowMonthly(invoice.subscriptionId))) return 'not-ours';
  if (invoice.status !== 'paid' || invoice.paymentIntentId === null) return 'unpaid';
  await bookPaidInvoice(invoice, invoice.subscriptionId, invoice.paymentIntentId);
  return 'booked';
}

async function bookPaidInvoice(invoice: Invoice, subscriptionId: string, paymentIntentId: string): Promise<void> {
  const { charge } = await payments().fetchPayment(paymentIntentId);
  if (charge?.status !== 'succeeded') return;
  const donor = sealDonor(invoice.payerEmail ?? charge.payerEmail);
  await inTransaction(workerActor, 'giving.book_renewal', async (tx) => {
    await tx.$queryRaw`SELECT giving.book_renewal(${invoice.id}, ${subscriptionId}, ${invoice.periodStart}::timestamptz,
      ${paymentIntentId}, ${charge.id}, ${charge.amountMinor}, ${charge.currency}, ${charge.createdAt}::timestamptz,
      ${donor?.sealed ?? null}, ${donor?.fingerprint ?? null})::text`;
    if (charge.balanceTransaction) await bookBalanceTransaction(tx, charge.balanceTransaction, settledBy(charge));
  });
}

/**
 * Whether this subscription is a monthly gift of ours. One that is not known yet (its event came before the session's)
 * is looked for by the session that we made for it.
 */
export async function knowMonthly(subscriptionId: string): Promise<boolean> {
  const known = await inTransaction(
    workerActor,
    'giving.find_monthly',
    (tx) => tx.$queryRaw<unknown[]>`SELECT 1 FROM giving.monthly_gift WHERE subscription_id = ${subscriptionId}`,
  );
  if (known.length > 0) return true;
  const { metadata } = await payments().fetchSubscription(subscriptionId);
  const sessionId = await sessionOfCheckout(metadata.checkout_id ?? '');
  if (sessionId === undefined) return false;
  const truth = await payments().fetchCheckoutTruth(sessionId);
  if (truth.subscriptionId !== subscriptionId) return false;
  const checkout = await ourCheckout(truth);
  if (!checkout?.monthly) return false;
  await startMonthly(checkout.id, truth);
  return true;
}

/** Notes which subscription a monthly checkout became. */
export async function startMonthly(checkoutId: string, truth: CheckoutTruth): Promise<void> {
  const { subscriptionId, customerId } = truth;
  if (subscriptionId === null) return;
  await inTransaction(
    workerActor,
    'giving.start_monthly',
    (tx) => tx.$queryRaw`SELECT giving.start_monthly(${checkoutId}::uuid, ${subscriptionId}, ${customerId})::text`,
  );
}
