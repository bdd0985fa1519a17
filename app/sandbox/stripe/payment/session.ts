import type Stripe from 'stripe';
import type { Act } from '../act';
import { emit } from '../webhooks/emit';
import { cancelIntent } from './intent';

interface Completion {
  /** Null in a subscription: there the invoice has it. */
  paymentIntent: string | null;
  payer: { email: string | null; name: string | null };
  paymentStatus?: 'paid' | 'unpaid';
  more?: Pick<Stripe.Checkout.Session, 'customer' | 'invoice' | 'subscription'>;
}

/** Marks a session as done, and paid unless the money is still on its way. */
export function completeSession(
  act: Act,
  session: Stripe.Checkout.Session,
  { paymentIntent, payer, paymentStatus = 'paid', more }: Completion,
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
    ...more,
    payment_intent: paymentIntent,
    payment_status: paymentStatus,
    status: 'complete',
    url: null,
  });
  emit(act, 'checkout.session.completed', complete);
}

/** Tells of the money of a session that was complete but unpaid. */
export function finishSession(act: Act, intentId: string, outcome: 'succeeded' | 'failed'): void {
  for (const session of act.store.newestFirst('checkout.session')) {
    if (session.payment_intent !== intentId || session.payment_status !== 'unpaid') continue;
    const finished =
      outcome === 'succeeded' ? act.store.put('checkout.session', { ...session, payment_status: 'paid' }) : session;
    emit(act, `checkout.session.async_payment_${outcome}`, finished);
    return;
  }
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
