import { inTransaction } from '~/platform/db/index.server';
import { log } from '~/platform/log/index.server';
import type { PaymentEvent } from '~/platform/payments/index.server';
import { payments } from '~/platform/payments/installation-payments.server';
import { workerActor } from '../access';
import { eventTypes } from './handle-stripe-event.server';
import { storeEvent } from './store-event.server';
import { markSweep, sweepFrom } from './sweep-mark.server';

/** A stored event that nobody took up for so long has lost its job. */
const STALE_MS = 15 * 60_000;

/**
 * Stores every event of Stripe's list that did not reach us: a lost webhook heals. Answers how many there were.
 * Throws PaymentError when Stripe cannot be asked; the next round begins at the same place.
 */
export async function sweepEvents(now = new Date()): Promise<number> {
  const listed: PaymentEvent[] = [];
  for await (const event of payments().listEvents({ createdFrom: await sweepFrom('events', now) })) listed.push(event);
  const newest = listed[0]?.createdAt;
  let healed = 0;
  // Oldest first, as they would have come.
  for (const event of listed.reverse()) {
    if (!eventTypes.includes(event.type)) continue;
    if (await inTransaction(workerActor, 'giving.store_event', (tx) => storeEvent(tx, event))) healed += 1;
  }
  await markSweep('events', newest);
  if (healed > 0) log.warn({ healed }, 'events of Stripe had not reached us');
  await requeueStale(now);
  return healed;
}

async function requeueStale(now: Date): Promise<void> {
  const before = new Date(now.getTime() - STALE_MS);
  await inTransaction(
    workerActor,
    'giving.requeue_events',
    (tx) => tx.$queryRaw`SELECT giving.requeue_events(${before}::timestamptz)`,
  );
}
