import { vault } from '~/platform/crypto/index.server';
import { inTransaction, type Transaction } from '~/platform/db/index.server';
import type { BalanceTransaction, CheckoutTruth } from '~/platform/payments/index.server';
import { payments } from '~/platform/payments/installation-payments.server';
import { workerActor } from '../access';

export type Fulfilment = 'booked' | 'pending' | 'open' | 'expired' | 'not-ours';

/**
 * Books what Stripe says of a checkout, now. The webhook, the donor's return and the sweep all call this, in any order
 * and as often as they like: each fact is booked once, under its own id. Throws PaymentError when Stripe cannot be asked.
 */
export async function fulfilCheckout(sessionId: string): Promise<Fulfilment> {
  const truth = await payments().fetchCheckoutTruth(sessionId);
  const known = await inTransaction(
    workerActor,
    'giving.find_checkout',
    (tx) => tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM giving.checkout WHERE id::text = ${truth.checkoutId ?? ''} AND session_id IS NOT DISTINCT FROM ${sessionId}`,
  );
  const checkoutId = known[0]?.id;
  if (checkoutId === undefined) return 'not-ours';
  if (truth.paymentStatus === 'paid' && truth.payment?.charge) {
    await bookPaid(checkoutId, truth, truth.payment, truth.payment.charge);
    return 'booked';
  }
  if (truth.status === 'open') return 'open';
  const outcome = truth.status === 'expired' ? 'expired' : 'pending';
  await closeCheckout(checkoutId, outcome);
  return outcome;
}

/** An asynchronous payment that failed in the end. */
export async function failCheckout(sessionId: string): Promise<void> {
  await inTransaction(
    workerActor,
    'giving.fail_checkout',
    (tx) => tx.$queryRaw`
    SELECT giving.close_checkout(id, 'failed') FROM giving.checkout WHERE session_id = ${sessionId}`,
  );
}

async function closeCheckout(checkoutId: string, outcome: 'expired' | 'pending'): Promise<void> {
  await inTransaction(
    workerActor,
    'giving.close_checkout',
    (tx) => tx.$queryRaw`SELECT giving.close_checkout(${checkoutId}::uuid, ${outcome})`,
  );
}

type Payment = NonNullable<CheckoutTruth['payment']>;
type Charge = NonNullable<Payment['charge']>;

async function bookPaid(checkoutId: string, truth: CheckoutTruth, payment: Payment, charge: Charge): Promise<void> {
  const donor = sealDonor(truth.payer?.email ?? null);
  await inTransaction(workerActor, 'giving.book_gift', async (tx) => {
    await tx.$queryRaw`SELECT giving.book_gift(${checkoutId}::uuid, ${payment.id}, ${charge.id}, ${charge.amountMinor},
      ${charge.currency}, ${charge.createdAt}::timestamptz, ${donor?.sealed ?? null}, ${donor?.fingerprint ?? null})::text`;
    if (charge.balanceTransaction) await bookBalanceTransaction(tx, charge, charge.balanceTransaction);
  });
}

/** How Stripe settled a charge: the only source of fees and exchange (domain.md 6.4). */
async function bookBalanceTransaction(tx: Transaction, charge: Charge, settled: BalanceTransaction): Promise<void> {
  await tx.$queryRaw`SELECT giving.book_balance_transaction(${settled.id}, ${settled.type}, ${settled.amountMinor}, ${settled.feeMinor},
    ${settled.netMinor}, ${settled.currency}, ${settled.exchangeRate}::numeric, ${charge.id}, ${charge.amountMinor}, ${charge.currency},
    ${settled.availableOn}::timestamptz, ${settled.createdAt}::timestamptz)::text`;
}

/** The donor's address for the receipt, readable only with the vault; equal addresses are found by a keyed hash. */
function sealDonor(
  email: string | null,
): { sealed: Uint8Array<ArrayBuffer>; fingerprint: Uint8Array<ArrayBuffer> } | undefined {
  if (!email) return undefined;
  const normal = email.trim().toLowerCase();
  return {
    sealed: vault().sealFor('donor', 'email', new TextEncoder().encode(normal)),
    fingerprint: new Uint8Array(Buffer.from(vault().fingerprint('donor', normal), 'hex')),
  };
}
