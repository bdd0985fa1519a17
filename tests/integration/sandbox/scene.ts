import Stripe from 'stripe';
import { controlOf } from './control';
import { addressIn, type RunningProcess, startProcess } from './start-process';
import { WebhookCatcher } from './webhook-catcher';

export const SECRET = 'whsec_scene';

export interface Scene {
  base: string;
  stripe: Stripe;
  catcher: WebhookCatcher;
  control: ReturnType<typeof controlOf>;
  process: RunningProcess;
  stop: () => Promise<void>;
}

/** A sandbox of its own with the real SDK, a webhook endpoint that keeps what arrives, and its control API. */
export async function startScene(...flags: string[]): Promise<Scene> {
  const catcher = await WebhookCatcher.start();
  const process = await startProcess('app/sandbox/stripe/main.ts', [
    ...['--port', '0', '--webhook-url', catcher.url, '--webhook-secret', SECRET, '--retry-base', '10'],
    ...flags,
  ]);
  const base = addressIn(process.ready);
  const stripe = new Stripe('sk_test_scene', {
    host: 'localhost',
    port: new URL(base).port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 0,
    timeout: 2000,
  });
  const stop = async () => {
    await process.stop();
    await catcher.stop();
  };
  return { base, stripe, catcher, control: controlOf(base), process, stop };
}

export const giftOf = (amount = 2500, currency = 'usd'): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  success_url: 'http://127.0.0.1:9/thanks?session={CHECKOUT_SESSION_ID}',
  line_items: [{ price_data: { currency, unit_amount: amount, product_data: { name: 'Gift' } }, quantity: 1 }],
});

export interface Paid {
  result: { kind: string; message?: string };
  session: Stripe.Checkout.Session;
  payment_intent: Stripe.PaymentIntent;
  charge: string;
}

/** Creates a session and pays it with a card, by number or name. */
export async function give(scene: Scene, card = 'success', params = giftOf()): Promise<Paid> {
  const { id } = await scene.stripe.checkout.sessions.create(params);
  return scene.control<Paid>('POST', `sessions/${id}/pay`, { card });
}

/** Events about an object in the order in which they happened, from the API. */
export async function eventsAbout(scene: Scene, ...ids: string[]): Promise<string[]> {
  const types: string[] = [];
  for await (const event of scene.stripe.events.list({ limit: 100 })) {
    const text = JSON.stringify(event.data.object);
    if (ids.some((id) => text.includes(`"${id}"`))) types.unshift(event.type);
  }
  return types;
}

/** What a call is refused with. */
export const refusal = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => error as Stripe.errors.StripeError,
  );
