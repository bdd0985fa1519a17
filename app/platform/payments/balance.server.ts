import type Stripe from 'stripe';
import { z } from 'zod';
import { call } from './client.server';
import { currency, minor } from './fields';
import { epoch, pagesOf } from './pages.server';
import {
  type BalanceTransaction,
  balanceTransactionSchema,
  type Charge,
  chargeSchema,
  type Payment,
  paymentIntentSchema,
} from './schemas';

/** By time, inclusive; or all that a payout paid; or those of one charge, refund or payout itself. */
export type BalanceTransactionQuery =
  | { createdFrom: Date; createdTo?: Date | undefined }
  | { payoutId: string }
  | { sourceId: string };

function filterOf(query: BalanceTransactionQuery): Stripe.BalanceTransactionListParams {
  if ('payoutId' in query) return { payout: query.payoutId };
  if ('sourceId' in query) return { source: query.sourceId };
  return { created: { gte: epoch(query.createdFrom), ...(query.createdTo && { lte: epoch(query.createdTo) }) } };
}

/** Every balance transaction, newest first. Nothing else tells fees and exchange. @throws PaymentError */
export function listBalanceTransactions(
  stripe: Stripe,
  query: BalanceTransactionQuery,
): AsyncGenerator<BalanceTransaction, void> {
  const filter = filterOf(query);
  return pagesOf('list of balance transactions', balanceTransactionSchema, (page) =>
    stripe.balanceTransactions.list({ ...filter, ...page }),
  );
}

const amounts = z
  .array(z.object({ amount: minor, currency }))
  .transform((held) => held.map(({ amount, currency: code }) => ({ amountMinor: amount, currency: code })));
const balanceSchema = z.object({ object: z.literal('balance'), available: amounts, pending: amounts });

export type Balance = z.output<typeof balanceSchema>;

/** What Stripe holds for us, by currency. @throws PaymentError */
export function fetchBalance(stripe: Stripe): Promise<Balance> {
  return call('read', 'balance', balanceSchema, () => stripe.balance.retrieve());
}

/** A charge as it is now, with how it was booked. @throws PaymentError */
export function fetchCharge(stripe: Stripe, id: string): Promise<Charge> {
  return call('read', 'charge', chargeSchema, () => stripe.charges.retrieve(id, { expand: ['balance_transaction'] }));
}

/** A payment as it is now, with its latest charge and how that was booked. @throws PaymentError */
export function fetchPayment(stripe: Stripe, paymentIntentId: string): Promise<Payment> {
  return call('read', 'payment', paymentIntentSchema, () =>
    stripe.paymentIntents.retrieve(paymentIntentId, { expand: ['latest_charge.balance_transaction'] }),
  );
}
