import { z } from 'zod';

const minor = z.int().transform((amount) => BigInt(amount));
const currency = z
  .string()
  .regex(/^[a-z]{3}$/)
  .transform((code) => code.toUpperCase());
const instant = z.int().transform((seconds) => new Date(seconds * 1000));

export const balanceTransactionSchema = z
  .object({
    id: z.string().startsWith('txn_'),
    object: z.literal('balance_transaction'),
    amount: minor,
    fee: minor,
    net: minor,
    currency,
    exchange_rate: z.number().nullable(),
    type: z.string(),
    reporting_category: z.string(),
    available_on: instant,
    created: instant,
    fee_details: z.array(z.object({ amount: minor, currency, type: z.string(), description: z.string().nullable() })),
  })
  .transform((held) => ({
    id: held.id,
    type: held.type,
    reportingCategory: held.reporting_category,
    /** Signed, in minor units of `currency`, which is the settlement currency. */
    amountMinor: held.amount,
    feeMinor: held.fee,
    netMinor: held.net,
    currency: held.currency,
    /** As Stripe states it, for the record; amounts are never computed from it. */
    exchangeRate: held.exchange_rate === null ? null : String(held.exchange_rate),
    availableOn: held.available_on,
    createdAt: held.created,
    fees: held.fee_details.map((fee) => ({
      amountMinor: fee.amount,
      currency: fee.currency,
      type: fee.type,
      description: fee.description,
    })),
  }));

export const chargeSchema = z
  .object({
    id: z.string().regex(/^(ch|py)_/),
    object: z.literal('charge'),
    status: z.enum(['succeeded', 'pending', 'failed']),
    amount: minor,
    amount_refunded: minor,
    currency,
    disputed: z.boolean(),
    refunded: z.boolean(),
    failure_code: z.string().nullable(),
    created: instant,
    balance_transaction: balanceTransactionSchema.nullable(),
  })
  .transform((held) => ({
    id: held.id,
    status: held.status,
    amountMinor: held.amount,
    /** Cumulative. */
    amountRefundedMinor: held.amount_refunded,
    currency: held.currency,
    disputed: held.disputed,
    refunded: held.refunded,
    failureCode: held.failure_code,
    createdAt: held.created,
    /** Null when Stripe has not booked it yet: it arrives with `charge.updated`. */
    balanceTransaction: held.balance_transaction,
  }));

const paymentIntentSchema = z
  .object({
    id: z.string().startsWith('pi_'),
    object: z.literal('payment_intent'),
    status: z.string(),
    amount: minor,
    amount_received: minor,
    currency,
    metadata: z.record(z.string(), z.string()),
    latest_charge: chargeSchema.nullable(),
  })
  .transform((held) => ({
    id: held.id,
    status: held.status,
    amountMinor: held.amount,
    amountReceivedMinor: held.amount_received,
    currency: held.currency,
    metadata: held.metadata,
    charge: held.latest_charge,
  }));

const sessionFields = {
  id: z.string().startsWith('cs_'),
  object: z.literal('checkout.session'),
  livemode: z.boolean(),
  status: z.enum(['open', 'complete', 'expired']),
  payment_status: z.enum(['paid', 'unpaid', 'no_payment_required']),
  amount_total: minor,
  currency,
  client_reference_id: z.string().nullable(),
  metadata: z.record(z.string(), z.string()).nullable(),
  created: instant,
  expires_at: instant,
};

export const createdCheckoutSchema = z
  .object({ ...sessionFields, url: z.url() })
  .transform((held) => ({ sessionId: held.id, url: held.url, expiresAt: held.expires_at, livemode: held.livemode }));

export const checkoutTruthSchema = z
  .object({
    ...sessionFields,
    customer_details: z.object({ email: z.string().nullable(), name: z.string().nullable() }).nullable(),
    payment_intent: paymentIntentSchema.nullable(),
  })
  .transform((held) => ({
    sessionId: held.id,
    livemode: held.livemode,
    status: held.status,
    paymentStatus: held.payment_status,
    amountMinor: held.amount_total,
    currency: held.currency,
    /** The opaque id that we gave when the checkout was created; null when it was not created by us. */
    checkoutId: held.client_reference_id,
    metadata: held.metadata ?? {},
    createdAt: held.created,
    expiresAt: held.expires_at,
    /** What the donor typed on the hosted page. */
    payer: held.customer_details,
    payment: held.payment_intent,
  }));

export const refundSchema = z
  .object({
    id: z.string().regex(/^(re|pyr)_/),
    object: z.literal('refund'),
    status: z.enum(['pending', 'requires_action', 'succeeded', 'failed', 'canceled']),
    amount: minor,
    currency,
    charge: z.string().nullable(),
    payment_intent: z.string().nullable(),
    failure_reason: z.string().optional(),
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
    createdAt: held.created,
    balanceTransaction: held.balance_transaction,
  }));

/** The envelope only: an event says that something happened, the truth is fetched. */
export const eventSchema = z
  .object({
    id: z.string().startsWith('evt_'),
    object: z.literal('event'),
    type: z.string(),
    created: instant,
    livemode: z.boolean(),
    account: z.string().optional(),
    api_version: z.string().nullable(),
    data: z.object({ object: z.looseObject({ object: z.string() }) }),
  })
  .transform((held) => ({
    id: held.id,
    type: held.type,
    createdAt: held.created,
    livemode: held.livemode,
    account: held.account ?? null,
    apiVersion: held.api_version,
    objectType: held.data.object.object,
    objectId: typeof held.data.object.id === 'string' ? held.data.object.id : null,
    /** A snapshot of the object as it was then, as Stripe sent it. */
    object: held.data.object as Readonly<Record<string, unknown>>,
  }));

export const eventPageSchema = z.object({
  object: z.literal('list'),
  data: z.array(eventSchema),
  has_more: z.boolean(),
});

export type BalanceTransaction = z.output<typeof balanceTransactionSchema>;
export type Charge = z.output<typeof chargeSchema>;
export type CreatedCheckout = z.output<typeof createdCheckoutSchema>;
export type CheckoutTruth = z.output<typeof checkoutTruthSchema>;
export type Refund = z.output<typeof refundSchema>;
export type PaymentEvent = z.output<typeof eventSchema>;
