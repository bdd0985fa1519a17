import type Stripe from 'stripe';
import { call } from './client.server';
import { type Refund, refundSchema } from './schemas';

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
