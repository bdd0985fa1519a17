import type Stripe from 'stripe';
import { z } from 'zod';
import { call } from './client.server';
import { currency, instant, minor, reference } from './fields';
import { pagesOf } from './pages.server';
import { balanceTransactionSchema } from './schemas';

const refundSchema = z
  .object({
    id: z.string().regex(/^(re|pyr)_/),
    object: z.literal('refund'),
    status: z.enum(['pending', 'requires_action', 'succeeded', 'failed', 'canceled']),
    amount: minor,
    currency,
    charge: reference.nullable(),
    payment_intent: reference.nullable(),
    failure_reason: z.string().optional(),
    metadata: z.record(z.string(), z.string()).nullable(),
    created: instant,
    balance_transaction: balanceTransactionSchema.nullable(),
  })
  .transform((held) => ({
    id: held.id,
    status: held.status,
    amountMinor: held.amount,
    currency: held.currency,
    chargeId: held.charge,
    paymentIntentId: held.payment_intent,
    failureReason: held.failure_reason ?? null,
    /** Our own id of a refund that we asked for. Whoever holds a key can write this: it is a hint, never a proof. */
    refundId: held.metadata?.refund_id ?? null,
    createdAt: held.created,
    balanceTransaction: held.balance_transaction,
  }));

export type Refund = z.output<typeof refundSchema>;

export interface RefundInput {
  /** Our own opaque id of this refund. */
  refundId: string;
  paymentIntentId: string;
  /** In minor units of the charge; all that is left when absent. */
  amountMinor?: bigint | undefined;
  reason?: 'duplicate' | 'fraudulent' | 'requested_by_customer' | undefined;
  /** Derived from gift and attempt. */
  idempotencyKey: string;
}

/** Gives a payment back, wholly or in part. @throws PaymentError `rejected` when less than this is left */
export async function createRefund(stripe: Stripe, input: RefundInput): Promise<Refund> {
  const params: Stripe.RefundCreateParams = {
    payment_intent: input.paymentIntentId,
    ...(input.amountMinor !== undefined && { amount: Number(input.amountMinor) }),
    ...(input.reason && { reason: input.reason }),
    metadata: { refund_id: input.refundId },
    expand: ['balance_transaction'],
  };
  const { idempotencyKey } = input;
  return call('write', 'refund', refundSchema, () => stripe.refunds.create(params, { idempotencyKey }));
}

/** A refund as it is now, with how it was booked. @throws PaymentError */
export function fetchRefund(stripe: Stripe, id: string): Promise<Refund> {
  return call('read', 'refund', refundSchema, () => stripe.refunds.retrieve(id, { expand: ['balance_transaction'] }));
}

/** Every refund of a charge, whoever made it, newest first. @throws PaymentError */
export function listRefundsOfCharge(stripe: Stripe, chargeId: string): AsyncGenerator<Refund, void> {
  return pagesOf('list of refunds', refundSchema, (page) =>
    stripe.refunds.list({ charge: chargeId, expand: ['data.balance_transaction'], ...page }),
  );
}

/** Every refund of a payment, newest first. @throws PaymentError */
export function listRefundsOfPayment(stripe: Stripe, paymentIntentId: string): AsyncGenerator<Refund, void> {
  return pagesOf('list of refunds', refundSchema, (page) =>
    stripe.refunds.list({ payment_intent: paymentIntentId, expand: ['data.balance_transaction'], ...page }),
  );
}
