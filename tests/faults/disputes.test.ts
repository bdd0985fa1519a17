import { beforeEach, describe, expect } from 'vitest';
import { type Scene, setScene } from '../integration/ledger/scene';
import { quiet } from './clean';
import { type GivenAway, give, lettersTo } from './donor';
import { fault } from './fault';
import { endow, payOut } from './finance';
import { deliveries, letGo, order, release, rule, send } from './sandbox';
import {
  bookedGift,
  disputesOf,
  fundersOf,
  type Gift,
  linesOf,
  openBooks,
  positionOf,
  progressOf,
  receiptsOf,
  rowsOf,
} from './state';
import { until } from './until';

let scene: Scene;
beforeEach(async () => {
  scene = await setScene([10_000n, 5_000n]);
});

interface Dispute {
  id: string;
  status: string;
}
const disputeAtBank = (given: GivenAway, body: { kind?: string; amount?: number } = {}) =>
  order<Dispute>(`charges/${given.chargeId}/dispute`, body);
const decide = (id: string, verdict: 'won' | 'lost', return_fee = false) =>
  order<Dispute>(`disputes/${id}/close`, { verdict, return_fee });

async function arrived(): Promise<{ given: GivenAway; gift: Gift }> {
  const given = await give(scene);
  const gift = await bookedGift(given.sessionId);
  await until('the receipt is issued', () => receiptsOf(gift.id));
  return { given, gift };
}

const untilOutcome = (giftId: string, outcome: string) =>
  until(`the dispute is ${outcome}`, async () =>
    (await disputesOf(scene, giftId)).some((dispute) => dispute.outcome === outcome),
  );
const untilDisputed = (giftId: string, amountMinor: bigint) =>
  until('the dispute is known', async () => (await positionOf(scene, giftId))?.disputed_minor === amountMinor);

const DISPUTE_FEE = 1_500;

describe('a bank takes money back', () => {
  fault(
    6,
    'dispute.closed before created',
    'any event of a dispute books all of it, and its end is final',
    async () => {
      const changes = await openBooks();
      const { given, gift } = await arrived();
      await rule({ action: 'hold', type: 'charge.dispute.*' });
      const { id } = await disputeAtBank(given);
      await decide(id, 'lost');
      await release({ type: 'charge.dispute.closed', about: id });
      await untilOutcome(gift.id, 'lost');
      // The beginning comes after the end.
      await letGo({ order: 'reverse' });
      for (const { event } of await deliveries(id, 'charge.dispute.created')) await send({ event, times: 2 });
      await quiet();
      expect(await disputesOf(scene, gift.id)).toMatchObject([
        { outcome: 'lost', status: 'lost', amount_minor: 2_500n },
      ]);
      expect(await changes()).toEqual({
        'stripe_balance USD': -103 - DISPUTE_FEE,
        'processing_fees USD': 103 + DISPUTE_FEE,
      });
      expect(await positionOf(scene, gift.id)).toMatchObject({ lost_minor: 2_500n, disputed_minor: 0n, net_minor: 0n });
      expect((await linesOf(scene))[0]).toMatchObject({ allocated_minor: '0', frozen_minor: '0' });
      expect(await receiptsOf(gift.id)).toMatchObject([{ state: 'void', void_reason: 'dispute' }]);
    },
  );

  fault(18, 'dispute after a partial refund', 'a dispute takes what is still given, no more', async () => {
    const changes = await openBooks();
    const { given, gift } = await arrived();
    await order(`charges/${given.chargeId}/refund`, { amount: 1_000 });
    await until('the refund is booked', async () => (await positionOf(scene, gift.id))?.net_minor === 1_500n);
    const { id } = await disputeAtBank(given);
    await untilDisputed(gift.id, 1_500n);
    await quiet();
    expect((await linesOf(scene))[0]).toMatchObject({ allocated_minor: '1500', frozen_minor: '1500' });
    await decide(id, 'lost');
    await untilOutcome(gift.id, 'lost');
    await quiet();
    expect(await positionOf(scene, gift.id)).toEqual({
      refunded_minor: 1_000n,
      disputed_minor: 0n,
      lost_minor: 1_500n,
      net_minor: 0n,
    });
    expect(await changes()).toEqual({
      'stripe_balance USD': -103 - DISPUTE_FEE,
      'processing_fees USD': 103 + DISPUTE_FEE,
    });
    expect((await progressOf(scene))?.allocated_minor).toBe('0');
    expect((await receiptsOf(gift.id)).map(({ state, amount_minor }) => `${state} ${amount_minor}`)).toEqual([
      'void 2500',
      'void 1500',
    ]);
  });

  fault(
    19,
    'dispute after disbursement',
    'the reserve replaces the gift; what was spent on a survivor is never taken back',
    async () => {
      await endow(scene);
      const { given, gift } = await arrived();
      await payOut(scene, 2_500n);
      const paidOut = await linesOf(scene);
      const changes = await openBooks();
      const { id } = await disputeAtBank(given);
      await untilDisputed(gift.id, 2_500n);
      await quiet();
      // Nothing of it is uncommitted: all is provisioned by the reserve, and the line stays as it was.
      expect(await changes()).toEqual({
        'reserve_fund USD': 2_500,
        'dispute_provision USD': -2_500,
        'stripe_balance USD': -2_500 - DISPUTE_FEE,
        'disputes_receivable USD': 2_500,
        'processing_fees USD': DISPUTE_FEE,
      });
      expect(await linesOf(scene)).toEqual(paidOut);
      await decide(id, 'lost');
      await untilOutcome(gift.id, 'lost');
      await quiet();
      expect(await changes()).toEqual({
        'reserve_fund USD': 2_500,
        'stripe_balance USD': -2_500 - DISPUTE_FEE,
        'processing_fees USD': DISPUTE_FEE,
      });
      expect(await linesOf(scene)).toEqual(paidOut);
      expect(paidOut[0]).toMatchObject({ allocated_minor: '2500', paid_minor: '2500' });
      expect(await fundersOf(scene.lineIds[0])).toEqual([
        { source: 'reserve', consumed_minor: '2500', remaining_minor: '0', frozen_minor: '0' },
      ]);
      expect(
        await rowsOf('SELECT 1 FROM ledger.gift_paid_for WHERE gift_id = $1 AND amount_minor > 0', [gift.id]),
      ).toEqual([]);
      expect(await receiptsOf(gift.id)).toMatchObject([{ state: 'void', void_reason: 'dispute' }]);
    },
  );

  fault(
    20,
    'dispute won: reinstated once, the fee as the balance transaction says',
    'release once for one dispute; fees from balance transactions only',
    async () => {
      for (const returned of [false, true]) {
        const changes = await openBooks();
        const { given, gift } = await arrived();
        const before = await linesOf(scene);
        const { id } = await disputeAtBank(given);
        await untilDisputed(gift.id, 2_500n);
        await quiet();
        expect((await linesOf(scene))[0]).toMatchObject({ frozen_minor: '2500' });
        await decide(id, 'won', returned);
        await untilOutcome(gift.id, 'won');
        // All of it is told twice more, the latest first.
        for (const { event } of await deliveries(id)) await send({ event, times: 2 });
        await quiet();
        const fee = returned ? 0 : DISPUTE_FEE;
        expect(await changes()).toEqual({
          'line_free USD': -2_500,
          'stripe_balance USD': 2_397 - fee,
          'processing_fees USD': 103 + fee,
        });
        expect(await linesOf(scene)).toEqual(before);
        expect(await positionOf(scene, gift.id)).toMatchObject({
          disputed_minor: 0n,
          lost_minor: 0n,
          net_minor: 2_500n,
        });
        expect((await receiptsOf(gift.id)).filter(({ state }) => state === 'issued')).toMatchObject([
          { amount_minor: '2500' },
        ]);
      }
    },
  );

  fault(
    21,
    'inquiry (warning_*): no money moves',
    'an inquiry freezes nothing until it becomes a dispute',
    async () => {
      const { given, gift } = await arrived();
      await quiet();
      const changes = await openBooks();
      const lines = await linesOf(scene);
      const { id } = await disputeAtBank(given, { kind: 'inquiry' });
      await until('finance sees the inquiry', async () => (await disputesOf(scene, gift.id)).length === 1);
      await quiet();
      expect(await disputesOf(scene, gift.id)).toMatchObject([{ is_inquiry: true, outcome: null }]);
      expect(await changes()).toEqual({});
      expect(await linesOf(scene)).toEqual(lines);
      await decide(id, 'won');
      await untilOutcome(gift.id, 'warning_closed');
      await quiet();
      expect(await changes()).toEqual({});
      expect(await linesOf(scene)).toEqual(lines);
      expect(await receiptsOf(gift.id)).toMatchObject([{ state: 'issued', amount_minor: '2500' }]);
      expect(await lettersTo(given.email)).toHaveLength(1);
    },
  );
});
