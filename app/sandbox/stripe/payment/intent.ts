import type Stripe from 'stripe';
import { type Act, newId, randomText } from '../act';
import type { CheckoutState } from '../store/tables';
import { emit } from '../webhooks/emit';

interface NewIntent {
  amount: number;
  currency: string;
  description: string | null;
  metadata: Stripe.Metadata;
  email: string | null;
  customer: string | null;
  allowed: string[] | null;
}

/** The payment intent behind a session, created at the first attempt to pay. */
export function intentFor(
  act: Act,
  session: Stripe.Checkout.Session,
  state: CheckoutState,
  email: string,
): Stripe.PaymentIntent {
  const existing = state.payment_intent === null ? undefined : act.store.get('payment_intent', state.payment_intent);
  if (existing) return existing;
  const intent = createIntent(act, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'usd',
    description: state.payment_intent_description,
    metadata: state.payment_intent_metadata,
    email,
    customer: null,
    allowed: session.allowed_payment_method_types,
  });
  act.store.put('checkout_state', { ...state, payment_intent: intent.id });
  return intent;
}

export function createIntent(act: Act, input: NewIntent): Stripe.PaymentIntent {
  const id = newId('pi');
  const intent = act.store.put('payment_intent', {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: input.allowed,
    amount: input.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: { enabled: true, allow_redirects: 'always' },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${randomText(24)}`,
    confirmation_method: 'automatic',
    created: act.now,
    currency: input.currency,
    customer: input.customer,
    customer_account: null,
    description: input.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: input.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: input.email,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  });
  emit(act, 'payment_intent.created', intent);
  return intent;
}

/** Cancels an intent whose session is over, so that a confirmation still open at the bank can take nothing. */
export function cancelIntent(act: Act, id: string): void {
  const intent = act.store.get('payment_intent', id);
  if (!intent || intent.status === 'succeeded' || intent.status === 'canceled') return;
  const canceled = act.store.put('payment_intent', {
    ...intent,
    canceled_at: act.now,
    cancellation_reason: 'automatic',
    next_action: null,
    status: 'canceled',
  });
  emit(act, 'payment_intent.canceled', canceled);
}
