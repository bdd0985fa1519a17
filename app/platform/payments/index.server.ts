import { type CheckoutInput, createCheckout, expireCheckout, fetchCheckoutTruth } from './checkout.server';
import { createClient, type PaymentsConfig } from './client.server';
import { type EventQuery, listEvents } from './events.server';
import { createRefund, type RefundInput } from './refund.server';
import type { CheckoutTruth, CreatedCheckout, PaymentEvent, Refund } from './schemas';
import { verifyDelivery } from './webhook.server';

export type { CheckoutInput, CheckoutLine } from './checkout.server';
export type { PaymentsConfig } from './client.server';
export { PaymentError, type PaymentFailure } from './errors';
export type { EventQuery } from './events.server';
export type { RefundInput } from './refund.server';
export type { BalanceTransaction, Charge, CheckoutTruth, CreatedCheckout, PaymentEvent, Refund } from './schemas';
export { WebhookRefused } from './webhook.server';

/** Everything the product asks of Stripe. All but `verifyWebhook` call it over HTTP and throw `PaymentError`. */
export interface Payments {
  createCheckout(input: CheckoutInput): Promise<CreatedCheckout>;
  fetchCheckoutTruth(sessionId: string): Promise<CheckoutTruth>;
  expireCheckout(sessionId: string, idempotencyKey: string): Promise<void>;
  createRefund(input: RefundInput): Promise<Refund>;
  listEvents(query: EventQuery): AsyncGenerator<PaymentEvent, void>;
  /** Throws `WebhookRefused`. Secrets are those of the configuration and the time is now, unless given. */
  verifyWebhook(rawBody: Buffer, signatureHeader: string | null, secrets?: readonly string[], now?: Date): PaymentEvent;
}

export function createPayments(config: PaymentsConfig): Payments {
  const stripe = createClient(config);
  return {
    createCheckout: (input) => createCheckout(stripe, input),
    fetchCheckoutTruth: (sessionId) => fetchCheckoutTruth(stripe, sessionId),
    expireCheckout: (sessionId, idempotencyKey) => expireCheckout(stripe, sessionId, idempotencyKey),
    createRefund: (input) => createRefund(stripe, input),
    listEvents: (query) => listEvents(stripe, query),
    verifyWebhook: (rawBody, signatureHeader, secrets = config.webhookSecrets ?? [], now = new Date()) =>
      verifyDelivery(stripe, rawBody, signatureHeader, secrets, now),
  };
}
