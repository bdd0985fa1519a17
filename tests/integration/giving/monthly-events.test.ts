import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { publicActor } from '~/domain/access';
import { startGift, sweepBalance } from '~/domain/giving/index.server';
import { payments } from '~/platform/payments/installation-payments.server';
import { balance } from '../ledger/acts';
import { endPools, setScene } from '../ledger/scene';
import { expectInvariants, rowsOf } from './scene';
import { expectBalanceOfStripe, StripeSide, workOff } from './stripe-side';

// Before the imports: what is imported reads the environment.
const outside = await vi.hoisted(async () => (await import('./outside')).startOutside());
const stripe = new StripeSide(outside.apiBase, outside.catcher);

beforeAll(async () => {
  await setScene([1_000n]);
});
afterEach(async () => {
  await expectInvariants();
  await expectBalanceOfStripe();
});
afterAll(async () => {
  await endPools();
  await outside.stop();
});

/** A donor begins to give 15.00 a month to the pool, and pays the first month. */
async function begin(card = 'success') {
  const { url } = await startGift(
    publicActor,
    {
      destination: { kind: 'pool' },
      amountMinor: 1_500n,
      coverFee: true,
      currency: 'USD',
      leftOver: 'pool',
      monthly: true,
      language: 'en',
    },
    { clientHash: new Uint8Array(Buffer.from(randomUUID())) },
  );
  const sessionId = /cs_\w+/.exec(url)?.[0] ?? '';
  await stripe.pay(sessionId, card);
  const { subscriptionId } = await payments().fetchCheckoutTruth(sessionId);
  return { sessionId, subscriptionId: subscriptionId ?? '' };
}

const giftsOf = (subscriptionId: string) =>
  rowsOf<{ id: string; amount_minor: string; fee_cover_minor: string }>(
    `SELECT g.id, g.amount_minor, g.fee_cover_minor FROM giving.gift g JOIN giving.monthly_terms t ON t.checkout_id = g.checkout_id
     JOIN giving.monthly_gift m ON m.id = t.monthly_gift_id WHERE m.subscription_id = $1 ORDER BY g.paid_at`,
    [subscriptionId],
  );
const statusOf = async (subscriptionId: string) =>
  (
    await rowsOf<{ status: string }>('SELECT status FROM giving.monthly_gift WHERE subscription_id = $1', [
      subscriptionId,
    ])
  )[0]?.status;
const invoicesOf = (subscriptionId: string) =>
  rowsOf<{ status: string }>('SELECT status FROM giving.invoice WHERE subscription_id = $1', [subscriptionId]);
const renew = (subscriptionId: string) => stripe.order(`subscriptions/${subscriptionId}/renew`);

describe('a monthly gift', () => {
  it.each(['as_sent', 'reversed'] as const)('is counted once for its first month, events %s', async (order) => {
    const pool = await balance('pool_fund');
    const { subscriptionId } = await begin();
    await stripe.arrive(order);
    const gifts = await giftsOf(subscriptionId);
    expect(gifts).toHaveLength(1);
    expect(await balance('pool_fund')).toBe(pool - 1_500n);
    expect(BigInt(gifts[0]?.amount_minor ?? 0) - BigInt(gifts[0]?.fee_cover_minor ?? 0)).toBe(1_500n);
    expect(await invoicesOf(subscriptionId)).toEqual([{ status: 'paid' }]);
    expect(await statusOf(subscriptionId)).toBe('active');
  });

  it('is booked again each month, once, even when its invoice is told twice', async () => {
    const { subscriptionId } = await begin();
    await stripe.arrive();
    await renew(subscriptionId);
    await stripe.arrive('reversed');
    expect(await giftsOf(subscriptionId)).toHaveLength(2);
    const { invoice } = await stripe.order<{ invoice: string | { id: string } }>(
      `subscriptions/${subscriptionId}/renew`,
    );
    const invoiceId = typeof invoice === 'string' ? invoice : invoice.id;
    await stripe.order('webhooks/send', { object: invoiceId, type: 'invoice.paid', times: 2 });
    await stripe.arrive();
    await workOff();
    expect(await giftsOf(subscriptionId)).toHaveLength(3);
    expect(await invoicesOf(subscriptionId)).toHaveLength(3);
  });

  it('is found whole when every event of it was lost', async () => {
    const { subscriptionId } = await begin();
    await renew(subscriptionId);
    await stripe.lose();
    await sweepBalance();
    expect(await giftsOf(subscriptionId)).toHaveLength(2);
    await workOff();
  });

  it('that cannot be collected is past due, moves no money, and recovers when the bank agrees', async () => {
    const { subscriptionId } = await begin('renewal_3ds');
    await stripe.arrive();
    await renew(subscriptionId);
    await stripe.arrive();
    expect(await giftsOf(subscriptionId)).toHaveLength(1);
    expect(await statusOf(subscriptionId)).toBe('past_due');
    // The donor hears of it, once, with what to do.
    await workOff();
    const answer = await fetch(`${outside.mailbox}/api/messages?to=donor@example.org`);
    const { messages } = (await answer.json()) as { messages: { subject: string; text: string }[] };
    const told = messages.filter(({ subject }) => subject === 'A payment of your monthly gift did not go through');
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('/en/my-gifts');
    await stripe.order(`invoices/${subscriptionId}/confirm`, { answer: 'confirm' });
    await stripe.arrive('reversed');
    expect(await giftsOf(subscriptionId)).toHaveLength(2);
    expect(await statusOf(subscriptionId)).toBe('active');
  });

  it('that ends while a month is being collected keeps the month and is over', async () => {
    const { subscriptionId } = await begin();
    await stripe.arrive();
    await renew(subscriptionId);
    const ended = await payments().cancelSubscription(subscriptionId, `cancel-${subscriptionId}`);
    expect(ended.status).toBe('canceled');
    // Asked again, it is still over.
    expect((await payments().cancelSubscription(subscriptionId, `cancel-again-${subscriptionId}`)).status).toBe(
      'canceled',
    );
    await stripe.arrive('reversed');
    expect(await giftsOf(subscriptionId)).toHaveLength(2);
    expect(await statusOf(subscriptionId)).toBe('cancelled');
  });

  it('takes another amount from the next month on, and can lose its cover of costs', async () => {
    const { subscriptionId } = await begin();
    await stripe.arrive();
    const changed = await payments().changeSubscription({
      subscriptionId,
      amountMinor: 2_000n,
      feeCoverMinor: 0n,
      idempotencyKey: `change-${subscriptionId}`,
    });
    expect(changed.items.map(({ amountMinor }) => amountMinor)).toEqual([2_000n]);
    await renew(subscriptionId);
    await stripe.arrive();
    expect((await giftsOf(subscriptionId)).map(({ amount_minor }) => amount_minor)).toContain('2000');
  });
});
