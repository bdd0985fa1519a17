import type Stripe from 'stripe';
import { z } from 'zod';
import { call, orNull } from './client.server';
import { notTheObject } from './errors';
import { type CheckoutTruth, type CreatedCheckout, checkoutTruthSchema, createdCheckoutSchema } from './schemas';

export interface CheckoutLine {
  /** Shown on the payment page and kept by Stripe: says what a gift is, never whom it is for. */
  label: string;
  amountMinor: bigint;
}

export interface CheckoutInput {
  /** Our own opaque id, the only thing that Stripe learns of the gift. */
  checkoutId: string;
  /** ISO 4217, one for all lines. */
  currency: string;
  gift: CheckoutLine;
  /** What the donor adds towards the costs of payment; a line of its own. */
  feeCover?: CheckoutLine | undefined;
  /** Contains `{CHECKOUT_SESSION_ID}`, which Stripe fills in. */
  successUrl: string;
  cancelUrl: string;
  /** 30 minutes to 24 hours ahead. */
  expiresAt: Date;
  /** Language of the page the donor comes from. */
  language: string;
  /** Derived from gift and attempt: the same attempt always carries the same key. */
  idempotencyKey: string;
}

/** The languages of ours in which Stripe shows its page; in others the browser decides. */
const LOCALES: Record<string, Stripe.Checkout.SessionCreateParams.Locale> = { en: 'en', es: 'es', fr: 'fr' };

const OPAQUE_ID = /^[A-Za-z0-9_-]{8,64}$/;

function lineItem(
  currency: string,
  { label, amountMinor }: CheckoutLine,
): Stripe.Checkout.SessionCreateParams.LineItem {
  if (amountMinor <= 0n || amountMinor > 999_999_999n) throw new RangeError(`Not an amount to charge: ${amountMinor}`);
  return {
    price_data: { currency: currency.toLowerCase(), unit_amount: Number(amountMinor), product_data: { name: label } },
    quantity: 1,
  };
}

function assertInput(input: CheckoutInput): void {
  if (!OPAQUE_ID.test(input.checkoutId))
    throw new TypeError('checkoutId must be an opaque id: letters, digits, - and _');
  if (!input.successUrl.includes('{CHECKOUT_SESSION_ID}'))
    throw new TypeError('successUrl lacks {CHECKOUT_SESSION_ID}');
}

/** What once and monthly have in common. Payment methods are left to Stripe, as the account's settings have them. */
function commonParams(input: CheckoutInput): Stripe.Checkout.SessionCreateParams {
  return {
    ui_mode: 'hosted_page',
    success_url: input.successUrl,
    cancel_url: input.cancelUrl,
    expires_at: Math.floor(input.expiresAt.getTime() / 1000),
    client_reference_id: input.checkoutId,
    locale: LOCALES[input.language] ?? 'auto',
    metadata: { checkout_id: input.checkoutId },
  };
}

const linesOf = (input: CheckoutInput) => (input.feeCover ? [input.gift, input.feeCover] : [input.gift]);

function create(stripe: Stripe, input: CheckoutInput, params: Stripe.Checkout.SessionCreateParams) {
  const { idempotencyKey } = input;
  return call('write', 'checkout session', createdCheckoutSchema, () =>
    stripe.checkout.sessions.create(params, { idempotencyKey }),
  );
}

/** Opens a checkout on Stripe's hosted page. @throws PaymentError */
export async function createCheckout(stripe: Stripe, input: CheckoutInput): Promise<CreatedCheckout> {
  assertInput(input);
  return create(stripe, input, {
    ...commonParams(input),
    mode: 'payment',
    submit_type: 'donate',
    line_items: linesOf(input).map((line) => lineItem(input.currency, line)),
    // The donor is charged exactly what our page said, in the currency it said.
    adaptive_pricing: { enabled: false },
    payment_intent_data: { metadata: { checkout_id: input.checkoutId } },
  });
}

/** Opens a checkout of a gift that is given every month, from today. @throws PaymentError */
export async function createMonthlyCheckout(stripe: Stripe, input: CheckoutInput): Promise<CreatedCheckout> {
  assertInput(input);
  const monthly = (line: CheckoutLine): Stripe.Checkout.SessionCreateParams.LineItem => {
    const { price_data, quantity } = lineItem(input.currency, line);
    return {
      price_data: { ...price_data, currency: input.currency.toLowerCase(), recurring: { interval: 'month' } },
      quantity,
    };
  };
  return create(stripe, input, {
    ...commonParams(input),
    mode: 'subscription',
    line_items: linesOf(input).map(monthly),
    subscription_data: { metadata: { checkout_id: input.checkoutId } },
  });
}

/** What Stripe knows of a checkout now: session, payment, its latest charge and how that was booked. @throws PaymentError */
export async function fetchCheckoutTruth(stripe: Stripe, sessionId: string): Promise<CheckoutTruth> {
  const truth = await call('read', 'checkout session', checkoutTruthSchema, () =>
    stripe.checkout.sessions.retrieve(sessionId, { expand: ['payment_intent.latest_charge.balance_transaction'] }),
  );
  if (truth.sessionId !== sessionId) throw notTheObject(`checkout session ${sessionId}`, 'read', truth.sessionId);
  return truth;
}

/** Closes an open checkout, so that it can no longer be paid. @throws PaymentError `rejected` when it is not open any more */
export async function expireCheckout(stripe: Stripe, sessionId: string, idempotencyKey: string): Promise<void> {
  await call('write', 'checkout session', checkoutTruthSchema, () =>
    stripe.checkout.sessions.expire(
      sessionId,
      { expand: ['payment_intent.latest_charge.balance_transaction'] },
      { idempotencyKey },
    ),
  );
}

const foundSchema = z.object({
  object: z.literal('list'),
  data: z.array(z.object({ id: z.string().startsWith('cs_'), object: z.literal('checkout.session') })),
});

/** The checkout that this payment was made on; null when it was made elsewhere. @throws PaymentError */
export async function findCheckoutOfPayment(stripe: Stripe, paymentIntentId: string): Promise<string | null> {
  const found = await orNull(
    call('read', 'list of checkout sessions', foundSchema, () =>
      stripe.checkout.sessions.list({ payment_intent: paymentIntentId, limit: 1 }),
    ),
  );
  return found?.data[0]?.id ?? null;
}
