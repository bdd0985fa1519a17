import { inTransaction } from '~/platform/db/index.server';
import { payments } from '~/platform/payments/installation-payments.server';
import { workerActor } from '../access';
import { bookInvoice, knowMonthly } from './book-renewal.server';
import { type EventHandler, lookAgain } from './happened';

const bookPaid: EventHandler = async (event) => {
  if ((await bookInvoice(event.objectId)) !== 'not-ours') return 'handled';
  lookAgain(event);
  return 'ignored';
};

/** How the monthly gift stands after a payment of it failed, or waits for the donor's bank. */
const noteFailure: EventHandler = async ({ objectId }) => {
  const { subscriptionId } = await payments().fetchInvoice(objectId);
  return subscriptionId !== null && (await noteStatus(subscriptionId)) ? 'handled' : 'ignored';
};

const note: EventHandler = async ({ objectId }) => ((await noteStatus(objectId)) ? 'handled' : 'ignored');

/** Keeps what Stripe says of the subscription now. False when it is not ours. */
async function noteStatus(subscriptionId: string): Promise<boolean> {
  if (!(await knowMonthly(subscriptionId))) return false;
  const { status } = await payments().fetchSubscription(subscriptionId);
  await inTransaction(
    workerActor,
    'giving.set_monthly_status',
    (tx) =>
      tx.$queryRaw`SELECT giving.set_monthly_status(${subscriptionId}, ${status}, ${new Date()}::timestamptz)::text`,
  );
  return true;
}

export const monthlyEvents: Record<string, EventHandler> = {
  'invoice.paid': bookPaid,
  'invoice.payment_failed': noteFailure,
  'invoice.payment_action_required': noteFailure,
  'customer.subscription.created': note,
  'customer.subscription.updated': note,
  'customer.subscription.deleted': note,
};
