import type Stripe from 'stripe';
import type { Act } from '../act';
import type { TestCard } from '../cards';
import { chargeCard } from '../payment/charge';
import { succeedIntent } from '../payment/intent-outcome';
import { completeSession } from '../payment/session';
import type { CheckoutState } from '../store/tables';
import { emit } from '../webhooks/emit';
import { attachMethod, createCustomer } from './customer';
import { announceInvoice, markPaid, openInvoice } from './invoice';
import { scheduleRenewal } from './subscription';
import { buildSubscription } from './subscription-object';

interface FirstPayment {
  session: Stripe.Checkout.Session;
  state: CheckoutState;
  intent: Stripe.PaymentIntent;
  method: Stripe.PaymentMethod;
  card: TestCard;
  authenticated: boolean;
}

/** The first payment of a subscription: customer, subscription and invoice come with it, and the session is complete. */
export function startSubscription(act: Act, first: FirstPayment): void {
  const { session, state, card, authenticated } = first;
  const payer = { email: first.method.billing_details.email, name: first.method.billing_details.name };
  const customer = createCustomer(act, payer);
  const method = attachMethod(act, first.method, customer.id);
  const intent = act.store.put('payment_intent', {
    ...first.intent,
    customer: customer.id,
    setup_future_usage: 'off_session',
  });
  const built = buildSubscription(act, {
    customer: customer.id,
    currency: session.currency ?? 'usd',
    lines: state.line_items,
    method: method.id,
    metadata: state.subscription_metadata ?? {},
    description: state.subscription_description ?? null,
  });
  const invoice = openInvoice(act, built, 'subscription_create', intent);
  const subscription = act.store.put('subscription', { ...built, latest_invoice: invoice.id });
  emit(act, 'customer.subscription.created', subscription);
  announceInvoice(act, invoice);
  succeedIntent(act, intent, method, chargeCard(act, { intent, method, card, authenticated }));
  markPaid(act, invoice);
  scheduleRenewal(act, subscription);
  completeSession(act, session, {
    paymentIntent: null,
    payer,
    more: { customer: customer.id, invoice: invoice.id, subscription: subscription.id },
  });
}
