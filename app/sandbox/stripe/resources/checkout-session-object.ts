import type Stripe from 'stripe';
import { type Act, newId, newSessionId } from '../act';
import { badParameter } from '../api/errors';
import { createPrice, createProduct } from '../billing/price';
import { assertChargeable } from '../money/currencies';
import type { WireLineItem } from '../store/billing-tables';
import type { CreateSession } from './checkout-session-params';

const HALF_AN_HOUR = 30 * 60;
const A_DAY = 24 * 3600;
/** Stripe allows for the way that the request takes. */
const LEEWAY = 60;

const isAllowedAhead = (seconds: number) => seconds >= HALF_AN_HOUR - LEEWAY && seconds <= A_DAY + LEEWAY;

/** When a session ends. An asker who lives by the machine's clock, while ours is ahead, means as much time from now. */
function expiry(act: Act, asked: number | undefined): number {
  const expiresAt = asked ?? act.now + A_DAY;
  const machineNow = Math.floor(Date.now() / 1000);
  if (!isAllowedAhead(expiresAt - act.now)) {
    if (isAllowedAhead(expiresAt - machineNow)) return expiresAt + act.now - machineNow;
    throw badParameter(
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
      undefined,
      'expires_at',
    );
  }
  return expiresAt;
}

function lineItem(act: Act, item: CreateSession['line_items'][number]): WireLineItem {
  const { price_data, quantity } = item;
  const amount = price_data.unit_amount * quantity;
  return {
    id: newId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price_data.currency,
    description: price_data.product_data.name,
    metadata: {},
    price: createPrice(act, price_data, createProduct(act, price_data.product_data).id),
    quantity,
  };
}

const NO_INVOICE: Stripe.Checkout.Session.InvoiceCreation = {
  enabled: false,
  invoice_data: {
    account_tax_ids: null,
    custom_fields: null,
    description: null,
    footer: null,
    issuer: null,
    metadata: {},
    rendering_options: null,
  },
};

/** Refuses prices that do not fit the mode: a subscription has one interval for all, a single payment none. */
function assertIntervals(lineItems: readonly WireLineItem[], recurring: boolean): void {
  const intervals = lineItems.map(({ price }) => price.recurring);
  if (!recurring && intervals.some((interval) => interval !== null)) {
    throw badParameter('You specified `payment` mode but passed a recurring price.', undefined, 'line_items');
  }
  if (recurring && intervals.some((interval) => interval === null)) {
    throw badParameter('The sandbox takes recurring prices only in `subscription` mode.', undefined, 'line_items');
  }
  if (new Set(intervals.map((interval) => `${interval?.interval_count} ${interval?.interval}`)).size > 1) {
    throw badParameter('All recurring prices must have the same interval.', undefined, 'line_items');
  }
}

/** Builds an open session and its line items from checked parameters; refuses what Stripe refuses to charge. */
export function buildSession(
  act: Act,
  params: CreateSession,
): { session: Stripe.Checkout.Session; lineItems: WireLineItem[] } {
  const lineItems = params.line_items.map((item) => lineItem(act, item));
  const currencies = new Set(lineItems.map((item) => item.currency));
  const [currency] = currencies;
  if (currency === undefined || currencies.size > 1 || (params.currency ?? currency) !== currency) {
    throw badParameter('You must only use one currency across all line items.', undefined, 'line_items');
  }
  const recurring = params.mode === 'subscription';
  assertIntervals(lineItems, recurring);
  const total = lineItems.reduce((sum, item) => sum + item.amount_total, 0);
  assertChargeable(total, currency, 'line_items');
  const id = newSessionId();
  const session: Stripe.Checkout.Session = {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: params.adaptive_pricing?.enabled ?? true },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: act.now,
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: params.custom_text?.submit ?? null,
      terms_of_service_acceptance: null,
    },
    customer: null,
    customer_account: null,
    customer_creation: recurring ? 'always' : (params.customer_creation ?? 'if_required'),
    customer_details: null,
    customer_email: params.customer_email ?? null,
    discounts: [],
    excluded_payment_method_types: params.excluded_payment_method_types,
    expires_at: expiry(act, params.expires_at),
    integration_identifier: null,
    invoice: null,
    invoice_creation: recurring ? null : NO_INVOICE,
    livemode: false,
    locale: params.locale ?? null,
    managed_payments: null,
    metadata: params.metadata ?? {},
    mode: params.mode,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: recurring ? 'always' : 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: params.phone_number_collection?.enabled ?? false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: params.submit_type ?? null,
    subscription: null,
    success_url: params.success_url,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: params.ui_mode,
    url: `${act.config.publicUrl}/c/pay/${id}`,
    wallet_options: null,
  };
  return { session, lineItems };
}
