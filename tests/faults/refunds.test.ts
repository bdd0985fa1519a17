import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect } from 'vitest';
import { refusal, type Scene, setScene } from '../integration/ledger/scene';
import { quiet } from './clean';
import { type GivenAway, give, lettersTo } from './donor';
import { fault } from './fault';
import { requestRefund } from './finance';
import { deliveries, fail, faultsLeft, letGo, order, release, rule, send, stripeObject } from './sandbox';
import { bookedGift, type Gift, giftsOf, openBooks, positionOf, progressOf, receiptsOf, refundsOf } from './state';
import { until } from './until';

let scene: Scene;
beforeEach(async () => {
  scene = await setScene([10_000n, 5_000n]);
});

interface Refund {
  id: string;
  status: string;
  amount: number;
}
/** Given back from Stripe's dashboard: nobody of ours asked for it. */
const refundAtStripe = (given: GivenAway, body: { amount?: number; status?: string } = {}) =>
  order<Refund>(`charges/${given.chargeId}/refund`, body);

const refundsAtStripe = async (given: GivenAway) =>
  (await stripeObject<{ data: Refund[] }>(`refunds?charge=${given.chargeId}`)).data;

/** A gift that has arrived, with its receipt. */
async function arrived(): Promise<{ given: GivenAway; gift: Gift }> {
  const given = await give(scene);
  const gift = await bookedGift(given.sessionId);
  await until('the receipt is issued', () => receiptsOf(gift.id));
  return { given, gift };
}

const netOf = async (giftId: string) => (await positionOf(scene, giftId))?.net_minor;

/** Waits until the gift has been given back down to this. */
const untilNet = (giftId: string, netMinor: bigint) =>
  until(`${netMinor} is left of the gift`, async () => (await netOf(giftId)) === netMinor);

const shown = async (giftId: string) =>
  (await receiptsOf(giftId)).map(({ state, amount_minor }) => `${state} ${amount_minor}`);

/** The gift is gone in full: only what the payment cost remains, and it is ours to bear. */
async function expectGivenBack(given: GivenAway, gift: Gift, changes: () => Promise<Record<string, number>>) {
  await quiet();
  expect(await giftsOf(given.sessionId)).toHaveLength(1);
  expect(await positionOf(scene, gift.id)).toEqual({
    refunded_minor: 2_500n,
    disputed_minor: 0n,
    lost_minor: 0n,
    net_minor: 0n,
  });
  expect(await changes()).toEqual({ 'stripe_balance USD': -103, 'processing_fees USD': 103 });
  expect((await receiptsOf(gift.id)).filter(({ state }) => state === 'issued')).toEqual([]);
  expect((await progressOf(scene))?.allocated_minor).toBe('0');
}

describe('money goes back, however it is told', () => {
  fault(
    5,
    'refund before charge.succeeded',
    'a refund brings its gift along; events only say what to fetch',
    async () => {
      const changes = await openBooks();
      await rule({ action: 'hold' });
      const given = await give(scene);
      const { id } = await refundAtStripe(given);
      await release({ type: 'refund.*', about: id });
      const gift = await bookedGift(given.sessionId);
      await untilNet(gift.id, 0n);
      await release({ type: 'charge.refunded' });
      await letGo({ order: 'reverse' });
      await expectGivenBack(given, gift, changes);
      expect(await refundsOf(scene, gift.id)).toMatchObject([
        { source: 'stripe', state: 'succeeded', amount_minor: 2_500n },
      ]);
    },
  );

  fault(
    13,
    'partial refund twice, then the remainder (amounts are cumulative)',
    'each refund is booked once under its own id, never by a cumulative amount',
    async () => {
      const changes = await openBooks();
      const { given, gift } = await arrived();
      await refundAtStripe(given, { amount: 1_000 });
      await untilNet(gift.id, 1_500n);
      await quiet();
      expect(await shown(gift.id)).toEqual(['void 2500', 'issued 1500']);
      await refundAtStripe(given, { amount: 500 });
      await untilNet(gift.id, 1_000n);
      await quiet();
      await refundAtStripe(given);
      await untilNet(gift.id, 0n);
      // What Stripe said on the way is said again, all at once: 10, 15 and 25 dollars are not 50.
      for (const { event } of await deliveries(given.chargeId, 'charge.refunded')) await send({ event, times: 2 });
      await expectGivenBack(given, gift, changes);
      expect((await refundsOf(scene, gift.id)).map(({ amount_minor }) => amount_minor).sort()).toEqual([
        1_000n,
        1_000n,
        500n,
      ]);
      expect(await shown(gift.id)).toEqual(['void 2500', 'void 1500', 'void 1000']);
    },
  );

  fault(
    16,
    'refund pending, then failed: totals restored',
    'a refund that fails gives back what it took, once',
    async () => {
      const changes = await openBooks();
      const { given, gift } = await arrived();
      const { id } = await refundAtStripe(given, { status: 'pending' });
      await untilNet(gift.id, 0n);
      expect(await refundsOf(scene, gift.id)).toMatchObject([{ state: 'pending' }]);
      await quiet();
      expect((await progressOf(scene))?.allocated_minor).toBe('0');
      await order(`refunds/${id}/finish`, { outcome: 'failed' });
      await untilNet(gift.id, 2_500n);
      for (const { event } of await deliveries(id)) await send({ event });
      await quiet();
      expect(await refundsOf(scene, gift.id)).toMatchObject([{ state: 'failed', amount_minor: 2_500n }]);
      expect(await changes()).toEqual({
        'line_free USD': -2_500,
        'stripe_balance USD': 2_397,
        'processing_fees USD': 103,
      });
      expect((await progressOf(scene))?.allocated_minor).toBe('2500');
      expect(await shown(gift.id)).toEqual(['void 2500', 'issued 2500']);
    },
  );

  fault(17, "refund made in Stripe's dashboard", 'facts from Stripe are booked, whoever made them', async () => {
    const changes = await openBooks();
    const { given, gift } = await arrived();
    await refundAtStripe(given);
    await untilNet(gift.id, 0n);
    await expectGivenBack(given, gift, changes);
    expect(await refundsOf(scene, gift.id)).toMatchObject([
      { source: 'stripe', state: 'succeeded', amount_minor: 2_500n },
    ]);
    expect(await shown(gift.id)).toEqual(['void 2500']);
    // The donor is told, beside the receipt, what went back.
    await until('the donor is told', async () =>
      (await lettersTo(given.email)).some(({ text }) => text.includes('We have returned your gift of USD\u00a025.00')),
    );
  });
});

describe('finance gives money back', () => {
  fault(
    14,
    'two people refund at once',
    'the gift is locked; what is asked for counts as gone; one key at Stripe',
    async () => {
      const changes = await openBooks();
      const { given, gift } = await arrived();
      const outcomes = await Promise.all([
        refusal(requestRefund(scene.finance, gift.id, 2_500n)),
        refusal(requestRefund(scene.finance2, gift.id, 2_500n)),
      ]);
      expect(outcomes.sort()).toEqual(['HW003', 'accepted']);
      await untilNet(gift.id, 0n);
      expect(await refundsAtStripe(given)).toHaveLength(1);
      await expectGivenBack(given, gift, changes);
      expect(await refundsOf(scene, gift.id)).toMatchObject([{ source: 'finance', state: 'succeeded' }]);

      // One of them at Stripe itself, while our own request is on its way and meets a bad network.
      const later = await openBooks();
      const second = await arrived();
      await fail({ method: 'POST', path: '/v1/refunds', kind: 'server_error', times: 2 });
      await requestRefund(scene.finance, second.gift.id, 2_500n);
      await until('our request has failed once', async () => (await faultsLeft()) === 0);
      await refundAtStripe(second.given);
      await until('ours was refused', async () =>
        (await refundsOf(scene, second.gift.id)).some(({ state }) => state === 'refused'),
      );
      await untilNet(second.gift.id, 0n);
      expect(await refundsAtStripe(second.given)).toHaveLength(1);
      await expectGivenBack(second.given, second.gift, later);
    },
  );

  fault(15, 'refund above the remainder', 'what is left of the gift is computed under its lock', async () => {
    const changes = await openBooks();
    const { given, gift } = await arrived();
    expect(await refusal(requestRefund(scene.finance, gift.id, 2_501n))).toBe('HW003');
    await requestRefund(scene.finance, gift.id, 1_000n);
    await untilNet(gift.id, 1_500n);
    for (const amountMinor of [1_501n, 2_500n, 0n, -1n])
      expect(await refusal(requestRefund(scene.finance, gift.id, amountMinor))).toBe('HW003');
    await quiet();
    expect((await refundsAtStripe(given)).map(({ amount }) => amount)).toEqual([1_000]);
    expect(await shown(gift.id)).toEqual(['void 2500', 'issued 1500']);
    expect(await changes()).toEqual({
      'line_free USD': -1_500,
      'stripe_balance USD': 1_397,
      'processing_fees USD': 103,
    });
    // All that is left, without saying how much.
    await requestRefund(scene.finance, gift.id, null);
    await untilNet(gift.id, 0n);
    await expectGivenBack(given, gift, changes);
  });

  fault(
    22,
    'refund while disputed',
    'a disputed gift is not refunded: refused here, and what Stripe refuses is written down',
    async () => {
      const changes = await openBooks();
      const { given, gift } = await arrived();
      // Asked for before the bank complained, and sent after it: Stripe says no.
      await rule({ action: 'hold', type: 'charge.dispute.*' });
      await order(`charges/${given.chargeId}/dispute`, {});
      const id = await requestRefund(scene.finance, gift.id, 2_500n, { id: randomUUID() });
      await until('Stripe has refused it', async () =>
        (await refundsOf(scene, gift.id)).some((refund) => refund.id === id && refund.state === 'refused'),
      );
      await letGo();
      await until('the dispute is known', async () => (await positionOf(scene, gift.id))?.disputed_minor === 2_500n);
      expect(await refusal(requestRefund(scene.finance, gift.id, 100n))).toBe('HW002');
      await quiet();
      expect(await refundsAtStripe(given)).toEqual([]);
      // Once only: the bank has the money, the line's part is frozen, nothing is owed to the donor besides.
      expect(await changes()).toEqual({
        'line_frozen USD': -2_500,
        'disputes_receivable USD': 2_500,
        'stripe_balance USD': 2_397 - 2_500 - 1_500,
        'processing_fees USD': 103 + 1_500,
      });
      expect(await positionOf(scene, gift.id)).toMatchObject({ refunded_minor: 0n, disputed_minor: 2_500n });
    },
  );
});
