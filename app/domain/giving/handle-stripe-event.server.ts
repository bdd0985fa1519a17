import { z } from 'zod';
import { inTransaction } from '~/platform/db/index.server';
import { environment } from '~/platform/env/index.server';
import { PaymentError } from '~/platform/payments/index.server';
import { workerActor } from '../access';
import { failCheckout, fulfilCheckout } from './fulfil-checkout.server';

interface StoredEvent {
  event_id: string;
  type: string;
  livemode: boolean;
  payload: unknown;
}

/** What receiveWebhook keeps of an event. */
const kept = z.object({
  objectType: z.string(),
  objectId: z.string().nullable(),
  paymentIntentId: z.string().nullable(),
});

/**
 * Works on a stored event: it says that something happened, and the truth is fetched. A failure is written to the event
 * and thrown, so that the job comes back to it later.
 */
export async function handleStripeEvent(eventId: string): Promise<void> {
  const [event] = await inTransaction(
    workerActor,
    'giving.claim_event',
    (tx) => tx.$queryRaw<StoredEvent[]>`
    SELECT event_id, type, livemode, payload FROM giving.claim_event(${eventId})`,
  );
  if (!event) return leaveOrWait(eventId);
  try {
    const outcome = event.livemode === (environment().HOMEWARD_MODE === 'live') ? await work(event) : 'ignored';
    await finish(eventId, outcome, null);
  } catch (error) {
    // The kind of failure only: a message may quote what Stripe sent.
    await finish(
      eventId,
      'failed',
      error instanceof PaymentError ? `payments: ${error.failure}` : error instanceof Error ? error.name : 'unknown',
    );
    throw error;
  }
}

/** Nothing to claim: it is done, or another process has it in hand; if that one dies, this job must come back. */
async function leaveOrWait(eventId: string): Promise<void> {
  const [row] = await inTransaction(
    workerActor,
    'giving.event_state',
    (tx) => tx.$queryRaw<{ state: string }[]>`
    SELECT state FROM giving.stripe_event WHERE event_id = ${eventId}`,
  );
  if (row?.state === 'received') throw new Error('another process is working on this event');
}

async function work(event: StoredEvent): Promise<'handled' | 'ignored'> {
  const { objectId, paymentIntentId } = kept.parse(event.payload);
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.expired': {
      return objectId !== null && (await fulfilCheckout(objectId)) !== 'not-ours' ? 'handled' : 'ignored';
    }
    case 'checkout.session.async_payment_failed': {
      if (objectId !== null) await failCheckout(objectId);
      return 'handled';
    }
    // The balance transaction may arrive with the update only.
    case 'charge.succeeded':
    case 'charge.updated': {
      const sessionId = await sessionOfPayment(paymentIntentId);
      if (sessionId === undefined) return 'ignored';
      await fulfilCheckout(sessionId);
      return 'handled';
    }
    default:
      return 'ignored';
  }
}

/** The session whose gift was paid by this payment; undefined before the gift is booked, which fetches the same truth. */
async function sessionOfPayment(paymentIntentId: string | null): Promise<string | undefined> {
  if (paymentIntentId === null) return undefined;
  const rows = await inTransaction(
    workerActor,
    'giving.session_of_payment',
    (tx) => tx.$queryRaw<{ sessionId: string }[]>`
    SELECT c.session_id AS "sessionId" FROM giving.gift g JOIN giving.checkout c ON c.id = g.checkout_id
    WHERE g.payment_intent_id = ${paymentIntentId}`,
  );
  return rows[0]?.sessionId;
}

async function finish(eventId: string, outcome: 'handled' | 'ignored' | 'failed', error: string | null): Promise<void> {
  await inTransaction(
    workerActor,
    'giving.finish_event',
    (tx) => tx.$queryRaw`SELECT giving.finish_event(${eventId}, ${outcome}, ${error})`,
  );
}
