import { z } from 'zod';
import type { Act } from '../act';
import { badParameter, noSuch, notAllowed } from '../api/errors';
import { listPage } from '../api/list';
import {
  createdFilter,
  currency,
  flag,
  integer,
  isCreatedWithin,
  listParams,
  metadata,
  readParams,
  text,
} from '../api/params';
import { type ApiRequest, idOf, type Resource } from '../api/routes';
import { createPrice } from '../billing/price';
import { changeSubscription, endSubscription, hasEnded } from '../billing/subscription';
import { intervalOf, repriced, subscriptionItem } from '../billing/subscription-object';
import type { WireSubscription, WireSubscriptionItem } from '../store/billing-tables';
import { recurring } from './checkout-session-params';

const itemChange = z.strictObject({
  id: z.string().optional(),
  deleted: flag.optional(),
  quantity: integer.refine((count) => count >= 1, 'must be at least 1').optional(),
  price_data: z
    .strictObject({
      currency,
      product: z.string(),
      recurring,
      unit_amount: integer.refine((amount) => amount >= 0, 'must be at least 0'),
      tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
    })
    .optional(),
});
const updating = z.strictObject({
  items: z.array(itemChange).max(20).optional(),
  proration_behavior: z.literal('none', 'the sandbox prorates nothing (none)').optional(),
  cancel_at_period_end: flag.optional(),
  default_payment_method: z.string().optional(),
  description: text(500).optional(),
  metadata: metadata.optional(),
});
const cancelling = z.strictObject({ invoice_now: flag.optional(), prorate: flag.optional() });
const listing = z.strictObject({
  ...listParams,
  ...createdFilter,
  customer: z.string().optional(),
  price: z.string().optional(),
  status: z.string().optional(),
});

function find(act: Act, request: ApiRequest): WireSubscription {
  const subscription = act.store.get('subscription', idOf(request));
  if (!subscription) throw noSuch('subscription', idOf(request));
  return subscription;
}

type ItemChange = z.output<typeof itemChange>;

function changeItem(act: Act, subscription: WireSubscription, data: WireSubscriptionItem[], change: ItemChange) {
  const { price_data, quantity } = change;
  if (price_data && !act.store.get('product', price_data.product)) throw noSuch('product', price_data.product, 'items');
  if (price_data && price_data.currency !== subscription.currency)
    throw badParameter(`The currency of this subscription is ${subscription.currency}.`, undefined, 'items');
  const first = data[0];
  if (change.id === undefined) {
    if (!price_data || !first) throw badParameter('Missing required param: items[0][price_data].', 'parameter_missing');
    const price = createPrice(act, price_data, price_data.product);
    const { current_period_start: start, current_period_end: end } = first;
    return [...data, subscriptionItem(act, subscription.id, { price, quantity: quantity ?? 1, start, end })];
  }
  const item = data.find(({ id }) => id === change.id);
  if (!item) throw noSuch('subscription_item', change.id, 'items');
  if (change.deleted) return data.filter(({ id }) => id !== item.id);
  const priced = price_data ? repriced(item, createPrice(act, price_data, price_data.product)) : item;
  const changed = { ...priced, quantity: quantity ?? item.quantity };
  return data.map((other) => (other.id === item.id ? changed : other));
}

function update(act: Act, request: ApiRequest) {
  const params = readParams(updating, request.form);
  const subscription = find(act, request);
  if (hasEnded(subscription)) {
    throw notAllowed('A canceled subscription can only update its cancellation_details and metadata.');
  }
  let { data } = subscription.items;
  for (const change of params.items ?? []) data = changeItem(act, subscription, data, change);
  if (data.length === 0) throw notAllowed('A subscription must have at least one active plan.', undefined, 'items');
  const intervals = new Set(data.map(({ price }) => intervalOf(price).interval));
  if (intervals.size > 1)
    throw badParameter('All prices on a subscription must have the same interval.', undefined, 'items');
  const ends = params.cancel_at_period_end;
  return changeSubscription(act, subscription, {
    ...(params.items && { items: { ...subscription.items, data } }),
    ...(params.metadata && { metadata: { ...subscription.metadata, ...params.metadata } }),
    ...(params.description !== undefined && { description: params.description }),
    ...(params.default_payment_method !== undefined && { default_payment_method: params.default_payment_method }),
    ...(ends !== undefined && {
      cancel_at_period_end: ends,
      cancel_at: ends ? (data[0]?.current_period_end ?? null) : null,
      canceled_at: ends ? act.now : null,
    }),
  });
}

function cancel(act: Act, request: ApiRequest) {
  readParams(cancelling, request.form);
  const subscription = find(act, request);
  if (hasEnded(subscription)) throw noSuch('subscription', subscription.id);
  return endSubscription(act, subscription, 'cancellation_requested');
}

function list(act: Act, { form }: ApiRequest) {
  const params = readParams(listing, form);
  const wanted = params.status ?? 'not_canceled';
  return listPage(
    act.store,
    'subscription',
    '/v1/subscriptions',
    params,
    (subscription) =>
      isCreatedWithin(subscription.created, params.created) &&
      (params.customer === undefined || subscription.customer === params.customer) &&
      (params.price === undefined || subscription.items.data.some(({ price }) => price.id === params.price)) &&
      (wanted === 'all' ||
        (wanted === 'not_canceled' && subscription.status !== 'canceled') ||
        subscription.status === wanted),
  );
}

export const subscriptions: Resource = {
  routes: [
    { method: 'GET', path: '/v1/subscriptions', handle: list },
    { method: 'GET', path: '/v1/subscriptions/:id', handle: find },
    { method: 'POST', path: '/v1/subscriptions/:id', handle: update },
    { method: 'DELETE', path: '/v1/subscriptions/:id', handle: cancel },
  ],
};
