import type Stripe from 'stripe';
import type { Act } from '../act';
import { methodBehind, type TestCard } from '../cards';
import type { AttemptResult } from '../payment/attempt';
import { chargeCard, failCharge, type Refusal } from '../payment/charge';
import { NOT_CONFIRMED, refuseIntent, succeedIntent } from '../payment/intent-outcome';
import { createPaymentMethod, type Payer } from '../payment/payment-method';
import type { WireInvoice, WireSubscription } from '../store/billing-tables';
import { emit } from '../webhooks/emit';
import { attachMethod } from './customer';
import { announceInvoice, intentOf, markFailed, markPaid, openInvoice, subscriptionOf } from './invoice';
import { nextPeriodEnd } from './period';
import { changeSubscription, endSubscription, hasEnded, scheduleRenewal } from './subscription';
import { intervalOf } from './subscription-object';

const DECLINED: Refusal = {
  code: 'card_declined',
  declineCode: 'generic_decline',
  message: 'Your card was declined.',
};

interface Attempt {
  invoice: WireInvoice;
  intent: Stripe.PaymentIntent;
  method: Stripe.PaymentMethod;
  card: TestCard;
}

function pay(act: Act, { invoice, intent, method, card }: Attempt, authenticated: boolean): AttemptResult {
  succeedIntent(act, intent, method, chargeCard(act, { intent, method, card, authenticated }));
  markPaid(act, invoice);
  return { kind: 'paid' };
}

function decline(act: Act, { invoice, intent, method, card }: Attempt, refusal: Refusal): AttemptResult {
  const charge = failCharge(act, { intent, method, card, authenticated: false }, refusal);
  refuseIntent(act, intent, method, charge, refusal);
  markFailed(act, invoice, 'declined');
  return { kind: 'declined', message: refusal.message };
}

function ask(act: Act, { invoice, intent, method }: Attempt, counts: boolean): AttemptResult {
  const url = `${act.config.publicUrl}/i/${invoice.id}/confirm`;
  const waiting = act.store.put('payment_intent', {
    ...intent,
    last_payment_error: null,
    next_action: {
      type: 'redirect_to_url',
      redirect_to_url: { return_url: `${act.config.publicUrl}/i/${invoice.id}`, url },
    },
    payment_method: method.id,
    status: 'requires_action',
  });
  emit(act, 'payment_intent.requires_action', waiting);
  if (counts) markFailed(act, invoice, 'action_required');
  return { kind: 'confirm' };
}

/** Charges an open invoice to the subscription's card, without the donor. */
function chargeInvoice(act: Act, invoice: WireInvoice): void {
  const subscription = subscriptionOf(act, invoice);
  const intent = intentOf(act, invoice);
  const method = act.store.get('payment_method', String(subscription?.default_payment_method));
  const card = method && methodBehind(method);
  if (!intent || !method || !card) return;
  const attempt = { invoice, intent, method, card };
  if (card.renewals === 'declines') decline(act, attempt, DECLINED);
  else if (card.renewals === 'asks_for_confirmation') ask(act, attempt, true);
  else pay(act, attempt, false);
}

/** The next period of a subscription begins: its invoice is made and charged. */
export function renewSubscription(act: Act, subscriptionId: string): void {
  const subscription = act.store.get('subscription', subscriptionId);
  if (!subscription || hasEnded(subscription)) return;
  if (subscription.cancel_at_period_end) {
    endSubscription(act, subscription, 'cancellation_requested');
    return;
  }
  const data = subscription.items.data.map((item) => ({
    ...item,
    current_period_start: item.current_period_end,
    current_period_end: nextPeriodEnd(
      subscription.billing_cycle_anchor,
      intervalOf(item.price),
      item.current_period_end,
    ),
  }));
  const items: WireSubscription['items'] = { ...subscription.items, data };
  const invoice = openInvoice(act, { ...subscription, items }, 'subscription_cycle');
  const renewed = changeSubscription(act, subscription, { items, latest_invoice: invoice.id });
  announceInvoice(act, invoice);
  scheduleRenewal(act, renewed);
  chargeInvoice(act, invoice);
}

/** Tries a failed invoice again. */
export function retryInvoice(act: Act, invoiceId: string): void {
  const invoice = act.store.get('invoice', invoiceId);
  const subscription = invoice && subscriptionOf(act, invoice);
  if (invoice?.status === 'open' && subscription && !hasEnded(subscription)) chargeInvoice(act, invoice);
}

/** The donor pays an open invoice on its hosted page; the card is used for the months to come. */
export function payInvoice(act: Act, invoice: WireInvoice, card: TestCard, payer: Payer): AttemptResult {
  const intent = intentOf(act, invoice);
  const subscription = subscriptionOf(act, invoice);
  if (invoice.status !== 'open' || !intent || !subscription) return { kind: 'closed' };
  const method = attachMethod(act, createPaymentMethod(act, card, payer), invoice.customer);
  const attempt = { invoice, intent, method, card };
  if (card.outcome.kind === 'declines') return decline(act, attempt, card.outcome);
  if (card.outcome.kind === 'asks_for_confirmation') return ask(act, attempt, false);
  if (card.outcome.kind === 'debits') return { kind: 'declined', message: 'Bank debits are for single payments here.' };
  if (!hasEnded(subscription)) changeSubscription(act, subscription, { default_payment_method: method.id });
  return pay(act, attempt, false);
}

/** The bank's answer after 3-D Secure for an invoice. */
export function answerInvoice(act: Act, invoice: WireInvoice, confirmed: boolean): AttemptResult {
  const intent = intentOf(act, invoice);
  const method = act.store.get('payment_method', String(intent?.payment_method));
  const card = method && methodBehind(method);
  if (invoice.status !== 'open' || intent?.status !== 'requires_action' || !method || !card) return { kind: 'closed' };
  if (confirmed) return pay(act, { invoice, intent, method, card }, true);
  refuseIntent(act, intent, method, null, NOT_CONFIRMED);
  return { kind: 'declined', message: NOT_CONFIRMED.message };
}
