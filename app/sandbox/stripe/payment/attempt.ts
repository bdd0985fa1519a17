import type Stripe from 'stripe';
import type { Act } from '../act';
import { cardEndingIn, type TestCard } from '../cards';
import { emit } from '../webhooks/emit';
import { chargeCard, failCharge } from './charge';
import { intentFor } from './intent';
import { createPaymentMethod, type Payer } from './payment-method';
import { schedule } from './schedule';
import { completeSession } from './session';

export type AttemptResult =
  | { kind: 'paid' }
  | { kind: 'confirm' }
  | { kind: 'declined'; message: string }
  /** The session is paid already, or over. */
  | { kind: 'closed' };

type Refusal = { code: string; declineCode: string; message: string };

const NOT_CONFIRMED: Refusal = {
  code: 'payment_intent_authentication_failure',
  declineCode: 'authentication_failure',
  message: 'Your bank could not confirm that it was you. Nothing was charged.',
};

function refuse(
  act: Act,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  charge: Stripe.Charge | null,
  refusal: Refusal,
) {
  const failed = act.store.put('payment_intent', {
    ...intent,
    last_payment_error: {
      type: charge ? 'card_error' : 'invalid_request_error',
      ...(charge && { charge: charge.id, decline_code: refusal.declineCode }),
      code: refusal.code,
      message: refusal.message,
      payment_method: method,
    },
    latest_charge: charge?.id ?? intent.latest_charge,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  });
  emit(act, 'payment_intent.payment_failed', failed);
}

function succeed(
  act: Act,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  card: TestCard,
  authenticated: boolean,
) {
  const charge = chargeCard(act, { intent, method, card, authenticated });
  const paid = act.store.put('payment_intent', {
    ...intent,
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: 'succeeded',
  });
  emit(act, 'payment_intent.succeeded', paid);
  completeSession(act, session, paid.id, method.billing_details);
  if (card.outcome.kind === 'pays' && card.outcome.later) {
    schedule(act, card.outcome.later, charge.id, act.config.disputeDelayMs);
  }
}

function openSession(act: Act, sessionId: string) {
  const session = act.store.get('checkout.session', sessionId);
  const state = act.store.get('checkout_state', sessionId);
  return session?.status === 'open' && session.expires_at > act.now && state ? { session, state } : null;
}

/** What happens when somebody presses the button on the hosted page. */
export function attemptPayment(act: Act, sessionId: string, card: TestCard, payer: Payer): AttemptResult {
  const open = openSession(act, sessionId);
  if (!open) return { kind: 'closed' };
  const intent = intentFor(act, open.session, open.state, payer.email);
  const method = createPaymentMethod(act, card, payer);
  if (card.outcome.kind === 'declines') {
    const refusal = card.outcome;
    const charge = failCharge(act, { intent, method, card, authenticated: false }, refusal);
    refuse(act, intent, method, charge, refusal);
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
  succeed(act, open.session, intent, method, card, false);
  return { kind: 'paid' };
}

/** The bank's answer after 3-D Secure. */
export function answerConfirmation(act: Act, sessionId: string, confirmed: boolean): AttemptResult {
  const open = openSession(act, sessionId);
  const intent = open?.state.payment_intent ? act.store.get('payment_intent', open.state.payment_intent) : undefined;
  if (!open || intent?.status !== 'requires_action') return { kind: 'closed' };
  const method = act.store.get('payment_method', String(intent.payment_method));
  const card = cardEndingIn(method?.card?.last4);
  if (!method || !card) return { kind: 'closed' };
  if (!confirmed) {
    refuse(act, intent, method, null, NOT_CONFIRMED);
    return { kind: 'declined', message: NOT_CONFIRMED.message };
  }
  succeed(act, open.session, intent, method, card, true);
  return { kind: 'paid' };
}
