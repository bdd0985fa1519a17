import type Stripe from 'stripe';
import { type Act, API_VERSION, newId } from '../act';
import { queueDelivery } from './rules';

/**
 * Records that something happened to `object`, in the transaction in which it happened, and queues it for delivery.
 * `previous` holds the former values of what changed, for events that Stripe sends with them.
 */
export function emit(
  act: Act,
  type: Stripe.Event.Type,
  object: object,
  previous?: Record<string, unknown>,
): Stripe.EventBase {
  const event: Stripe.EventBase = {
    id: newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: act.now,
    data: previous ? { object, previous_attributes: previous } : { object },
    livemode: false,
    pending_webhooks: act.config.webhook ? 1 : 0,
    request: { id: act.cause?.requestId ?? null, idempotency_key: act.cause?.idempotencyKey ?? null },
    type,
  };
  act.store.put('event', event);
  if (act.config.webhook) queueDelivery(act, event);
  return event;
}
