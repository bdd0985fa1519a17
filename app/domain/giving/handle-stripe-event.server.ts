import { z } from 'zod';
import { inTransaction } from '~/platform/db/index.server';
import { environment, isLiveKey } from '~/platform/env/index.server';
import { log } from '~/platform/log/index.server';
import { PaymentError } from '~/platform/payments/index.server';
import { workerActor } from '../access';
import { isContradiction } from './fulfil-checkout.server';
import { checkoutEvents } from './handle-checkout-events.server';
import { disputeEvents } from './handle-dispute-events.server';
import { monthlyEvents } from './handle-monthly-events.server';
import { paymentEvents } from './handle-payment-events.server';
import { payoutEvents } from './handle-payout-events.server';
import { refundEvents } from './handle-refund-events.server';
import type { EventHandler, EventOutcome, Happened } from './happened';
import { openException } from './open-exception.server';

/** Every event that matters, and who works on it. All others are stored and left alone. */
const handlers: Readonly<Record<string, EventHandler>> = {
  ...checkoutEvents,
  ...paymentEvents,
  ...refundEvents,
  ...disputeEvents,
  ...monthlyEvents,
  ...payoutEvents,
};
export const eventTypes: readonly string[] = Object.keys(handlers);

interface StoredEvent {
  event_id: string;
  type: string;
  livemode: boolean;
  account: string | null;
  payload: unknown;
  attempts: number;
}

/** What receiveWebhook keeps of an event. */
const kept = z.object({
  objectType: z.string(),
  objectId: z.string().nullable(),
  paymentIntentId: z.string().nullable(),
  chargeId: z.string().nullable().default(null),
});

/**
 * Works on a stored event: it says that something happened, and the truth is fetched. A failure is written to the event
 * and thrown, so that the job comes back to it later; after the last attempt it is a dead letter.
 */
export async function handleStripeEvent(eventId: string): Promise<void> {
  const [event] = await inTransaction(
    workerActor,
    'giving.claim_event',
    (tx) => tx.$queryRaw<StoredEvent[]>`
    SELECT event_id, type, livemode, account, payload, attempts FROM giving.claim_event(${eventId})`,
  );
  if (!event) return leaveOrWait(eventId);
  try {
    await finish(eventId, await work(event), null);
  } catch (error) {
    if (isContradiction(error)) return reportContradiction(event);
    // The kind of failure only: a message may quote what Stripe sent.
    const words =
      error instanceof PaymentError ? `payments: ${error.failure}` : error instanceof Error ? error.name : 'unknown';
    if ((await finish(eventId, 'failed', words)) === 'dead') return reportDead(event, words);
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

async function work(event: StoredEvent): Promise<EventOutcome> {
  const handle = handlers[event.type];
  if (!handle) return 'ignored';
  if (!(await isForUs(event))) {
    await openException({
      kind: 'foreign_event',
      subjectKind: 'stripe_event',
      subjectId: event.event_id,
      detail: { type: event.type, livemode: String(event.livemode), account: event.account },
    });
    return 'ignored';
  }
  const { objectId, paymentIntentId, chargeId } = kept.parse(event.payload);
  if (objectId === null) return 'ignored';
  const happened: Happened = { type: event.type, objectId, paymentIntentId, chargeId, attempt: event.attempts };
  return handle(happened);
}

/** Test money is not live money, and another account's money is not ours, however well it is signed. */
async function isForUs({ livemode, account }: StoredEvent): Promise<boolean> {
  const [row] = await inTransaction(
    workerActor,
    'installation.read',
    (tx) => tx.$queryRaw<{ account: string | null }[]>`SELECT stripe_account_id AS account FROM system.installation`,
  );
  const isOurMoney = livemode === isLiveKey(environment().STRIPE_SECRET_KEY);
  return isOurMoney && (account === null || row?.account == null || account === row.account);
}

async function finish(eventId: string, outcome: EventOutcome | 'failed', error: string | null): Promise<string> {
  const [row] = await inTransaction(
    workerActor,
    'giving.finish_event',
    (tx) => tx.$queryRaw<{ state: string }[]>`SELECT giving.finish_event(${eventId}, ${outcome}, ${error}) AS state`,
  );
  return row?.state ?? 'dead';
}

/** Stripe says something else of a fact than it did when we booked it. What is booked stays; a person looks at both. */
async function reportContradiction(event: StoredEvent): Promise<void> {
  const { objectId, objectType } = kept.parse(event.payload);
  await openException({
    kind: 'fact_changed',
    subjectKind: 'stripe_object',
    subjectId: objectId ?? event.event_id,
    detail: { eventId: event.event_id, type: event.type, objectType },
  });
  await finish(event.event_id, 'handled', 'contradicts what is booked');
}

async function reportDead(event: StoredEvent, words: string): Promise<void> {
  log.error({ eventId: event.event_id, type: event.type, words }, 'an event of Stripe could not be worked off');
  await openException({
    kind: 'dead_event',
    subjectKind: 'stripe_event',
    subjectId: event.event_id,
    detail: { type: event.type, error: words },
  });
}
