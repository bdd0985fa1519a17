import { payments } from '~/platform/payments/installation-payments.server';
import { bookPayout } from './book-payout.server';
import type { EventHandler } from './happened';
import { bookTransactions } from './sweep-balance.server';

const book: EventHandler = async ({ objectId }) => {
  await bookPayout(await payments().fetchPayout(objectId));
  return 'handled';
};

/** Stripe has told all that a payout paid: what of it is not booked yet, is booked now. */
const bookContents: EventHandler = async ({ objectId }) => {
  await bookPayout(await payments().fetchPayout(objectId));
  await bookTransactions(payments().listBalanceTransactions({ payoutId: objectId }));
  return 'handled';
};

export const payoutEvents: Record<string, EventHandler> = {
  'payout.paid': book,
  'payout.failed': book,
  'payout.reconciliation_completed': bookContents,
};
