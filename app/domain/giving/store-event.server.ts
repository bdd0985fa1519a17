import type { Transaction } from '~/platform/db/index.server';
import type { PaymentEvent } from '~/platform/payments/index.server';

const idOf = (held: unknown): string | null => (typeof held === 'string' ? held : null);

/**
 * Keeps an event and leaves a job for it, once, in one statement. Of what Stripe sent only ids are kept: the rest holds the
 * donor's name and address, and is fetched when needed. True when it was new.
 */
export async function storeEvent(database: Pick<Transaction, '$queryRaw'>, event: PaymentEvent): Promise<boolean> {
  const payload = JSON.stringify({
    objectType: event.objectType,
    objectId: event.objectId,
    paymentIntentId: idOf(event.object.payment_intent),
    chargeId: idOf(event.object.charge),
  });
  const [row] = await database.$queryRaw<{ isNew: boolean }[]>`
    SELECT giving.store_event(${event.id}, ${event.type}, ${event.livemode}, ${event.account}, ${payload}::jsonb) AS "isNew"`;
  return row?.isNew ?? false;
}
