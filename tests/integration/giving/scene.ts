import { expect } from 'vitest';
import { workerActor } from '~/domain/access';
import { givingHandlers } from '~/domain/giving/index.server';
import { checkInvariants } from '~/domain/ledger/index.server';
import { action as give } from '~/routes/_give+/$lang.needs.$slug.give';
import { loader as thanks } from '~/routes/_give+/$lang.thanks';
import { action as webhook } from '~/routes/webhooks+/stripe';
import { asSuperuser } from '../database';
import type { CaughtDelivery } from '../sandbox/webhook-catcher';

export const rowsOf = <T>(sql: string, values: unknown[] = []) =>
  asSuperuser(async (client) => (await client.query(sql, values)).rows as T[]);

export const slugOf = async (campaignId: string) => {
  const [row] = await rowsOf<{ slug: string }>('SELECT slug FROM public.campaign WHERE id = $1', [campaignId]);
  return row?.slug ?? '';
};

let donors = 0;

/** Sends the form of a gift as a browser does; every call is another browser. */
export async function sendGiftForm(slug: string, fields: Record<string, string>): Promise<Response> {
  donors += 1;
  const request = new Request(`http://localhost:3000/en/needs/${slug}/give`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'user-agent': `donor ${donors}` },
  });
  return (await give({ request, params: { lang: 'en', slug }, context: {} })) as Response;
}

/** Begins a gift and answers where it is paid. */
export async function beginGift(
  slug: string,
  fields: Record<string, string>,
): Promise<{ payUrl: string; sessionId: string }> {
  const answer = await sendGiftForm(slug, fields);
  expect(answer.status).toBe(303);
  const payUrl = answer.headers.get('location') ?? '';
  const sessionId = /cs_\w+/.exec(payUrl)?.[0] ?? '';
  return { payUrl, sessionId };
}

interface ThanksView {
  outcome: { status: string; amount: string } | null;
}

/** The donor comes back to the thank-you page. */
export async function comeBack(sessionId: string): Promise<ThanksView> {
  const request = new Request(`http://localhost:3000/en/thanks?session_id=${encodeURIComponent(sessionId)}`);
  return ((await thanks({ request, params: { lang: 'en' }, context: {} })) as Response).json() as Promise<ThanksView>;
}

/** Stripe's delivery reaches our webhook; answers the status. */
export async function deliver(body: Buffer | string, signature: string | null): Promise<number> {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (signature !== null) headers.set('stripe-signature', signature);
  const sent = typeof body === 'string' ? body : new Uint8Array(body);
  const request = new Request('http://localhost:3000/webhooks/stripe', { method: 'POST', body: sent, headers });
  const answer = await webhook({ request, params: {}, context: {} });
  return answer.status;
}

/** Delivers an event that was caught, and does the job that the delivery leaves behind. */
export async function deliverAndWork({ body, signature, id }: CaughtDelivery): Promise<void> {
  expect(await deliver(body, signature)).toBe(200);
  await givingHandlers.stripe_event?.({ eventId: id });
}

export const completed = (sessionId: string) => (delivery: CaughtDelivery) =>
  delivery.type === 'checkout.session.completed' && delivery.body.includes(sessionId);

export interface BookedGift {
  id: string;
  amount_minor: string;
  fee_cover_minor: string;
}

export const giftsOf = (sessionId: string) =>
  rowsOf<BookedGift>(
    `SELECT g.id, g.amount_minor, g.fee_cover_minor FROM giving.gift g JOIN giving.checkout c ON c.id = g.checkout_id
     WHERE c.session_id = $1`,
    [sessionId],
  );

/** No money may be made or lost, whatever happened before. */
export async function expectInvariants(): Promise<void> {
  expect(await checkInvariants(workerActor)).toBeUndefined();
}
