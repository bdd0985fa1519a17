import type Stripe from 'stripe';
import { type Act, newId } from '../act';
import type { WireLineItem, WirePrice, WireSubscription, WireSubscriptionItem } from '../store/billing-tables';
import { type Interval, nextPeriodEnd } from './period';

const MONTHLY: Interval = { interval: 'month', interval_count: 1 };

/** How often a price is due. */
export function intervalOf(price: WirePrice): Interval {
  return price.recurring ?? MONTHLY;
}

function planOf(price: WirePrice): WireSubscriptionItem['plan'] {
  const { interval, interval_count } = intervalOf(price);
  return {
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: 'per_unit',
    created: price.created,
    currency: price.currency,
    interval,
    interval_count,
    livemode: false,
    metadata: {},
    meter: null,
    nickname: null,
    product: price.product as string,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: 'licensed',
  };
}

/** One line of a subscription; its period is its own, and no longer the subscription's. */
export function subscriptionItem(
  act: Act,
  subscription: string,
  { price, quantity, start, end }: { price: WirePrice; quantity: number; start: number; end: number },
): WireSubscriptionItem {
  return {
    id: newId('si'),
    object: 'subscription_item',
    billing_thresholds: null,
    created: act.now,
    current_period_end: end,
    current_period_start: start,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planOf(price),
    price,
    quantity,
    subscription,
    tax_rates: [],
  };
}

/** The same line at another price. */
export function repriced(item: WireSubscriptionItem, price: WirePrice): WireSubscriptionItem {
  return { ...item, price, plan: planOf(price) };
}

interface NewSubscription {
  customer: string;
  currency: string;
  lines: readonly WireLineItem[];
  method: string;
  metadata: Stripe.Metadata;
  description: string | null;
}

/** A subscription that begins now and whose first invoice is still to be paid. */
export function buildSubscription(act: Act, input: NewSubscription): WireSubscription {
  const id = newId('sub');
  const interval = input.lines[0] ? intervalOf(input.lines[0].price) : MONTHLY;
  const end = nextPeriodEnd(act.now, interval, act.now);
  return {
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: act.now,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: null, type: 'classic' },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: 'charge_automatically',
    created: act.now,
    currency: input.currency,
    customer: input.customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: input.method,
    default_source: null,
    default_tax_rates: [],
    description: input.description,
    discounts: [],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: {
      object: 'list',
      data: input.lines.map(({ price, quantity }) =>
        subscriptionItem(act, id, { price, quantity: quantity ?? 1, start: act.now, end }),
      ),
      has_more: false,
      url: `/v1/subscription_items?subscription=${id}`,
    },
    latest_invoice: null,
    livemode: false,
    managed_payments: null,
    metadata: input.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: { payment_method_options: null, payment_method_types: null, save_default_payment_method: 'off' },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: act.now,
    status: 'incomplete',
    test_clock: null,
    transfer_data: null,
    trial_end: null,
    trial_settings: null,
    trial_start: null,
  };
}
