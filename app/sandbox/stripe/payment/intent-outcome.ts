import type Stripe from 'stripe';
import type { Act } from '../act';
import { emit } from '../webhooks/emit';
import type { Refusal } from './charge';

export const NOT_CONFIRMED: Refusal = {
  code: 'payment_intent_authentication_failure',
  declineCode: 'authentication_failure',
  message: 'Your bank could not confirm that it was you. Nothing was charged.',
};

/** Records on an intent that an attempt to pay failed; without a charge, the bank was never asked for money. */
export function refuseIntent(
  act: Act,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  charge: Stripe.Charge | null,
  refusal: Refusal,
): Stripe.PaymentIntent {
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
    processing: null,
    status: 'requires_payment_method',
  });
  emit(act, 'payment_intent.payment_failed', failed);
  return failed;
}

/** Records on an intent that it is paid by this charge. */
export function succeedIntent(
  act: Act,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  charge: Stripe.Charge,
): Stripe.PaymentIntent {
  const paid = act.store.put('payment_intent', {
    ...intent,
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    processing: null,
    status: 'succeeded',
  });
  emit(act, 'payment_intent.succeeded', paid);
  return paid;
}
