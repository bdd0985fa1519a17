import type Stripe from 'stripe';
import type { Act } from '../act';
import { emit } from '../webhooks/emit';
import { cancelIntent } from './intent';

/** Marks a session as paid. */
export function completeSession(
  act: Act,
  session: Stripe.Checkout.Session,
  intentId: string,
  payer: { email: string | null; name: string | null },
): void {
  const complete = act.store.put('checkout.session', {
    ...session,
    customer_details: {
      address: null,
      business_name: null,
      email: payer.email,
      individual_name: null,
      name: payer.name,
      phone: null,
      tax_exempt: 'none',
      tax_ids: [],
    },
    payment_intent: intentId,
    payment_status: 'paid',
    status: 'complete',
    url: null,
  });
  emit(act, 'checkout.session.completed', complete);
}

/** Ends an open session without payment. */
export function expireSession(act: Act, session: Stripe.Checkout.Session): Stripe.Checkout.Session {
  const state = act.store.get('checkout_state', session.id);
  if (state?.payment_intent) cancelIntent(act, state.payment_intent);
  const expired = act.store.put('checkout.session', {
    ...session,
    status: 'expired',
    url: null,
  });
  emit(act, 'checkout.session.expired', expired);
  return expired;
}
