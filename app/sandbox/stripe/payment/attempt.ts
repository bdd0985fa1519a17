import type Stripe from 'stripe';
import type { Act } from '../act';
import { startSubscription } from '../billing/start';
import { methodBehind, type TestCard } from '../cards';
import type { CheckoutState } from '../store/tables';
import { emit } from '../webhooks/emit';
import { chargeCard, failCharge } from './charge';
import { startDebit } from './debit';
import { intentFor } from './intent';
import { NOT_CONFIRMED, refuseIntent, succeedIntent } from './intent-outcome';
import { createPaymentMethod, type Payer } from './payment-method';
import { schedule } from './schedule';
import { completeSession } from './session';

export type AttemptResult =
  /** Or, with a bank debit, complete and still unpaid. */
  | { kind: 'paid' }
  | { kind: 'confirm' }
  | { kind: 'declined'; message: string }
  /** The session is paid already, or over. */
  | { kind: 'closed' };

interface OpenSession {
  session: Stripe.Checkout.Session;
  state: CheckoutState;
}

function succeed(
  act: Act,
  { session, state }: OpenSession,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  card: TestCard,
  authenticated: boolean,
) {
  if (session.mode === 'subscription') {
    startSubscription(act, { session, state, intent, method, card, authenticated });
    return;
  }
  const charge = chargeCard(act, { intent, method, card, authenticated });
  const paid = succeedIntent(act, intent, method, charge);
  completeSession(act, session, { paymentIntent: paid.id, payer: method.billing_details });
  if (card.outcome.kind === 'pays' && card.outcome.later) {
    schedule(act, card.outcome.later, charge.id, act.config.disputeDelayMs);
  }
}

function openSession(act: Act, sessionId: string): OpenSession | null {
  const session = act.store.get('checkout.session', sessionId);
  const state = act.store.get('checkout_state', sessionId);
  return session?.status === 'open' && session.expires_at > act.now && state ? { session, state } : null;
}

/** What happens when somebody presses the button on the hosted page. */
export function attemptPayment(act: Act, sessionId: string, card: TestCard, payer: Payer): AttemptResult {
  const open = openSession(act, sessionId);
  if (!open) return { kind: 'closed' };
  if (open.session.mode === 'subscription' && card.outcome.kind === 'debits') {
    return { kind: 'declined', message: 'Bank debits are for single payments here.' };
  }
  const intent = intentFor(act, open.session, open.state, payer.email);
  const method = createPaymentMethod(act, card, payer);
  if (card.outcome.kind === 'declines') {
    const refusal = card.outcome;
    const charge = failCharge(act, { intent, method, card, authenticated: false }, refusal);
    refuseIntent(act, intent, method, charge, refusal);
    return { kind: 'declined', message: refusal.message };
  }
  if (card.outcome.kind === 'asks_for_confirmation') {
    const url = `${act.config.publicUrl}/c/pay/${sessionId}/confirm`;
    const waiting = act.store.put('payment_intent', {
      ...intent,
      last_payment_error: null,
      next_action: { type: 'redirect_to_url', redirect_to_url: { return_url: open.session.url, url } },
      payment_method: method.id,
      status: 'requires_action',
    });
    emit(act, 'payment_intent.requires_action', waiting);
    return { kind: 'confirm' };
  }
  if (card.outcome.kind === 'debits') {
    startDebit(act, open.session, intent, method, card, card.outcome.succeeds);
    return { kind: 'paid' };
  }
  succeed(act, open, intent, method, card, false);
  return { kind: 'paid' };
}

/** The bank's answer after 3-D Secure. */
export function answerConfirmation(act: Act, sessionId: string, confirmed: boolean): AttemptResult {
  const open = openSession(act, sessionId);
  const intent = open?.state.payment_intent ? act.store.get('payment_intent', open.state.payment_intent) : undefined;
  if (!open || intent?.status !== 'requires_action') return { kind: 'closed' };
  const method = act.store.get('payment_method', String(intent.payment_method));
  const card = method && methodBehind(method);
  if (!method || !card) return { kind: 'closed' };
  if (!confirmed) {
    refuseIntent(act, intent, method, null, NOT_CONFIRMED);
    return { kind: 'declined', message: NOT_CONFIRMED.message };
  }
  succeed(act, open, intent, method, card, true);
  return { kind: 'paid' };
}
