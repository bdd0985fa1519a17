import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { asSuperuser } from '../database';
import { balance, bookGift, give, openCheckout, outcomes, position, request } from './acts';
import { endPools, refusal, roles, rows, type Scene, setScene, value, worker } from './scene';
import {
  bookRefund,
  emitted,
  endowReserve,
  expectInvariants,
  fundersOf,
  giftPosition,
  giftRow,
  partsOf,
  pay,
  requestRefund,
} from './taking-acts';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene([10_000n, 10_000n]);
  await endowReserve();
});
afterEach(expectInvariants);
afterAll(endPools);

const line = () => position(scene.lineIds[0]);
const fresh = async (goals: bigint[] = [10_000n, 10_000n]) => {
  scene = await setScene(goals);
};
const moved = async (code: string, work: () => Promise<unknown>, lineId: string | null = null, currency = 'USD') => {
  const before = await balance(code, lineId, currency);
  await work();
  return (await balance(code, lineId, currency)) - before;
};

describe('a refund takes uncommitted money first', () => {
  it('safeguard: from the line, once for a refund of Stripe, however often it is told', async () => {
    await fresh();
    const gift = await give(scene, 4_000n, 0);
    const stripeRefundId = `re_${randomUUID()}`;
    const payable = await moved('refunds_payable', async () => {
      const told = await Promise.all(
        Array.from({ length: 5 }, () => bookRefund(gift, { amountMinor: 1_500n, stripeRefundId })),
      );
      expect(new Set(told).size).toBe(1);
      await bookRefund(gift, { amountMinor: 1_500n, stripeRefundId, status: 'pending' });
    });
    expect(payable).toBe(-1_500n);
    expect(await line()).toMatchObject({ allocated_minor: 2_500n, paid_minor: 0n });
    expect(await giftPosition(gift)).toMatchObject({ refunded_minor: 1_500n, net_minor: 2_500n });
    expect(await refusal(bookRefund(gift, { amountMinor: 1_499n, stripeRefundId }))).toBe('HW004');
  });

  it('safeguard: pool, then operating, then the last line, and the fee cover at the end', async () => {
    await fresh([3_000n, 2_000n]);
    const checkoutId = await openCheckout({ campaignId: scene.campaignId, amountMinor: 6_000n, feeCoverMinor: 300n });
    const gift = await bookGift({ checkoutId, amountMinor: 6_300n });
    const parts = async (amountMinor: bigint) =>
      (await partsOf('refund', await bookRefund(gift, { amountMinor }))).map((part) => [
        part.source,
        part.campaign_line_id === null ? null : scene.lineIds.indexOf(part.campaign_line_id),
        part.amount_minor,
      ]);
    expect(await parts(1_500n)).toEqual([
      ['pool', null, 1_000n],
      ['line', 1, 500n],
    ]);
    expect(await parts(4_000n)).toEqual([
      ['line', 1, 1_500n],
      ['line', 0, 2_500n],
    ]);
    expect(await parts(800n)).toEqual([
      ['line', 0, 500n],
      ['fee_cover', null, 300n],
    ]);
    expect(await giftPosition(gift)).toMatchObject({ refunded_minor: 6_300n, net_minor: 0n });
    const operating = await bookGift({
      checkoutId: await openCheckout({ destination: 'operating', amountMinor: 500n }),
      amountMinor: 500n,
    });
    expect(await partsOf('refund', await bookRefund(operating, { amountMinor: 500n }))).toMatchObject([
      { source: 'operating', amount_minor: 500n },
    ]);
  });

  it('safeguard: what is promised or spent is never taken, the reserve replaces the gift as its funder', async () => {
    await fresh();
    const gift = await give(scene, 4_000n, 0);
    const paid = await pay(scene, 1_000n);
    await request(scene, 2_500n);
    const reserve = await moved('reserve_fund', async () => {
      const id = await bookRefund(gift, { amountMinor: 3_500n });
      expect((await partsOf('refund', id)).map((part) => [part.source, part.amount_minor])).toEqual([
        ['line', 500n],
        ['reserve', 3_000n],
      ]);
    });
    expect(reserve).toBe(3_000n);
    expect(await line()).toMatchObject({ allocated_minor: 3_500n, reserved_minor: 2_500n, paid_minor: 1_000n });
    // What was promised passes to the reserve before what was spent.
    expect(await fundersOf(scene.lineIds[0])).toMatchObject([
      { source: 'gift', consumed_minor: 500n, withdrawn_minor: 3_500n, remaining_minor: 0n },
      { source: 'reserve', amount_minor: 3_000n, consumed_minor: 500n, remaining_minor: 2_500n },
    ]);
    const shown = await rows(
      { role: 'auditor' },
      'SELECT amount_minor FROM ledger.gift_paid_for WHERE disbursement_id = $1',
      [paid],
    );
    expect(shown).toEqual([{ amount_minor: 500n }]);
  });

  it('safeguard: beyond the gift, or in another currency, it is booked against the reserve', async () => {
    await fresh();
    const gift = await give(scene, 1_000n, 0);
    await bookRefund(gift, { amountMinor: 1_000n });
    expect(await moved('reserve_fund', () => bookRefund(gift, { amountMinor: 400n }))).toBe(400n);
    expect(
      await moved('reserve_fund', () => bookRefund(gift, { amountMinor: 70n, currency: 'EUR' }), null, 'EUR'),
    ).toBe(70n);
    expect(await giftPosition(gift)).toMatchObject({ refunded_minor: 1_400n, net_minor: 0n });
  });

  it('says with null that the gift is not booked yet', async () => {
    const answer = await value(
      worker,
      `SELECT giving.book_refund(NULL, 're_early', 'ch_unknown', 'pi_unknown', 100, 'USD', 'succeeded', now())`,
    );
    expect(answer).toBeNull();
  });

  it('safeguard: the pool gives what it has, the reserve the rest', async () => {
    const currency = 'CHF';
    const checkoutId = await openCheckout({ amountMinor: 900n, currency });
    const gift = await bookGift({ checkoutId, amountMinor: 900n, currency });
    const other = await setScene([5_000n], { currency });
    // As if 600 of the pool had gone to a line.
    await asSuperuser((client) =>
      client.query(
        `SELECT ledger.post('test', $1, now(), 'test', 'x', ARRAY[ledger.account_id('pool_fund', 'CHF'), ledger.account_id('suspense', 'CHF')], ARRAY[600, -600]::bigint[])`,
        [`test:${other.campaignId}`],
      ),
    );
    const id = await bookRefund(gift, { amountMinor: 900n });
    expect((await partsOf('refund', id)).map((part) => [part.source, part.amount_minor])).toEqual([
      ['pool', 300n],
      ['reserve', 600n],
    ]);
  });
});

describe('a refund that failed', () => {
  it('safeguard: is given back once, and a late event changes nothing', async () => {
    await fresh();
    const gift = await give(scene, 4_000n, 0);
    const stripeRefundId = `re_${randomUUID()}`;
    const fact = { amountMinor: 4_000n, stripeRefundId };
    await bookRefund(gift, { ...fact, status: 'pending' });
    expect(await line()).toMatchObject({ allocated_minor: 0n });
    await Promise.all(Array.from({ length: 4 }, () => bookRefund(gift, { ...fact, status: 'failed' })));
    for (const status of ['succeeded', 'canceled', 'pending']) await bookRefund(gift, { ...fact, status });
    expect(await line()).toMatchObject({ allocated_minor: 4_000n });
    expect(await giftPosition(gift)).toMatchObject({ refunded_minor: 0n, net_minor: 4_000n });
    // The money that is back is the oldest again.
    await give(scene, 1_000n, 0);
    await pay(scene, 4_500n);
    expect((await fundersOf(scene.lineIds[0])).map((each) => each.consumed_minor)).toEqual([4_000n, 500n]);
  });

  it('safeguard: what no longer fits on the line goes to the pool', async () => {
    await fresh([5_000n]);
    const gift = await give(scene, 4_000n, 0);
    const fact = { amountMinor: 4_000n, stripeRefundId: `re_${randomUUID()}` };
    await bookRefund(gift, { ...fact, status: 'requires_action' });
    await give(scene, 3_000n, 0);
    expect(await moved('pool_fund', () => bookRefund(gift, { ...fact, status: 'failed' }))).toBe(-2_000n);
    expect(await line()).toMatchObject({ budgeted_minor: 5_000n, allocated_minor: 5_000n });
    // Refunded after all: the pool's part first, then the line's.
    const again = await bookRefund(gift, { amountMinor: 3_000n });
    expect((await partsOf('refund', again)).map((part) => [part.source, part.amount_minor])).toEqual([
      ['pool', 2_000n],
      ['line', 1_000n],
    ]);
  });

  it('safeguard: gives the reserve its part back, and the gift what it paid for', async () => {
    await fresh();
    const gift = await give(scene, 4_000n, 0);
    const fact = { amountMinor: 4_000n, stripeRefundId: `re_${randomUUID()}` };
    await pay(scene, 1_500n);
    await pay(scene, 1_500n);
    await bookRefund(gift, { ...fact, status: 'succeeded' });
    expect(await moved('reserve_fund', () => bookRefund(gift, { ...fact, status: 'failed' }))).toBe(-3_000n);
    expect(await fundersOf(scene.lineIds[0])).toMatchObject([
      { source: 'gift', consumed_minor: 3_000n, withdrawn_minor: 0n, remaining_minor: 1_000n },
      { source: 'reserve', consumed_minor: 0n, withdrawn_minor: 3_000n, remaining_minor: 0n },
    ]);
  });

  it('goes to the pool when the page is gone', async () => {
    await fresh();
    const gift = await give(scene, 4_000n, 0);
    const fact = { amountMinor: 1_000n, stripeRefundId: `re_${randomUUID()}` };
    await bookRefund(gift, { ...fact, status: 'pending' });
    await asSuperuser((client) =>
      client.query(`UPDATE public.campaign SET status = 'unpublished' WHERE id = $1`, [scene.campaignId]),
    );
    expect(await moved('pool_fund', () => bookRefund(gift, { ...fact, status: 'canceled' }))).toBe(-1_000n);
  });
});

describe('our decision to refund', () => {
  it('safeguard: is finance’s alone, and never for more than is left, also at once', async () => {
    await fresh();
    const gift = await give(scene, 4_000n, 0);
    for (const role of roles.filter((each) => each !== 'finance' && each !== 'worker'))
      expect({ role, code: await refusal(requestRefund({ role }, gift, 100n)) }).toEqual({ role, code: '42501' });
    expect(await refusal(requestRefund(worker, gift, 100n))).toBe('HW001');
    expect(await refusal(requestRefund({ ...scene.officer, role: 'finance' }, gift, 100n))).toBe('HW001');
    expect(await refusal(requestRefund(scene.finance, gift, 100n, { reason: 'left_over' }))).toBe('HW001');
    for (const amount of [0n, -1n, 4_001n])
      expect(await refusal(requestRefund(scene.finance, gift, amount))).toBe('HW003');
    expect(await refusal(requestRefund(scene.finance, randomUUID(), 1n))).toBe('HW007');
    const { accepted, refused } = await outcomes(
      [scene.finance, scene.finance2, scene.finance3].map((who) => requestRefund(who, gift, 1_800n)),
    );
    expect([accepted, refused]).toEqual([2, ['HW003']]);
    await bookRefund(gift, { amountMinor: 100n });
    expect(await refusal(requestRefund(scene.finance, gift, 301n))).toBe('HW003');
    await requestRefund(scene.finance, gift, null);
    expect(await refusal(requestRefund(scene.finance, gift, null))).toBe('HW003');
  });

  it('safeguard: the same id is the same decision', async () => {
    await fresh();
    const gift = await give(scene, 4_000n, 0);
    const id = randomUUID();
    const told = (await emitted('refund_requested')).length;
    await Promise.all([1, 2, 3].map(() => requestRefund(scene.finance, gift, 1_000n, { id })));
    expect((await emitted('refund_requested')).length - told).toBe(1);
    expect(await refusal(requestRefund(scene.finance, gift, 1_001n, { id }))).toBe('HW004');
    expect(await refusal(requestRefund(scene.finance2, gift, 1_000n, { id }))).toBe('HW004');
    expect(await refusal(requestRefund(scene.finance, gift, 1_000n, { id, reason: 'duplicate' }))).toBe('HW004');
    const state = `SELECT state, idempotency_key, sent_at FROM giving.refund WHERE id = $1`;
    const first = await value(worker, 'SELECT giving.mark_refund_sent($1)', [id]);
    expect(await value(worker, 'SELECT giving.mark_refund_sent($1)', [id])).toEqual(first);
    expect(await rows(scene.finance, state, [id])).toMatchObject([{ state: 'sent', idempotency_key: `refund-${id}` }]);
    expect(await bookRefund(gift, { amountMinor: 1_000n, refundId: id })).toBe(id);
    expect(await rows(scene.finance, state, [id])).toMatchObject([{ state: 'succeeded' }]);
    expect(await refusal(value(worker, `SELECT giving.refuse_refund($1, 'late')`, [id]))).toBe('HW002');
  });

  it('safeguard: a refund of Stripe that says another amount or gift is not taken for ours', async () => {
    await fresh();
    const gift = await give(scene, 4_000n, 0);
    const other = await give(scene, 4_000n, 0);
    const id = await requestRefund(scene.finance, gift, 1_000n);
    expect(await bookRefund(gift, { amountMinor: 900n, refundId: id })).not.toBe(id);
    expect(await bookRefund(other, { amountMinor: 1_000n, refundId: id })).not.toBe(id);
    expect(await rows(worker, 'SELECT state FROM giving.refund WHERE id = $1', [id])).toEqual([{ state: 'requested' }]);
    await value(worker, `SELECT giving.refuse_refund($1, 'charge_disputed')`, [id]);
    await value(worker, `SELECT giving.refuse_refund($1, 'charge_disputed')`, [id]);
    // It was refused, and a fact says that it happened after all.
    expect(await bookRefund(gift, { amountMinor: 1_000n, refundId: id })).toBe(id);
    expect(await giftPosition(gift)).toMatchObject({ refunded_minor: 1_900n });
  });

  it('safeguard: a refund is not rewritten, its parts and the use of money neither', async () => {
    await fresh();
    const gift = await give(scene, 4_000n, 0);
    const id = await bookRefund(gift, { amountMinor: 100n });
    const change = (sql: string) => refusal(asSuperuser((client) => client.query(sql)));
    for (const set of ['amount_minor = 1', `state = 'pending'`, 'taken = false', `stripe_refund_id = 're_x'`])
      expect({ set, code: await change(`UPDATE giving.refund SET ${set} WHERE id = '${id}'`) }).toEqual({
        set,
        code: 'HW002',
      });
    expect(await change('UPDATE giving.allocation_use SET withdrawn_minor = 0')).toBe('HW002');
    expect(await change('DELETE FROM giving.allocation_use')).toBe('HW002');
    expect(
      await change(
        `INSERT INTO giving.allocation_move (allocation_id, kind, delta_minor, reason) SELECT max(id), 'withdrawn', 1000000, 'refund' FROM giving.gift_allocation`,
      ),
    ).toBe('HW003');
  });
});

describe('receipts', () => {
  const issue = (gift: string) => value<string | null>(worker, 'SELECT giving.issue_receipt($1)', [gift]);
  const receipts = (gift: string) =>
    rows<{ state: string; amount_minor: bigint }>(
      worker,
      'SELECT state, amount_minor FROM giving.receipt WHERE gift_id = $1 ORDER BY year, serial',
      [gift],
    );

  it('safeguard: a refund makes the receipt void in the same step, and a new one says what is left', async () => {
    await fresh();
    const gift = await give(scene, 4_000n, 0);
    await issue(gift);
    const wanted = async () =>
      (await emitted('receipt_wanted')).filter(({ payload }) => payload.giftId === gift).length;
    const fact = { amountMinor: 1_000n, stripeRefundId: `re_${randomUUID()}` };
    await bookRefund(gift, { ...fact, status: 'pending' });
    expect(await receipts(gift)).toEqual([{ state: 'void', amount_minor: 4_000n }]);
    expect(await wanted()).toBe(1);
    expect(await issue(gift)).toBe(await issue(gift));
    await bookRefund(gift, { ...fact, status: 'succeeded' });
    expect((await receipts(gift)).map((each) => [each.state, each.amount_minor])).toEqual([
      ['void', 4_000n],
      ['issued', 3_000n],
    ]);
    await bookRefund(gift, { amountMinor: 3_000n });
    expect(await wanted()).toBe(1);
    expect(await issue(gift)).toBeNull();
    await bookRefund(gift, { ...fact, status: 'failed' });
    expect(await wanted()).toBe(2);
    await issue(gift);
    expect((await receipts(gift)).at(-1)).toEqual({ state: 'issued', amount_minor: 1_000n });
  });
});

it('facts of many refunds at once leave the gift and its line right', async () => {
  await fresh();
  const gift = await give(scene, 9_000n, 0);
  const { charge_id } = await giftRow(gift);
  expect(charge_id).toMatch(/^ch_/);
  await Promise.all(Array.from({ length: 12 }, () => bookRefund(gift, { amountMinor: 500n })));
  expect(await line()).toMatchObject({ allocated_minor: 3_000n });
  expect(await giftPosition(gift)).toMatchObject({ refunded_minor: 6_000n, net_minor: 3_000n });
});
