import Stripe from 'stripe';
import { eventSchema, type PaymentEvent } from './schemas';

/** A delivery that is not from Stripe, or not in time. It is answered 400 and not looked at further. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused';

  constructor(readonly reason: 'no_signature' | 'bad_signature' | 'too_old' | 'in_the_future' | 'not_an_event') {
    super(`Webhook refused: ${reason}`);
  }
}

const TOLERANCE_S = 300;

/** The SDK refuses what is old, and accepts what claims to be from the future: that is checked here. */
function timestampOf(header: string): number | null {
  const match = /(?:^|,)\s*t=(\d{1,12})(?:,|$)/.exec(header);
  return match ? Number(match[1]) : null;
}

function isSignedWith(stripe: Stripe, rawBody: Buffer, header: string, secret: string, now: Date): boolean {
  const { signature } = stripe.webhooks;
  if (!signature) throw new Error('This build of the Stripe SDK cannot verify signatures');
  try {
    // The age is judged for all secrets alike, before: here a wide tolerance keeps the signature the only question.
    return signature.verifyHeader(rawBody, header, secret, Number.MAX_SAFE_INTEGER, undefined, now.getTime());
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false;
    throw error;
  }
}

/**
 * The event in a delivery, if one of `secrets` signed exactly these bytes within 300 seconds of `now`.
 * @throws WebhookRefused
 */
export function verifyDelivery(
  stripe: Stripe,
  rawBody: Buffer,
  header: string | null,
  secrets: readonly string[],
  now: Date,
): PaymentEvent {
  if (header === null || header === '') throw new WebhookRefused('no_signature');
  const timestamp = timestampOf(header);
  if (timestamp === null) throw new WebhookRefused('bad_signature');
  if (!secrets.some((secret) => isSignedWith(stripe, rawBody, header, secret, now)))
    throw new WebhookRefused('bad_signature');
  const ageSeconds = now.getTime() / 1000 - timestamp;
  if (ageSeconds > TOLERANCE_S) throw new WebhookRefused('too_old');
  if (ageSeconds < -TOLERANCE_S) throw new WebhookRefused('in_the_future');
  let payload: unknown;
  try {
    payload = JSON.parse(rawBody.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new WebhookRefused('not_an_event');
    throw error;
  }
  const event = eventSchema.safeParse(payload);
  if (!event.success) throw new WebhookRefused('not_an_event');
  return event.data;
}
