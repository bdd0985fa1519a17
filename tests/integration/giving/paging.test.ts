import { afterAll, describe, expect, it, vi } from 'vitest';
import { payments } from '~/platform/payments/installation-payments.server';
import { endPools, setScene } from '../ledger/scene';
import { beginGift, slugOf } from './scene';
import { StripeSide } from './stripe-side';

// Before the imports: what is imported reads the environment.
const outside = await vi.hoisted(async () => (await import('./outside')).startOutside());
const stripe = new StripeSide(outside.apiBase, outside.catcher);

afterAll(async () => {
  await endPools();
  await outside.stop();
});

async function idsOf(list: AsyncGenerator<{ id: string }, void>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
}

describe('a list of more than a page', () => {
  it('is read to its end, each of it once', async () => {
    const slug = await slugOf((await setScene([1_000_000n])).campaignId);
    const { sessionId } = await beginGift(slug, { amount: '2500' });
    const chargeId = await stripe.pay(sessionId);
    for (let part = 0; part < 205; part += 1) await stripe.order(`charges/${chargeId}/refund`, { amount: 10 });
    const refunds = await idsOf(payments().listRefundsOfCharge(chargeId));
    expect([refunds.length, new Set(refunds).size]).toEqual([205, 205]);
    const held = await idsOf(payments().listBalanceTransactions({ createdFrom: new Date(0) }));
    expect([held.length, new Set(held).size]).toEqual([206, 206]);
    const events = await idsOf(payments().listEvents({ createdFrom: new Date(Date.now() - 86_400_000) }));
    expect(new Set(events).size).toBe(events.length);
    expect(events.length).toBeGreaterThan(400);
  });
});
