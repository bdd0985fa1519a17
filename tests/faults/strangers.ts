import process from 'node:process';
import { pay, stripeObject } from './sandbox';

/** Somebody else's business at the same account of Stripe: made with our key, and not by us. */

async function stripePost(path: string, fields: Record<string, string>, key?: string): Promise<{ id: string }> {
  const answer = await fetch(`${process.env.STRIPE_API_BASE}/v1/${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${process.env.STRIPE_SECRET_KEY}`,
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    body: new URLSearchParams(fields),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as { id: string };
}

async function foreignSession(amountMinor: number, metadata: Record<string, string>): Promise<string> {
  const { id } = await stripePost('checkout/sessions', {
    mode: 'payment',
    'line_items[0][price_data][currency]': 'usd',
    'line_items[0][price_data][unit_amount]': String(amountMinor),
    'line_items[0][price_data][product_data][name]': 'Not ours',
    success_url: 'https://elsewhere.example/done',
    ...Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`metadata[${name}]`, value])),
  });
  return id;
}

/** A payment that no gift of ours asked for. */
export async function foreignPayment(amountMinor: number, metadata: Record<string, string> = {}) {
  const sessionId = await foreignSession(amountMinor, metadata);
  const { charge } = await pay(sessionId, { email: 'stranger@elsewhere.example' });
  const { balance_transaction: transactionId } = await stripeObject<{ balance_transaction: string }>(
    `charges/${charge}`,
  );
  return { sessionId, chargeId: charge ?? '', transactionId };
}

/** A session that was opened and ended without a payment: two objects and an event to page over. */
export async function foreignExpiry(): Promise<void> {
  await stripePost(`checkout/sessions/${await foreignSession(500, {})}/expire`, {});
}

/** A refund that somebody made at Stripe under a key of their choice. */
export const refundWithKey = (paymentIntentId: string, amountMinor: number, key: string) =>
  stripePost('refunds', { payment_intent: paymentIntentId, amount: String(amountMinor) }, key);
