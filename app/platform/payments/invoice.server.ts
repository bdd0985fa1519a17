import type Stripe from 'stripe';
import { z } from 'zod';
import { call, orNull } from './client.server';
import { currency, instant, minor, reference } from './fields';

const linkSchema = z.object({
  status: z.string(),
  payment: z.object({ type: z.string(), payment_intent: reference.optional() }),
});

const invoiceSchema = z
  .object({
    id: z.string().startsWith('in_'),
    object: z.literal('invoice'),
    status: z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']).nullable(),
    amount_paid: minor,
    amount_due: minor,
    currency,
    created: instant,
    billing_reason: z.string().nullable(),
    customer_email: z.string().nullable(),
    // Since 2025 an invoice names neither its subscription nor its payment at the top.
    parent: z.object({ subscription_details: z.object({ subscription: reference }).nullable() }).nullable(),
    lines: z.object({ data: z.array(z.object({ period: z.object({ start: instant, end: instant }) })) }),
    payments: z.object({ data: z.array(linkSchema) }).optional(),
  })
  .transform((held) => ({
    id: held.id,
    status: held.status,
    amountPaidMinor: held.amount_paid,
    amountDueMinor: held.amount_due,
    currency: held.currency,
    createdAt: held.created,
    billingReason: held.billing_reason,
    payerEmail: held.customer_email,
    subscriptionId: held.parent?.subscription_details?.subscription ?? null,
    /** When the month that it pays for begins: one invoice for a subscription and period. */
    periodStart: held.lines.data[0]?.period.start ?? held.created,
    /** The payment that paid it; null while it is not paid. */
    paymentIntentId: held.payments?.data.find(({ status }) => status === 'paid')?.payment.payment_intent ?? null,
  }));

export type Invoice = z.output<typeof invoiceSchema>;

/** An invoice as it is now, with its payments. @throws PaymentError */
export function fetchInvoice(stripe: Stripe, id: string): Promise<Invoice> {
  return call('read', 'invoice', invoiceSchema, () => stripe.invoices.retrieve(id, { expand: ['payments'] }));
}

const foundSchema = z.object({
  object: z.literal('list'),
  data: z.array(z.object({ object: z.literal('invoice_payment'), invoice: reference })),
});

/** The invoice that this payment paid; null when it paid none. @throws PaymentError */
export async function findInvoiceOfPayment(stripe: Stripe, paymentIntentId: string): Promise<string | null> {
  const found = await orNull(
    call('read', 'list of invoice payments', foundSchema, () =>
      stripe.invoicePayments.list({ payment: { type: 'payment_intent', payment_intent: paymentIntentId }, limit: 1 }),
    ),
  );
  return found?.data[0]?.invoice ?? null;
}
