import { databaseErrorCode, inTransaction } from '~/platform/db/index.server';
import type { CheckoutTruth } from '~/platform/payments/index.server';
import { payments } from '~/platform/payments/installation-payments.server';
import { workerActor } from '../access';
import { bookBalanceTransaction, settledBy } from './book-balance-transaction.server';
import { bookInvoice, startMonthly } from './book-renewal.server';
import { openException } from './open-exception.server';
import { ourCheckout } from './our-checkout.server';
import { sealDonor } from './seal-donor.server';

export type Fulfilment = 'booked' | 'pending' | 'open' | 'expired' | 'failed' | 'not-ours';

/**
 * Books what Stripe says of a checkout, now. The webhook, the donor's return and the sweep all call this, in any order
 * and as often as they like: each fact is booked once, under its own id. Throws PaymentError when Stripe cannot be asked.
 */
export async function fulfilCheckout(sessionId: string): Promise<Fulfilment> {
  const truth = await payments().fetchCheckoutTruth(sessionId);
  const checkout = await ourCheckout(truth);
  if (!checkout) return 'not-ours';
  if (truth.mode === 'subscription') return fulfilMonthly(checkout.id, truth);
  if (truth.paymentStatus === 'paid' && truth.payment?.charge) {
    await bookPaid(checkout.id, truth, truth.payment, truth.payment.charge);
    return 'booked';
  }
  return close(checkout.id, truth);
}

async function fulfilMonthly(checkoutId: string, truth: CheckoutTruth): Promise<Fulfilment> {
  await startMonthly(checkoutId, truth);
  if (truth.invoiceId !== null && (await bookInvoice(truth.invoiceId)) === 'booked') return 'booked';
  return close(checkoutId, truth);
}

/** What has ended without a payment, or waits for a slow one. A payment that arrives after that is booked all the same. */
async function close(checkoutId: string, truth: CheckoutTruth): Promise<Fulfilment> {
  if (truth.status === 'open') return 'open';
  const outcome = truth.status === 'expired' ? 'expired' : hasFailed(truth) ? 'failed' : 'pending';
  await inTransaction(
    workerActor,
    'giving.close_checkout',
    (tx) => tx.$queryRaw`SELECT giving.close_checkout(${checkoutId}::uuid, ${outcome})`,
  );
  return outcome;
}

/** A slow payment (a bank debit) that did not come asks for another means of payment, which a complete session cannot take. */
function hasFailed({ payment }: CheckoutTruth): boolean {
  return payment?.status === 'requires_payment_method' || payment?.status === 'canceled';
}

type Payment = NonNullable<CheckoutTruth['payment']>;
type Charge = NonNullable<Payment['charge']>;

async function bookPaid(checkoutId: string, truth: CheckoutTruth, payment: Payment, charge: Charge): Promise<void> {
  const donor = sealDonor(truth.payer?.email ?? null);
  const gift = await inTransaction(workerActor, 'giving.book_gift', async (tx) => {
    const [booked] = await tx.$queryRaw<{ id: string }[]>`
      SELECT giving.book_gift(${checkoutId}::uuid, ${payment.id}, ${charge.id}, ${charge.amountMinor}, ${charge.currency},
        ${charge.createdAt}::timestamptz, ${donor?.sealed ?? null}, ${donor?.fingerprint ?? null}) AS id`;
    if (charge.balanceTransaction) await bookBalanceTransaction(tx, charge.balanceTransaction, settledBy(charge));
    const [known] = await tx.$queryRaw<{ id: string; differs: boolean }[]>`
      SELECT id, differs FROM giving.gift WHERE id = ${booked?.id}::uuid`;
    return known;
  });
  if (gift?.differs) await reportDifference(gift.id, charge);
}

/** Booked as Stripe says, since that is what arrived; why it is not what was asked for is for a person to find out. */
async function reportDifference(giftId: string, charge: Charge): Promise<void> {
  await openException({
    kind: 'gift_differs',
    subjectKind: 'gift',
    subjectId: giftId,
    currency: charge.currency,
    amountMinor: charge.amountMinor,
    detail: { chargeId: charge.id },
  });
}

/** Whether the database refused a fact because it knows it with another input. */
export const isContradiction = (error: unknown): boolean => databaseErrorCode(error) === 'HW004';
