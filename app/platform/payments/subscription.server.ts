import type Stripe from 'stripe';
import { z } from 'zod';
import { call } from './client.server';
import { PaymentError } from './errors';
import { currency, instant, minor, reference } from './fields';

const itemSchema = z.object({
  id: z.string().startsWith('si_'),
  quantity: z.int().optional(),
  // The period is a matter of the item, no longer of the subscription.
  current_period_end: instant,
  price: z.object({ unit_amount: minor, currency, product: reference }),
});

const subscriptionSchema = z
  .object({
    id: z.string().startsWith('sub_'),
    object: z.literal('subscription'),
    status: z.string(),
    customer: reference,
    created: instant,
    cancel_at_period_end: z.boolean(),
    canceled_at: instant.nullable(),
    latest_invoice: reference.nullable(),
    metadata: z.record(z.string(), z.string()),
    items: z.object({ data: z.array(itemSchema) }),
  })
  .transform((held) => ({
    id: held.id,
    status: held.status,
    customerId: held.customer,
    createdAt: held.created,
    isCancelledAtPeriodEnd: held.cancel_at_period_end,
    cancelledAt: held.canceled_at,
    latestInvoiceId: held.latest_invoice,
    metadata: held.metadata,
    /** In the order of the checkout: the gift, then what covers its costs, if anything does. */
    items: held.items.data.map((item) => ({
      id: item.id,
      amountMinor: item.price.unit_amount * BigInt(item.quantity ?? 1),
      currency: item.price.currency,
      productId: item.price.product,
      periodEndsAt: item.current_period_end,
    })),
  }));

export type Subscription = z.output<typeof subscriptionSchema>;

/** A monthly gift as Stripe has it now. @throws PaymentError */
export function fetchSubscription(stripe: Stripe, id: string): Promise<Subscription> {
  return call('read', 'subscription', subscriptionSchema, () => stripe.subscriptions.retrieve(id));
}

export interface SubscriptionChange {
  subscriptionId: string;
  amountMinor: bigint;
  /** What covers the costs; 0 takes that line away. It can be changed and removed, not added. */
  feeCoverMinor: bigint;
  idempotencyKey: string;
}

/**
 * Changes what is given from the next month on; nothing is charged or given back for the month that runs.
 * @throws PaymentError
 */
export async function changeSubscription(stripe: Stripe, change: SubscriptionChange): Promise<Subscription> {
  const now = await fetchSubscription(stripe, change.subscriptionId);
  const [gift, feeCover] = now.items;
  if (!gift) throw new RangeError(`Subscription ${now.id} has no items`);
  if (change.feeCoverMinor > 0n && !feeCover) throw new RangeError('A fee cover cannot be added to a running gift');
  const priced = (item: typeof gift, amountMinor: bigint): Stripe.SubscriptionUpdateParams.Item => ({
    id: item.id,
    price_data: {
      currency: item.currency.toLowerCase(),
      product: item.productId,
      recurring: { interval: 'month' },
      unit_amount: Number(amountMinor),
    },
  });
  const items = [priced(gift, change.amountMinor)];
  if (feeCover)
    items.push(change.feeCoverMinor > 0n ? priced(feeCover, change.feeCoverMinor) : { id: feeCover.id, deleted: true });
  return call('write', 'subscription', subscriptionSchema, () =>
    stripe.subscriptions.update(
      change.subscriptionId,
      { items, proration_behavior: 'none' },
      { idempotencyKey: change.idempotencyKey },
    ),
  );
}

/** Ends a monthly gift now; one that has ended stays so. @throws PaymentError */
export async function cancelSubscription(stripe: Stripe, id: string, idempotencyKey: string): Promise<Subscription> {
  try {
    return await call('write', 'subscription', subscriptionSchema, () =>
      stripe.subscriptions.cancel(id, { invoice_now: false, prorate: false }, { idempotencyKey }),
    );
  } catch (error) {
    if (!(error instanceof PaymentError) || error.failure !== 'rejected') throw error;
    const now = await fetchSubscription(stripe, id);
    if (now.status !== 'canceled') throw error;
    return now;
  }
}
