import { publicReads } from '~/platform/db/index.server';
import { type PaymentEvent, WebhookRefused } from '~/platform/payments/index.server';
import { payments, webhookSecrets } from '~/platform/payments/installation-payments.server';
import { storeEvent } from './store-event.server';

/**
 * Verifies what says it comes from Stripe and stores it before the answer; work on it comes after. False: not from
 * Stripe. Throws when it could not be stored, so that Stripe sends it again.
 */
export async function receiveWebhook(rawBody: Buffer, signature: string | null): Promise<boolean> {
  let event: PaymentEvent;
  try {
    event = payments().verifyWebhook(rawBody, signature, webhookSecrets(), new Date());
  } catch (error) {
    if (error instanceof WebhookRefused) return false;
    throw error;
  }
  // One statement of the public role is its own transaction: no round trips, 200 times a second.
  await storeEvent(publicReads(), event);
  return true;
}
