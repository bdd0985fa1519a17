import type Stripe from 'stripe';
import { type Act, newId } from '../act';
import { createIntent } from '../payment/intent';
import type { WireInvoice, WireSubscription } from '../store/billing-tables';
import { emit } from '../webhooks/emit';
import { buildInvoice } from './invoice-object';
import { changeSubscription, endSubscription, hasEnded } from './subscription';

const DAY = 24 * 3600;
/** Days until a payment that failed is tried again; after the last, the subscription ends. */
const RETRY_AFTER_DAYS = [3, 5, 7];

export const retryTask = (invoice: string) => `task_retry_${invoice}`;

export function subscriptionOf(act: Act, invoice: WireInvoice): WireSubscription | undefined {
  return act.store.get('subscription', String(invoice.parent?.subscription_details?.subscription));
}

/** The link between an invoice and the intent that pays it. */
export function paymentOf(act: Act, invoice: WireInvoice): Stripe.InvoicePayment | undefined {
  for (const payment of act.store.newestFirst('invoice_payment')) if (payment.invoice === invoice.id) return payment;
  return undefined;
}

export function intentOf(act: Act, invoice: WireInvoice): Stripe.PaymentIntent | undefined {
  return act.store.get('payment_intent', String(paymentOf(act, invoice)?.payment.payment_intent));
}

/** Puts an open invoice for the present period, to be paid by an intent. Nothing is announced yet. */
export function openInvoice(
  act: Act,
  subscription: WireSubscription,
  reason: 'subscription_create' | 'subscription_cycle',
  intent?: Stripe.PaymentIntent,
): WireInvoice {
  const invoice = act.store.put('invoice', buildInvoice(act, subscription, reason));
  const pays =
    intent ??
    createIntent(act, {
      amount: invoice.total,
      currency: invoice.currency,
      description: 'Subscription update',
      metadata: {},
      email: invoice.customer_email,
      customer: invoice.customer,
      allowed: null,
    });
  act.store.put('invoice_payment', {
    id: newId('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.total,
    created: act.now,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: pays.id, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  });
  return invoice;
}

export function announceInvoice(act: Act, invoice: WireInvoice): void {
  emit(act, 'invoice.created', invoice);
  emit(act, 'invoice.finalized', invoice);
}

/** Marks an invoice as paid; a subscription that waited for it is active again. */
export function markPaid(act: Act, invoice: WireInvoice): WireInvoice {
  act.store.remove('task', retryTask(invoice.id));
  const paid = act.store.put('invoice', {
    ...invoice,
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    attempt_count: invoice.attempt_count + 1,
    attempted: true,
    auto_advance: false,
    next_payment_attempt: null,
    status: 'paid',
    status_transitions: { ...invoice.status_transitions, paid_at: act.now },
  });
  const payment = paymentOf(act, invoice);
  if (payment) {
    const settled = act.store.put('invoice_payment', {
      ...payment,
      amount_paid: invoice.amount_due,
      status: 'paid',
      status_transitions: { canceled_at: null, paid_at: act.now },
    });
    emit(act, 'invoice_payment.paid', settled);
  }
  emit(act, 'invoice.paid', paid);
  emit(act, 'invoice.payment_succeeded', paid);
  const subscription = subscriptionOf(act, paid);
  const waited = subscription?.status === 'past_due' || subscription?.status === 'incomplete';
  if (subscription && waited) changeSubscription(act, subscription, { status: 'active' });
  return paid;
}

/** Records that an invoice could not be paid; sets the next attempt, or ends the subscription after the last. */
export function markFailed(act: Act, invoice: WireInvoice, why: 'declined' | 'action_required'): WireInvoice {
  const subscription = subscriptionOf(act, invoice);
  const days = subscription && hasEnded(subscription) ? undefined : RETRY_AFTER_DAYS[invoice.attempt_count];
  const next_payment_attempt = days === undefined ? null : act.now + days * DAY;
  const failed = act.store.put('invoice', {
    ...invoice,
    attempt_count: invoice.attempt_count + 1,
    attempted: true,
    next_payment_attempt,
  });
  if (why === 'action_required') emit(act, 'invoice.payment_action_required', failed);
  emit(act, 'invoice.payment_failed', failed);
  if (next_payment_attempt !== null) {
    const due_at = next_payment_attempt * 1000;
    act.store.put('task', { id: retryTask(failed.id), kind: 'retry_invoice', subject: failed.id, due_at });
  }
  if (!subscription || hasEnded(subscription)) return failed;
  if (next_payment_attempt === null) endSubscription(act, subscription, 'payment_failed');
  else if (subscription.status === 'active') changeSubscription(act, subscription, { status: 'past_due' });
  return failed;
}
