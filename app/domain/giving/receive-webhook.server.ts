import { inTransaction } from '~/platform/db/index.server';
import { WebhookRefused } from '~/platform/payments/index.server';
import { payments, webhookSecrets } from '~/platform/payments/installation-payments.server';
import { publicActor } from '../access';

/** Verifies what says it comes from Stripe and stores it before the answer; work on it comes after. False: not from Stripe. */
export async function receiveWebhook(rawBody: Buffer, signature: string | null): Promise<boolean> {
  let event: ReturnType<ReturnType<typeof payments>['verifyWebhook']>;
  try {
    event = payments().verifyWebhook(rawBody, signature, webhookSecrets(), new Date());
  } catch (error) {
    if (error instanceof WebhookRefused) return false;
    throw error;
  }
  // Of what Stripe sent only the ids are kept: the rest holds the donor's name and address, and is fetched when needed.
  const { payment_intent: payment } = event.object;
  const payload = JSON.stringify({
    objectType: event.objectType,
    objectId: event.objectId,
    paymentIntentId: typeof payment === 'string' ? payment : null,
  });
  await inTransaction(
    publicActor,
    'giving.store_event',
    (tx) => tx.$queryRaw`
    SELECT giving.store_event(${event.id}, ${event.type}, ${event.livemode}, ${event.account}, ${payload}::jsonb)`,
  );
  return true;
}
