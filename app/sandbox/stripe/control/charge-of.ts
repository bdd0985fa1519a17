import type Stripe from 'stripe';
import type { Store } from '../store/store';
import { OrderRefused } from './route';

/** A charge by its own id, its intent's or its session's. */
export function chargeOf(store: Store, id: string): Stripe.Charge {
  const intentId = store.get('checkout_state', id)?.payment_intent ?? id;
  const chargeId = store.get('payment_intent', intentId)?.latest_charge ?? id;
  const charge = store.get('charge', String(chargeId));
  if (!charge) throw new OrderRefused(404, `There is no charge for ${id}.`);
  return charge;
}
