import { machineRoute } from '~/domain/access/index.server';
import { receiveWebhook } from '~/domain/giving/index.server';

/** Stripe's events. 400 for what does not prove itself; 5xx (so that Stripe tries again) when it could not be stored. */
export const action = machineRoute('Stripe signature', async ({ request }) => {
  const rawBody = Buffer.from(await request.arrayBuffer());
  const genuine = await receiveWebhook(rawBody, request.headers.get('stripe-signature'));
  return new Response(genuine ? 'stored' : 'not from Stripe', {
    status: genuine ? 200 : 400,
    headers: { 'Content-Type': 'text/plain' },
  });
});
