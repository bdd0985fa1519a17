import { payments } from '~/platform/payments/installation-payments.server';
import { bookRefund } from './book-refund.server';
import type { EventHandler } from './happened';

const book: EventHandler = async ({ objectId }) =>
  (await bookRefund(await payments().fetchRefund(objectId))) ? 'handled' : 'ignored';

/** The amount on a charge is cumulative and says nothing of single refunds: each of them is booked as itself. */
const bookAll: EventHandler = async ({ objectId }) => {
  let outcome: 'handled' | 'ignored' = 'ignored';
  for await (const refund of payments().listRefundsOfCharge(objectId)) {
    if (await bookRefund(refund)) outcome = 'handled';
  }
  return outcome;
};

export const refundEvents: Record<string, EventHandler> = {
  'charge.refunded': bookAll,
  'refund.created': book,
  'refund.updated': book,
  'refund.failed': book,
};
