import type Stripe from 'stripe';
import type { Act } from '../act';
import type { TestCard } from '../cards';
import { emit } from '../webhooks/emit';
import { beginDebit, capture, refuseCharge } from './charge';
import { refuseIntent, succeedIntent } from './intent-outcome';
import { schedule } from './schedule';
import { completeSession, finishSession } from './session';

const ACCOUNT_CLOSED = {
  code: 'account_closed',
  declineCode: 'account_closed',
  message: "The customer's bank account has been closed.",
};

/** Completes a session whose money is still at the payer's bank. */
export function startDebit(
  act: Act,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  card: TestCard,
  succeeds: boolean,
): void {
  const charge = beginDebit(act, { intent, method, card, authenticated: false });
  const processing = act.store.put('payment_intent', {
    ...intent,
    last_payment_error: null,
    latest_charge: charge.id,
    payment_method: method.id,
    payment_method_types: ['card', 'us_bank_account'],
    status: 'processing',
  });
  emit(act, 'payment_intent.processing', processing);
  completeSession(act, session, { paymentIntent: intent.id, payer: method.billing_details, paymentStatus: 'unpaid' });
  schedule(act, succeeds ? 'debit_succeeds' : 'debit_fails', intent.id, act.config.debitDelayMs);
}

/** The bank's answer to a debit, days later. Nothing happens when it was answered before. */
export function finishDebit(act: Act, intentId: string, outcome: 'succeeded' | 'failed'): void {
  const intent = act.store.get('payment_intent', intentId);
  const charge = intent && act.store.get('charge', String(intent.latest_charge));
  const method = intent && act.store.get('payment_method', String(intent.payment_method));
  if (intent?.status !== 'processing' || !charge || !method) return;
  if (outcome === 'succeeded') succeedIntent(act, intent, method, capture(act, charge));
  else refuseIntent(act, intent, method, refuseCharge(act, charge, ACCOUNT_CLOSED), ACCOUNT_CLOSED);
  finishSession(act, intentId, outcome);
}
