import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { asSuperuser } from '../database';
import { approve, balance, bookGift, cancel, execute, give, openCheckout, position, request } from './acts';
import { endPools, refusal, roles, rows, type Scene, setScene, value, worker } from './scene';
import {
  bookRefund,
  bounce,
  closeDispute,
  emitted,
  endowReserve,
  expectInvariants,
  fundersOf,
  giftPosition,
  openDispute,
  partsOf,
  pay,
  requestRefund,
  updateDispute,
} from './taking-acts';

let scene: Scene;
beforeAll(() => endowReserve());
afterEach(expectInvariants);
afterAll(endPools);

const fresh = async (goals: bigint[] = [10_000n]) => {
  scene = await setScene(goals);
};
const line = () => position(scene.lineIds[0]);
const newDispute = () => `dp_${randomUUID()}`;
const moved = async (code: string, work: () => Promise<unknown>) => {
  const before = await balance(code);
  await work();
  return (await balance(code)) - before;
};
const dispute = async (stripeDisputeId: string) =>
  (
    await rows<{ id: string; status: string; outcome: string | null; is_inquiry: boolean; due_by: Date | null }>(
      { role: 'finance' },
      'SELECT id, status, outcome, is_inquiry, due_by FROM giving.dispute WHERE stripe_dispute_id = $1',
      [stripeDisputeId],
    )
  )[0];

describe('an open dispute', () => {
  it('safeguard: freezes what is uncommitted once, and provisions the rest from the reserve', async () => {
    await fresh();
    const gift = await give(scene, 4_000n, 0);
    await pay(scene, 1_000n);
    await request(scene, 500n);
    const stripeDisputeId = newDispute();
    const provision = await moved('dispute_provision', async () => {
      const told = await Promise.all(
        Array.from({ length: 5 }, () => openDispute(gift, { stripeDisputeId, amountMinor: 4_000n })),
      );
      expect(new Set(told).size).toBe(1);
      expect((await partsOf('dispute', told[0] ?? null)).map((part) => [part.source, part.amount_minor])).toEqual([
        ['line', 2_500n],
        ['reserve', 1_500n],
      ]);
    });
    expect(provision).toBe(-1_500n);
    expect(await line()).toMatchObject({
      allocated_minor: 4_000n,
      reserved_minor: 500n,
      paid_minor: 1_000n,
      frozen_minor: 2_500n,
    });
    expect(await giftPosition(gift)).toMatchObject({ disputed_minor: 4_000n, net_minor: 4_000n });
    expect(await refusal(request(scene, 1n))).toBe('HW003');
    expect(await refusal(requestRefund(scene.finance, gift, 1n))).toBe('HW002');
    expect(await refusal(openDispute(gift, { stripeDisputeId, amountMinor: 3_999n }))).toBe('HW004');
  });

  it('safeguard: a refund that Stripe made all the same is booked beside it, from what the dispute does not hold', async () => {
    await fresh();
    const gift = await give(scene, 4_000n, 0);
    await openDispute(gift, { stripeDisputeId: newDispute(), amountMinor: 3_000n });
    expect(
      (await partsOf('refund', await bookRefund(gift, { amountMinor: 1_500n }))).map((part) => [
        part.source,
        part.amount_minor,
      ]),
    ).toEqual([
      ['line', 1_000n],
      ['reserve', 500n],
    ]);
  });

  it('safeguard: an inquiry moves no money until it becomes a dispute, and never goes back', async () => {
    await fresh();
    const gift = await give(scene, 4_000n, 0);
    const stripeDisputeId = newDispute();
    await openDispute(gift, { stripeDisputeId, amountMinor: 4_000n, isInquiry: true });
    expect(await line()).toMatchObject({ frozen_minor: 0n });
    expect(await refusal(requestRefund(scene.finance, gift, 100n))).toBe('accepted');
    await updateDispute(stripeDisputeId, 'warning_under_review', true);
    expect(await dispute(stripeDisputeId)).toMatchObject({ is_inquiry: true, status: 'warning_under_review' });
    await updateDispute(stripeDisputeId, 'needs_response');
    await updateDispute(stripeDisputeId, 'warning_needs_response');
    expect(await dispute(stripeDisputeId)).toMatchObject({ is_inquiry: false, status: 'needs_response' });
    expect(await line()).toMatchObject({ frozen_minor: 4_000n });
    const closed = newDispute();
    const other = await give(scene, 1_000n, 0);
    await openDispute(other, { stripeDisputeId: closed, amountMinor: 1_000n, isInquiry: true });
    await closeDispute(closed, 'warning_closed');
    await updateDispute(closed, 'needs_response');
    expect(await dispute(closed)).toMatchObject({ outcome: 'warning_closed' });
    expect(await line()).toMatchObject({ frozen_minor: 4_000n });
    // An inquiry of which we only hear that it was lost.
    await closeDispute(closed, 'lost');
    expect(await giftPosition(other)).toMatchObject({ lost_minor: 1_000n, net_minor: 0n });
  });

  it('waits for its gift, and its end for its beginning', async () => {
    const answer = await value(
      worker,
      `SELECT giving.open_dispute('dp_early', 'ch_unknown', 'pi_unknown', 100, 'USD', 'needs_response', 'general', NULL, false, now())`,
    );
    expect(answer).toBeNull();
    expect(await refusal(closeDispute('dp_early', 'lost'))).toBe('HW007');
    expect(await refusal(updateDispute('dp_early', 'under_review'))).toBe('HW007');
  });

  it('safeguard: is told by the worker alone', async () => {
    await fresh();
    const gift = await give(scene, 4_000n, 0);
    const fact = { stripeDisputeId: newDispute(), amountMinor: 4_000n };
    for (const role of roles.filter((each) => each !== 'worker')) {
      expect({ role, code: await refusal(openDispute(gift, fact, { role })) }).toEqual({ role, code: '42501' });
      expect(await refusal(closeDispute(fact.stripeDisputeId, 'won', { role }))).toBe('42501');
    }
  });
});

describe('a dispute that is won', () => {
  it('safeguard: puts everything back where it was, once', async () => {
    await fresh();
    const checkoutId = await openCheckout({ campaignId: scene.campaignId, amountMinor: 12_000n, feeCoverMinor: 400n });
    const gift = await bookGift({ checkoutId, amountMinor: 12_400n });
    await pay(scene, 3_000n);
    const codes = ['pool_fund', 'fee_cover_income', 'reserve_fund', 'dispute_provision', 'disputes_receivable'];
    const balances = () => Promise.all(codes.map((code) => balance(code)));
    const before = await balances();
    const position = await line();
    const stripeDisputeId = newDispute();
    await openDispute(gift, { stripeDisputeId, amountMinor: 12_400n });
    expect(await balances()).not.toEqual(before);
    await Promise.all([1, 2, 3].map(() => closeDispute(stripeDisputeId, 'won')));
    await closeDispute(stripeDisputeId, 'lost');
    expect(await balances()).toEqual(before);
    expect(await line()).toEqual(position);
    expect(await dispute(stripeDisputeId)).toMatchObject({ outcome: 'won', status: 'won' });
    expect((await emitted('dispute_closed')).filter(({ payload }) => payload.giftId === gift).length).toBe(1);
  });

  it('safeguard: its money is the oldest again', async () => {
    await fresh();
    const gift = await give(scene, 2_000n, 0);
    const stripeDisputeId = newDispute();
    await openDispute(gift, { stripeDisputeId, amountMinor: 2_000n });
    await give(scene, 3_000n, 0);
    await pay(scene, 1_000n);
    await closeDispute(stripeDisputeId, 'won');
    await pay(scene, 3_000n);
    expect((await fundersOf(scene.lineIds[0])).map((each) => each.consumed_minor)).toEqual([2_000n, 2_000n]);
  });

  it('safeguard: lost, and won after the line was filled, gives the line what fits and the pool the rest', async () => {
    await fresh([5_000n]);
    const gift = await give(scene, 4_000n, 0);
    await pay(scene, 1_000n);
    const stripeDisputeId = newDispute();
    await openDispute(gift, { stripeDisputeId, amountMinor: 4_000n });
    await closeDispute(stripeDisputeId, 'lost');
    await give(scene, 3_500n, 0);
    const reserve = await moved('reserve_fund', async () => {
      expect(await moved('pool_fund', () => closeDispute(stripeDisputeId, 'won'))).toBe(-2_500n);
    });
    expect(reserve).toBe(-1_000n);
    expect(await line()).toMatchObject({ allocated_minor: 5_000n, frozen_minor: 0n, paid_minor: 1_000n });
    expect(await giftPosition(gift)).toMatchObject({ lost_minor: 0n, net_minor: 4_000n });
    await closeDispute(stripeDisputeId, 'won');
    expect(await moved('disputes_receivable', () => closeDispute(stripeDisputeId, 'lost'))).toBe(0n);
  });
});

describe('a dispute that is lost', () => {
  it('safeguard: books what was frozen and provisioned; what was spent stays spent, funded by the reserve', async () => {
    await fresh();
    const gift = await give(scene, 4_000n, 0);
    await value(worker, 'SELECT giving.issue_receipt($1)', [gift]);
    await pay(scene, 1_500n);
    const stripeDisputeId = newDispute();
    await openDispute(gift, { stripeDisputeId, amountMinor: 4_000n });
    const receivable = await moved('disputes_receivable', () =>
      Promise.all([1, 2, 3].map(() => closeDispute(stripeDisputeId, 'lost'))),
    );
    expect(receivable).toBe(-4_000n);
    expect(await line()).toMatchObject({ allocated_minor: 1_500n, paid_minor: 1_500n, frozen_minor: 0n });
    expect(await fundersOf(scene.lineIds[0])).toMatchObject([
      { source: 'gift', consumed_minor: 0n, withdrawn_minor: 4_000n },
      { source: 'reserve', amount_minor: 1_500n, consumed_minor: 1_500n },
    ]);
    expect(await giftPosition(gift)).toMatchObject({ lost_minor: 4_000n, net_minor: 0n });
    expect(await rows(worker, 'SELECT state, void_reason FROM giving.receipt WHERE gift_id = $1', [gift])).toEqual([
      { state: 'void', void_reason: 'dispute' },
    ]);
    expect(await value(worker, 'SELECT giving.issue_receipt($1)', [gift])).toBeNull();
    expect(await refusal(requestRefund(scene.finance, gift, 1n))).toBe('HW003');
  });

  it('safeguard: what the reserve provisioned stays promised, whatever happened to the payment meanwhile', async () => {
    await fresh();
    const gift = await give(scene, 4_000n, 0);
    const kept = await request(scene, 1_000n);
    const dropped = await request(scene, 2_000n);
    const stripeDisputeId = newDispute();
    await openDispute(gift, { stripeDisputeId, amountMinor: 4_000n });
    await cancel(scene.officer, dropped);
    await approve(scene.finance, kept);
    await execute(scene.finance2, kept);
    expect(await line()).toMatchObject({ allocated_minor: 4_000n, paid_minor: 1_000n, frozen_minor: 1_000n });
    await closeDispute(stripeDisputeId, 'lost');
    expect(await fundersOf(scene.lineIds[0])).toMatchObject([
      { source: 'gift', consumed_minor: 0n, withdrawn_minor: 4_000n, remaining_minor: 0n },
      { source: 'reserve', amount_minor: 3_000n, consumed_minor: 1_000n, remaining_minor: 2_000n },
    ]);
    // The line is whole again for the survivor.
    await pay(scene, 2_000n);
  });

  it('safeguard: a payment that comes back after the reserve took it over is the reserve’s', async () => {
    await fresh();
    const gift = await give(scene, 2_000n, 0);
    await give(scene, 1_000n, 0);
    const [first, second] = [await pay(scene, 1_500n), await pay(scene, 800n)];
    const stripeDisputeId = newDispute();
    await openDispute(gift, { stripeDisputeId, amountMinor: 2_000n });
    await bounce(scene, second);
    await closeDispute(stripeDisputeId, 'lost');
    await bounce(scene, first);
    expect(await line()).toMatchObject({ allocated_minor: 3_000n, paid_minor: 0n });
    expect((await fundersOf(scene.lineIds[0])).map((each) => [each.source, each.remaining_minor])).toEqual([
      ['gift', 0n],
      ['gift', 1_000n],
      ['reserve', 2_000n],
    ]);
    expect(
      await rows(worker, 'SELECT 1 FROM ledger.net_consumption WHERE campaign_line_id = $1', scene.lineIds),
    ).toEqual([]);
  });

  it('safeguard: after a partial refund it takes the rest', async () => {
    await fresh();
    const gift = await give(scene, 4_000n, 0);
    await bookRefund(gift, { amountMinor: 1_000n });
    const stripeDisputeId = newDispute();
    await openDispute(gift, { stripeDisputeId, amountMinor: 3_000n });
    await closeDispute(stripeDisputeId, 'lost');
    expect(await giftPosition(gift)).toMatchObject({ refunded_minor: 1_000n, lost_minor: 3_000n, net_minor: 0n });
    expect(await line()).toMatchObject({ allocated_minor: 0n });
  });

  it('safeguard: is not rewritten', async () => {
    await fresh();
    const gift = await give(scene, 4_000n, 0);
    const stripeDisputeId = newDispute();
    await openDispute(gift, { stripeDisputeId, amountMinor: 3_000n });
    await closeDispute(stripeDisputeId, 'won');
    for (const set of ['amount_minor = 1', 'held = false', 'is_inquiry = true', 'outcome = NULL', `outcome = 'lost'`])
      expect({
        set,
        code: await refusal(
          asSuperuser((client) =>
            client.query(`UPDATE giving.dispute SET ${set} WHERE stripe_dispute_id = $1`, [stripeDisputeId]),
          ),
        ),
      }).toEqual({ set, code: 'HW002' });
    expect(await refusal(closeDispute(stripeDisputeId, 'forgotten'))).toBe('HW002');
  });
});
