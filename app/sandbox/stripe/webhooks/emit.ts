import { isDeepStrictEqual } from 'node:util';
import type Stripe from 'stripe';
import { type Act, API_VERSION, newId } from '../act';
import { queueDelivery } from './rules';

/**
 * Records that something happened to `object`, in the transaction in which it happened, and queues it for delivery.
 * `previous` holds former values, for events that Stripe sends with them; those that did not change are left out.
 */
export function emit(
  act: Act,
  type: Stripe.Event.Type,
  object: object,
  previous?: Record<string, unknown>,
): Stripe.EventBase {
  const now = object as Record<string, unknown>;
  const changed = Object.entries(previous ?? {}).filter(([name, value]) => !isDeepStrictEqual(now[name], value));
  const event: Stripe.EventBase = {
    id: newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: act.now,
    data: changed.length > 0 ? { object, previous_attributes: Object.fromEntries(changed) } : { object },
    livemode: false,
    pending_webhooks: act.config.webhook ? 1 : 0,
    request: { id: act.cause?.requestId ?? null, idempotency_key: act.cause?.idempotencyKey ?? null },
    type,
  };
  act.store.put('event', event);
  if (act.config.webhook) queueDelivery(act, event);
  return event;
}
