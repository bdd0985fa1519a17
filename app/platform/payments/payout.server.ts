import type Stripe from 'stripe';
import { z } from 'zod';
import { call } from './client.server';
import { currency, instant, minor } from './fields';
import { epoch, pagesOf } from './pages.server';

const payoutSchema = z
  .object({
    id: z.string().startsWith('po_'),
    object: z.literal('payout'),
    status: z.enum(['paid', 'pending', 'in_transit', 'canceled', 'failed']),
    amount: minor,
    currency,
    arrival_date: instant,
    created: instant,
    automatic: z.boolean(),
    failure_code: z.string().nullable(),
  })
  .transform((held) => ({
    id: held.id,
    status: held.status,
    amountMinor: held.amount,
    currency: held.currency,
    /** When it should arrive, or did. A payout can still fail after it was paid. */
    arrivalAt: held.arrival_date,
    createdAt: held.created,
    isAutomatic: held.automatic,
    failureCode: held.failure_code,
  }));

export type Payout = z.output<typeof payoutSchema>;

/** @throws PaymentError */
export function fetchPayout(stripe: Stripe, id: string): Promise<Payout> {
  return call('read', 'payout', payoutSchema, () => stripe.payouts.retrieve(id));
}

/** Every payout made since, newest first. @throws PaymentError */
export function listPayouts(stripe: Stripe, createdFrom: Date): AsyncGenerator<Payout, void> {
  return pagesOf('list of payouts', payoutSchema, (page) =>
    stripe.payouts.list({ created: { gte: epoch(createdFrom) }, ...page }),
  );
}
