import { z } from 'zod';
import { currency, instant, minor, reference } from './fields';

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
    source: reference.nullable(),
    fee_details: z.array(z.object({ amount: minor, currency, type: z.string(), description: z.string().nullable() })),
  })
  .transform((held) => ({
    id: held.id,
    type: held.type,
    reportingCategory: held.reporting_category,
    /** What moved the money: a charge, refund, dispute or payout; null for a fee of the account. */
    sourceId: held.source,
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
    payment_intent: reference.nullable(),
    billing_details: z.object({ email: z.string().nullable() }),
    balance_transaction: balanceTransactionSchema.nullable(),
  })
  .transform((held) => ({
    id: held.id,
    paymentIntentId: held.payment_intent,
    payerEmail: held.billing_details.email,
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

export const paymentIntentSchema = z
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
  mode: z.enum(['payment', 'subscription', 'setup']),
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
    subscription: reference.nullish(),
    invoice: reference.nullish(),
    customer: reference.nullish(),
  })
  .transform((held) => ({
    sessionId: held.id,
    mode: held.mode,
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
    /** Null for a monthly gift, whose payment hangs on `invoiceId`. */
    payment: held.payment_intent,
    subscriptionId: held.subscription ?? null,
    invoiceId: held.invoice ?? null,
    customerId: held.customer ?? null,
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

export type BalanceTransaction = z.output<typeof balanceTransactionSchema>;
export type Charge = z.output<typeof chargeSchema>;
export type Payment = z.output<typeof paymentIntentSchema>;
export type CreatedCheckout = z.output<typeof createdCheckoutSchema>;
export type CheckoutTruth = z.output<typeof checkoutTruthSchema>;
export type PaymentEvent = z.output<typeof eventSchema>;
