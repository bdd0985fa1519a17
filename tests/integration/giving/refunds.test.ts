import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { staffActor } from '~/domain/access';
import { RefundRefused, requestRefund, sendDueRefunds, sweepBalance } from '~/domain/giving/index.server';
import { balance, position } from '../ledger/acts';
import { endPools, type Scene, setScene } from '../ledger/scene';
import { beginGift, expectInvariants, giftsOf, rowsOf, slugOf } from './scene';
import { exceptions, expectBalanceOfStripe, StripeSide, workOff } from './stripe-side';

// Before the imports: what is imported reads the environment.
const outside = await vi.hoisted(async () => (await import('./outside')).startOutside());
const stripe = new StripeSide(outside.apiBase, outside.catcher);
let scene: Scene;
let slug: string;
let finance: ReturnType<typeof staffActor>;

beforeAll(async () => {
  scene = await setScene([1_000_000n, 500_000n]);
  slug = await slugOf(scene.campaignId);
  finance = staffActor({ userId: scene.finance.userId ?? '', name: 'Finance', role: 'finance', officeId: null });
});
afterEach(async () => {
  await expectInvariants();
  await expectBalanceOfStripe();
});
afterAll(async () => {
  await endPools();
  await outside.stop();
});

async function paidGift(amount = '2500', email = 'donor@example.org') {
  const { sessionId } = await beginGift(slug, { amount, cover_fee: 'no', left_over: 'pool' });
  const chargeId = await stripe.pay(sessionId, 'success', email);
  await stripe.arrive();
  const [gift] = await giftsOf(sessionId);
  return { sessionId, chargeId, giftId: gift?.id ?? '' };
}

interface RefundRow {
  source: string;
  state: string;
  amount_minor: string;
  stripe_refund_id: string | null;
}
const refundsOf = (giftId: string) =>
  rowsOf<RefundRow>(
    'SELECT source, state, amount_minor, stripe_refund_id FROM giving.refund WHERE gift_id = $1 ORDER BY requested_at',
    [giftId],
  );
const receiptsOf = (giftId: string) =>
  rowsOf<{ state: string; amount_minor: string }>(
    'SELECT state, amount_minor FROM giving.receipt WHERE gift_id = $1 ORDER BY year, serial',
    [giftId],
  );
const mailsTo = async (email: string) => {
  const answer = await fetch(`${outside.mailbox}/api/messages?to=${email}`);
  return ((await answer.json()) as { messages: { subject: string; text: string }[] }).messages;
};
const ask = (giftId: string, amountMinor?: bigint) =>
  requestRefund(finance, { giftId, reason: 'requested_by_donor', ...(amountMinor !== undefined && { amountMinor }) });

describe('a refund that finance asks for', () => {
  it('is decided, sent once, booked by its event, and the receipt becomes one of what is left', async () => {
    const { giftId } = await paidGift('2500', 'part@example.org');
    const free = (await position(scene.lineIds[0])).allocated_minor;
    await ask(giftId, 1_000n);
    expect(await workOff()).toEqual([]);
    await stripe.arrive();
    expect(await refundsOf(giftId)).toEqual([
      { source: 'finance', state: 'succeeded', amount_minor: '1000', stripe_refund_id: expect.stringMatching(/^re_/) },
    ]);
    expect((await position(scene.lineIds[0])).allocated_minor).toBe(free - 1_000n);
    expect(await receiptsOf(giftId)).toEqual([
      { state: 'void', amount_minor: '2500' },
      { state: 'issued', amount_minor: '1500' },
    ]);
    const subjects = (await mailsTo('part@example.org')).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject === 'Your gift is on its way back to you')).toHaveLength(1);
  });

  it('of the whole gift is told in one mail, which carries the void receipt', async () => {
    const { giftId } = await paidGift('2500', 'whole@example.org');
    await workOff();
    await ask(giftId);
    await workOff();
    await stripe.arrive();
    expect((await receiptsOf(giftId)).map(({ state }) => state)).toEqual(['void']);
    const told = (await mailsTo('whole@example.org')).filter(({ subject }) => !/^Your receipt HW-\S+$/.test(subject));
    expect(told.map(({ subject }) => subject)).toEqual(['Your gift is on its way back to you']);
    expect(told[0]?.text).toMatch(/Its receipt HW-\S+ is void; it is attached/);
  });

  it('comes in parts and then the remainder, and never beyond it', async () => {
    const { giftId } = await paidGift('3000');
    await ask(giftId, 500n);
    await ask(giftId, 700n);
    await workOff();
    await expect(ask(giftId, 1_801n)).rejects.toThrow(new RefundRefused('more_than_is_left'));
    await ask(giftId);
    await workOff();
    await stripe.arrive('reversed');
    expect((await refundsOf(giftId)).map(({ amount_minor, state }) => [amount_minor, state])).toEqual([
      ['500', 'succeeded'],
      ['700', 'succeeded'],
      ['1800', 'succeeded'],
    ]);
    await expect(ask(giftId, 1n)).rejects.toThrow(new RefundRefused('more_than_is_left'));
    expect((await receiptsOf(giftId)).map(({ state }) => state)).not.toContain('issued');
  });

  it('is asked for once when the form is sent twice, and by two people only as far as there is something', async () => {
    const { giftId } = await paidGift('1000');
    const refundId = '11111111-1111-4111-8111-111111111111';
    const twice = { refundId, giftId, reason: 'mistake', amountMinor: 600n } as const;
    await Promise.all([requestRefund(finance, twice), requestRefund(finance, twice)]);
    await expect(ask(giftId, 600n)).rejects.toThrow(new RefundRefused('more_than_is_left'));
    await workOff();
    await stripe.arrive();
    expect(await refundsOf(giftId)).toHaveLength(1);
  });

  it.each(['answer_lost', 'server_error', 'html_502', 'json_503', 'rate_limited', 'truncated_body'])(
    'that meets %s is sent again with the same key, and made once',
    async (kind) => {
      const { giftId, chargeId } = await paidGift('900');
      await stripe.order('faults', { kind, method: 'POST', path: '/v1/refunds', times: 2 });
      await ask(giftId);
      expect(await workOff(['refund_requested'])).toEqual([expect.stringContaining('refund_requested')]);
      expect((await refundsOf(giftId)).map(({ state }) => state)).toEqual(['sent']);
      await stripe.order('faults', {}, 'DELETE');
      expect(await workOff()).toEqual([]);
      await stripe.arrive();
      expect((await refundsOf(giftId)).map(({ state, amount_minor }) => [state, amount_minor])).toEqual([
        ['succeeded', '900'],
      ]);
      const { data } = await (
        await fetch(`${outside.apiBase}/v1/refunds?charge=${chargeId}`, {
          headers: { authorization: 'Bearer sk_test_giving' },
        })
      ).json();
      expect(data).toHaveLength(1);
    },
  );

  it('whose outcome is unknown for 23 hours is looked up, and found', async () => {
    const { giftId } = await paidGift('800');
    await stripe.order('faults', { kind: 'answer_lost', method: 'POST', path: '/v1/refunds', times: 2 });
    await ask(giftId);
    await workOff(['refund_requested']);
    await age(giftId);
    // Posting would be refused now: the fault stands in for a key that Stripe has forgotten.
    await stripe.order('faults', { kind: 'key_revoked', method: 'POST', path: '/v1/refunds' });
    expect(await sendDueRefunds()).toBe(1);
    expect((await refundsOf(giftId)).map(({ state }) => state)).toEqual(['succeeded']);
    await stripe.order('faults', {}, 'DELETE');
    await stripe.arrive();
  });

  it('that never reached Stripe and is that old is not posted again: finance decides anew', async () => {
    const { giftId } = await paidGift('700');
    await stripe.order('faults', { kind: 'server_error', method: 'POST', path: '/v1/refunds', times: 2 });
    await ask(giftId);
    await workOff(['refund_requested']);
    await age(giftId);
    await sendDueRefunds();
    expect((await refundsOf(giftId)).map(({ state }) => state)).toEqual(['refused']);
    expect(await exceptions()).toContainEqual(expect.objectContaining({ kind: 'refund_refused', amount_minor: '700' }));
    await ask(giftId);
    await workOff();
    await stripe.arrive();
    expect((await refundsOf(giftId)).map(({ state }) => state)).toEqual(['refused', 'succeeded']);
  });

  it('that Stripe refuses is refused here, and stays the gift', async () => {
    const { giftId, chargeId } = await paidGift('600');
    // The dashboard was faster, and nothing of it is known yet.
    await stripe.order(`charges/${chargeId}/refund`, {});
    await stripe.order('webhooks/drain');
    await ask(giftId);
    await workOff();
    expect((await refundsOf(giftId))[0]).toMatchObject({ state: 'refused', source: 'finance' });
    await stripe.arrive();
    expect((await refundsOf(giftId)).map(({ source, state }) => [source, state])).toEqual([
      ['finance', 'refused'],
      ['stripe', 'succeeded'],
    ]);
  });

  it('waits for a key that was revoked, and is not given up for it', async () => {
    const { giftId } = await paidGift('650');
    await stripe.order('faults', { kind: 'key_revoked', method: 'POST', path: '/v1/refunds' });
    await ask(giftId);
    expect(await workOff(['refund_requested'])).toHaveLength(1);
    expect((await refundsOf(giftId)).map(({ state }) => state)).toEqual(['sent']);
    await workOff();
    await stripe.arrive();
    expect((await refundsOf(giftId)).map(({ state }) => state)).toEqual(['succeeded']);
  });
});

describe('a refund made elsewhere', () => {
  it("in Stripe's dashboard is booked like any other, by its events in any order", async () => {
    const { giftId, chargeId } = await paidGift('2000');
    await stripe.order(`charges/${chargeId}/refund`, { amount: 300 });
    await stripe.order(`charges/${chargeId}/refund`, { amount: 400 });
    await stripe.arrive('reversed');
    expect((await refundsOf(giftId)).map(({ source, amount_minor }) => [source, amount_minor]).sort()).toEqual([
      ['stripe', '300'],
      ['stripe', '400'],
    ]);
  });

  it('is booked with its gift when its events come before those of the charge', async () => {
    const { sessionId } = await beginGift(slug, { amount: '1500' });
    const chargeId = await stripe.pay(sessionId);
    await stripe.order(`charges/${chargeId}/refund`, { amount: 200 });
    await stripe.arrive('reversed');
    const [gift] = await giftsOf(sessionId);
    expect(await refundsOf(gift?.id ?? '')).toMatchObject([{ amount_minor: '200', state: 'succeeded' }]);
  });

  it('is found by the sweep when every event of it was lost', async () => {
    const { giftId, chargeId } = await paidGift('1100');
    await stripe.order(`charges/${chargeId}/refund`, { amount: 1100 });
    await stripe.lose();
    expect(await sweepBalance()).toBeGreaterThan(0);
    expect(await refundsOf(giftId)).toMatchObject([{ amount_minor: '1100', state: 'succeeded' }]);
    expect(await balance('suspense')).toBe(0n);
  });

  it("does not become somebody else's request because its metadata says so", async () => {
    const one = await paidGift('1200');
    const other = await paidGift('1200');
    await stripe.order('faults', { kind: 'key_revoked', method: 'POST', path: '/v1/refunds' });
    const { refundId } = await ask(one.giftId, 1_200n);
    await workOff(['refund_requested']);
    await stripe.order(`charges/${other.chargeId}/refund`, { amount: 1200, metadata: { refund_id: refundId } });
    await stripe.order('webhooks/drain');
    const all = stripe.catcher.deliveries.filter(({ body }) => body.includes(refundId));
    expect(all.length).toBeGreaterThan(0);
    await stripe.arrive();
    expect((await refundsOf(other.giftId)).map(({ source }) => source)).toEqual(['stripe']);
    await stripe.arrive();
    expect((await refundsOf(one.giftId)).map(({ source, state }) => [source, state])).toEqual([
      ['finance', 'succeeded'],
    ]);
  });
});

/** As if 23 hours had passed since it was sent. */
async function age(giftId: string): Promise<void> {
  await rowsOf(`ALTER TABLE giving.refund DISABLE TRIGGER refund_guarded`);
  await rowsOf(
    `UPDATE giving.refund SET sent_at = sent_at - interval '23 hours 1 minute' WHERE gift_id = $1 AND state = 'sent'`,
    [giftId],
  );
  await rowsOf(`ALTER TABLE giving.refund ENABLE TRIGGER refund_guarded`);
}
