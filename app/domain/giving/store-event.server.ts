import { inTransaction } from '~/platform/db/index.server';
import type { PaymentEvent } from '~/platform/payments/index.server';
import type { PublicActor, WorkerActor } from '../access';

const idOf = (held: unknown): string | null => (typeof held === 'string' ? held : null);

/**
 * Keeps an event and leaves a job for it, once. Of what Stripe sent only ids are kept: the rest holds the donor's name and
 * address, and is fetched when needed. True when it was new.
 */
export async function storeEvent(actor: PublicActor | WorkerActor, event: PaymentEvent): Promise<boolean> {
  const payload = JSON.stringify({
    objectType: event.objectType,
    objectId: event.objectId,
    paymentIntentId: idOf(event.object.payment_intent),
    chargeId: idOf(event.object.charge),
  });
  const [row] = await inTransaction(
    actor,
    'giving.store_event',
    (tx) => tx.$queryRaw<{ isNew: boolean }[]>`
    SELECT giving.store_event(${event.id}, ${event.type}, ${event.livemode}, ${event.account}, ${payload}::jsonb) AS "isNew"`,
  );
  return row?.isNew ?? false;
}
