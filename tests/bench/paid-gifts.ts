import process from 'node:process';
import { createPayments } from '../../app/platform/payments/index.server';
import { type Addresses, SECRET_KEY } from '../faults/installation';
import { linesOf } from './gifts';
import { asAdmin, type Ground } from './ground';

const AT_ONCE = 8;
const PAGE = 100;

export interface StripeEvent {
  id: string;
  /** As Stripe sends it. */
  body: string;
}

/** The sandbox's control API. */
export async function order<T>(addresses: Addresses, path: string, body: object): Promise<T> {
  const answer = await fetch(`${addresses.apiBase}/sandbox/${path}`, {
    method: 'POST',
    headers: { 'x-sandbox-control': '1', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`the sandbox refuses ${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Gifts that were paid at the sandbox and of which the application has heard nothing yet. Answers the events that Stripe has of them. */
export async function payGifts(ground: Ground, addresses: Addresses, gifts: number): Promise<StripeEvent[]> {
  const payments = createPayments({ secretKey: SECRET_KEY, apiBase: addresses.apiBase });
  const targets = await linesOf(ground);
  const { rows } = await asAdmin(ground, (client) =>
    client.query<{ id: string }>(
      `INSERT INTO giving.checkout (destination, campaign_id, campaign_line_id, amount_minor, fee_cover_minor, currency, left_over_choice, hold_until)
        SELECT 'line', c, l, 2500, 0, 'USD', 'pool', now() + interval '1 hour' FROM unnest($1::uuid[], $2::uuid[]) AS u (c, l) RETURNING id`,
      [
        Array.from({ length: gifts }, (_, at) => targets[at % targets.length]?.campaignId),
        Array.from({ length: gifts }, (_, at) => targets[at % targets.length]?.lineId),
      ],
    ),
  );
  const sessions: { checkoutId: string; sessionId: string; expiresAt: Date }[] = [];
  const waiting = rows.map(({ id }) => id);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let checkoutId = waiting.pop(); checkoutId; checkoutId = waiting.pop()) {
        const session = await payments.createCheckout({
          checkoutId,
          currency: 'USD',
          gift: { label: 'A gift', amountMinor: 2_500n },
          successUrl: `${addresses.appUrl}/en/thanks?session_id={CHECKOUT_SESSION_ID}`,
          cancelUrl: `${addresses.appUrl}/en/give/cancelled`,
          expiresAt: new Date(Date.now() + 3_600_000),
          language: 'en',
          idempotencyKey: `checkout-${checkoutId}-1`,
        });
        await order(addresses, `sessions/${session.sessionId}/pay`, {
          email: `donor-${sessions.length}-${process.pid}@bench.example`,
        });
        sessions.push({ checkoutId, ...session });
      }
    }),
  );
  await asAdmin(ground, (client) =>
    client.query(
      `UPDATE giving.checkout c SET session_id = u.session_id, session_expires_at = u.expires_at
        FROM unnest($1::uuid[], $2::text[], $3::timestamptz[]) AS u (checkout_id, session_id, expires_at) WHERE c.id = u.checkout_id`,
      [
        sessions.map((one) => one.checkoutId),
        sessions.map((one) => one.sessionId),
        sessions.map((one) => one.expiresAt),
      ],
    ),
  );
  return listEvents(addresses);
}

async function listEvents(addresses: Addresses): Promise<StripeEvent[]> {
  const events: StripeEvent[] = [];
  for (let after = '', more = true; more; after = events.at(-1)?.id ?? '') {
    const answer = await fetch(`${addresses.apiBase}/v1/events?limit=${PAGE}${after && `&starting_after=${after}`}`, {
      headers: { authorization: `Bearer ${SECRET_KEY}` },
    });
    const page = (await answer.json()) as { data: { id: string }[]; has_more: boolean };
    events.push(...page.data.map((event) => ({ id: event.id, body: JSON.stringify(event) })));
    more = page.has_more;
  }
  // Oldest first, as they would have come.
  return events.reverse();
}
