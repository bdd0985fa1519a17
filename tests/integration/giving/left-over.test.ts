import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { claimInstallation, sendDueRefunds } from '~/domain/giving/index.server';
import { disconnect } from '~/platform/db/index.server';
import { payments } from '~/platform/payments/installation-payments.server';
import { endPools, type Scene, setScene } from '../ledger/scene';
import { beginGift, deliver, expectInvariants, giftsOf, rowsOf, slugOf } from './scene';
import { expectBalanceOfStripe, StripeSide, workOff } from './stripe-side';

// Before the imports: what is imported reads the environment.
const outside = await vi.hoisted(async () => (await import('./outside')).startOutside());
const stripe = new StripeSide(outside.apiBase, outside.catcher);
let scene: Scene;

beforeAll(async () => {
  scene = await setScene([1_000_000n, 500_000n]);
  await claimInstallation({ HOMEWARD_MODE: 'demo' }, payments());
});
afterEach(async () => {
  await expectInvariants();
  await expectBalanceOfStripe();
});
afterAll(async () => {
  await endPools();
  await outside.stop();
});

const stateOf = async (giftId: string | undefined) =>
  (
    await rowsOf<{ state: string; reason: string }>('SELECT state, reason FROM giving.refund WHERE gift_id = $1', [
      giftId,
    ])
  )[0];
const mailsTo = async (email: string) => {
  const answer = await fetch(`${outside.mailbox}/api/messages?to=${email}`);
  return ((await answer.json()) as { messages: { subject: string; text: string }[] }).messages;
};

describe('what is left of a closed need', () => {
  it('waits for the batch of its week, goes back once, and the mail says nothing of why', async () => {
    const { sessionId } = await beginGift(await slugOf(scene.campaignId), { amount: '2500', left_over: 'refund' });
    await stripe.pay(sessionId, 'success', 'chose-refund@example.org');
    await stripe.arrive();
    const [gift] = await giftsOf(sessionId);
    await rowsOf(`UPDATE public.campaign SET status = 'closed' WHERE id = $1`, [scene.campaignId]);
    expect(await workOff()).toEqual([]);
    expect(await stateOf(gift?.id)).toEqual({ state: 'requested', reason: 'left_over' });
    expect(await sendDueRefunds()).toBe(0);
    expect(await stateOf(gift?.id)).toMatchObject({ state: 'requested' });
    await rowsOf('SELECT system.advance_clock(7 * 86400)');
    expect(await sendDueRefunds()).toBe(1);
    expect(await sendDueRefunds()).toBe(0);
    await stripe.arrive();
    expect(await stateOf(gift?.id)).toMatchObject({ state: 'succeeded' });
    const mail = (await mailsTo('chose-refund@example.org')).find(({ subject }) => subject.includes('on its way back'));
    expect(mail?.text).toContain('has been closed');
    expect(mail?.text).not.toMatch(/withdr|consent|survivor|A title|A story|Line \d|needs\//i);
  });
});

describe('the webhook', () => {
  it('asks Stripe to come again while the database is away, and keeps nothing half', async () => {
    await stripe.order('webhooks/drain');
    const [known] = stripe.catcher.deliveries;
    await disconnect();
    // This file's database only: others share the server.
    await rowsOf(
      `DO $$ BEGIN EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM homeward_web', current_database()); END $$`,
    );
    try {
      await expect(deliver(known?.body ?? '', known?.signature ?? null)).rejects.toThrow();
    } finally {
      await rowsOf(
        `DO $$ BEGIN EXECUTE format('GRANT CONNECT ON DATABASE %I TO homeward_web', current_database()); END $$`,
      );
    }
    expect(await deliver(known?.body ?? '', known?.signature ?? null)).toBe(200);
  });
});
