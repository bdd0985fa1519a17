import type Stripe from 'stripe';
import { type Act, newId } from '../act';
import type { WirePrice } from '../store/billing-tables';

export interface PriceData {
  currency: string;
  unit_amount: number;
  recurring?: { interval: Stripe.Price.Recurring.Interval; interval_count: number } | undefined;
  tax_behavior?: 'exclusive' | 'inclusive' | 'unspecified' | undefined;
}

export function createProduct(
  act: Act,
  data: { name: string; description?: string | undefined; metadata?: Stripe.Metadata | undefined },
): Stripe.Product {
  return act.store.put('product', {
    id: newId('prod'),
    object: 'product',
    active: false,
    created: act.now,
    default_price: null,
    description: data.description ?? null,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: data.metadata ?? {},
    name: data.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: act.now,
    url: null,
  });
}

/** A price made for one checkout or change, as `price_data` asks for. */
export function createPrice(act: Act, data: PriceData, product: string): WirePrice {
  return act.store.put('price', {
    id: newId('price'),
    object: 'price',
    active: false,
    billing_scheme: 'per_unit',
    created: act.now,
    currency: data.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product,
    recurring: data.recurring
      ? { ...data.recurring, meter: null, trial_period_days: null, usage_type: 'licensed' }
      : null,
    tax_behavior: data.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: data.recurring ? 'recurring' : 'one_time',
    unit_amount: data.unit_amount,
    unit_amount_decimal: String(data.unit_amount),
  });
}
