import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { asSuperuser } from '../database';
import { balance, bookGift, give, openCheckout, outcomes, position, request } from './acts';
import { endPools, refusal, roles, rows, type Scene, setScene, transaction, value, worker } from './scene';
import {
  bookRefund,
  closePage,
  decideTransfer,
  endowReserve,
  expectInvariants,
  fundersOf,
  giftRow,
  lowerBudget,
  openDispute,
  pay,
  proposeTransfer,
} from './taking-acts';

let scene: Scene;
beforeAll(() => endowReserve());
afterEach(expectInvariants);
afterAll(endPools);

const fresh = async (goals: bigint[] = [10_000n, 10_000n]) => {
  scene = await setScene(goals);
};
const givePool = async (amountMinor: bigint) =>
  bookGift({ checkoutId: await openCheckout({ amountMinor }), amountMinor });
const pool = async () => -(await balance('pool_fund'));
/** What earlier tests put into the pool goes to a line of its own, so that the next one starts at zero. */
const emptyPool = async () => {
  const left = await pool();
  if (left === 0n) return;
  const sink = await setScene([left]);
  await decideTransfer(sink.finance, await proposeTransfer(sink, left));
};
/** Until somebody waits for the pool, or this was decided without waiting. */
async function untilSomebodyWaits(decided: Promise<string>): Promise<void> {
  let settled = false;
  void decided.then(() => {
    settled = true;
  });
  const waiting = `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`;
  while (!settled && !(await asSuperuser(async (client) => (await client.query(waiting)).rows[0].n)))
    await new Promise((resolve) => setTimeout(resolve, 20));
}
const cancelTransfer = (id: string, who = scene.officer) =>
  value<string>(who, 'SELECT giving.cancel_pool_transfer($1)', [id]);

describe('from the pool to a line', () => {
  it('safeguard: the officer proposes, finance decides, nobody both, each once', async () => {
    await fresh();
    await givePool(5_000n);
    const id = randomUUID();
    for (const role of roles.filter((each) => each !== 'officer'))
      expect(await refusal(proposeTransfer(scene, 1_000n, { who: { role } }))).toBe('42501');
    expect(await refusal(proposeTransfer(scene, 1_000n, { who: scene.officerElsewhere }))).toBe('HW001');
    await Promise.all([1, 2, 3].map(() => proposeTransfer(scene, 1_000n, { id })));
    expect(await refusal(proposeTransfer(scene, 1_001n, { id }))).toBe('HW004');
    expect(await refusal(proposeTransfer(scene, 1_000n, { id, who: scene.officerOfSameOffice }))).toBe('HW004');
    for (const role of roles.filter((each) => each !== 'finance'))
      expect(await refusal(decideTransfer({ role }, id))).toBe('42501');
    expect(await refusal(decideTransfer({ ...scene.officer, role: 'finance' }, id))).toBe('HW001');
    expect(await refusal(decideTransfer(scene.finance, randomUUID()))).toBe('HW007');
    const before = await pool();
    const { accepted, refused } = await outcomes(
      [scene.finance, scene.finance2, scene.finance3].map((who) => decideTransfer(who, id)),
    );
    expect([accepted, refused]).toEqual([1, ['HW002', 'HW002']]);
    expect(await pool()).toBe(before - 1_000n);
    expect(await position(scene.lineIds[0])).toMatchObject({ allocated_minor: 1_000n });
    expect(await refusal(cancelTransfer(id))).toBe('HW002');
  });

  it('safeguard: whoever proposed is refused even with both roles', async () => {
    await fresh();
    await givePool(1_000n);
    const id = await proposeTransfer(scene, 1_000n);
    // The index allows one role at a time: as if it had been changed in between.
    await asSuperuser((client) =>
      client.query(
        `SET session_replication_role = replica; UPDATE identity.role_grant SET role = 'finance' WHERE user_id = '${scene.officer.userId}'`,
      ),
    );
    expect(await refusal(decideTransfer({ ...scene.officer, role: 'finance' }, id))).toBe('HW005');
  });

  it('safeguard: never more than the pool has, or the line has room for, also at once', async () => {
    await fresh([3_000n, 9_000n]);
    await emptyPool();
    await givePool(5_000n);
    expect(await refusal(proposeTransfer(scene, 3_001n))).toBe('HW003');
    expect(await refusal(proposeTransfer(scene, 5_001n, { lineIndex: 1 }))).toBe('HW003');
    for (const amount of [0n, -1n]) expect(await refusal(proposeTransfer(scene, amount))).toBe('HW003');
    const room = await Promise.all([1, 2].map(() => proposeTransfer(scene, 2_000n)));
    expect(await outcomes(room.map((id) => decideTransfer(scene.finance, id)))).toEqual({
      accepted: 1,
      refused: ['HW003'],
    });
    const money = await Promise.all([1, 2, 3].map(() => proposeTransfer(scene, 1_400n, { lineIndex: 1 })));
    expect(await outcomes(money.map((id) => decideTransfer(scene.finance, id)))).toEqual({
      accepted: 2,
      refused: ['HW003'],
    });
    expect(await pool()).toBe(200n);
  });

  it('safeguard: a refund and a transfer at once do not spend the same money of the pool', async () => {
    await fresh();
    await emptyPool();
    const gift = await givePool(4_000n);
    const id = await proposeTransfer(scene, 3_000n);
    const { charge_id, payment_intent_id } = await giftRow(gift);
    const transfer = await transaction(worker, async (client) => {
      await client.query(
        `SELECT giving.book_refund(NULL, 're_' || gen_random_uuid(), $1, $2, 4000, 'USD', 'succeeded', '2026-11-20T12:00:00Z')`,
        [charge_id, payment_intent_id],
      );
      const decided = refusal(decideTransfer(scene.finance, id));
      await untilSomebodyWaits(decided);
      return { decided };
    });
    expect(await transfer.decided).toBe('HW003');
    expect(await pool()).toBe(0n);
  });

  it('pays in its turn, can be rejected and taken back, and not for a page that is gone', async () => {
    await fresh();
    await givePool(5_000n);
    await give(scene, 500n, 0);
    await decideTransfer(scene.finance, await proposeTransfer(scene, 1_000n));
    await give(scene, 500n, 0);
    await pay(scene, 1_200n);
    expect((await fundersOf(scene.lineIds[0])).map((each) => [each.source, each.consumed_minor])).toEqual([
      ['gift', 500n],
      ['pool', 700n],
      ['gift', 0n],
    ]);
    const [rejected, cancelled, late] = [
      await proposeTransfer(scene, 100n),
      await proposeTransfer(scene, 100n),
      await proposeTransfer(scene, 100n),
    ];
    expect(await decideTransfer(scene.finance, rejected ?? '', false)).toBe('rejected');
    expect(await decideTransfer(scene.finance, rejected ?? '', false)).toBe('rejected');
    expect(await refusal(decideTransfer(scene.finance, rejected ?? '', true))).toBe('HW002');
    expect(await refusal(cancelTransfer(cancelled ?? '', scene.officerElsewhere))).toBe('HW001');
    expect(await cancelTransfer(cancelled ?? '', scene.officerOfSameOffice)).toBe('cancelled');
    expect(await refusal(decideTransfer(scene.finance, cancelled ?? ''))).toBe('HW002');
    expect(
      await refusal(
        asSuperuser((client) =>
          client.query(`UPDATE ledger.pool_transfer SET state = 'proposed' WHERE id = $1`, [cancelled]),
        ),
      ),
    ).toBe('HW002');
    await closePage(scene);
    expect(await refusal(decideTransfer(scene.finance, late ?? ''))).toBe('HW002');
    expect(await refusal(proposeTransfer(scene, 100n))).toBe('HW002');
    const seen = (who = scene.officer) =>
      rows(who, 'SELECT id FROM ledger.office_pool_transfer WHERE campaign_line_id = $1', [scene.lineIds[0]]);
    expect([(await seen()).length, (await seen(scene.officerElsewhere)).length]).toEqual([4, 0]);
  });
});

describe('lowering a budget', () => {
  it('safeguard: moves the excess to the pool, the newest money first, once', async () => {
    await fresh();
    const first = await give(scene, 4_000n, 0);
    await give(scene, 2_000n, 0);
    await request(scene, 1_000n);
    const before = await pool();
    const id = randomUUID();
    expect(await Promise.all([1, 2, 3].map(() => lowerBudget(scene, 3_500n, { id })))).toEqual([
      2_500n,
      2_500n,
      2_500n,
    ]);
    expect((await pool()) - before).toBe(2_500n);
    expect(await position(scene.lineIds[0])).toMatchObject({ budgeted_minor: 3_500n, allocated_minor: 3_500n });
    expect((await fundersOf(scene.lineIds[0])).map((each) => each.remaining_minor)).toEqual([3_500n, 0n]);
    expect(await refusal(lowerBudget(scene, 3_400n, { id }))).toBe('HW004');
    // The first gift is whole, part of it in the pool now: a refund takes that first.
    await bookRefund(first, { amountMinor: 4_000n });
  });

  it('safeguard: is finance’s, and takes nothing that is promised, paid, frozen or provisioned', async () => {
    await fresh();
    const gift = await give(scene, 4_000n, 0);
    await pay(scene, 1_000n);
    await request(scene, 500n);
    await openDispute(gift, { stripeDisputeId: `dp_${randomUUID()}`, amountMinor: 1_000n });
    for (const role of roles.filter((each) => each !== 'finance'))
      expect(await refusal(lowerBudget(scene, 1n, { who: { role } }))).toBe('42501');
    for (const budget of [2_499n, 10_000n, 10_001n, -1n])
      expect({ budget, code: await refusal(lowerBudget(scene, budget)) }).toEqual({ budget, code: 'HW003' });
    expect(await lowerBudget(scene, 5_000n)).toBe(0n);
    expect(await lowerBudget(scene, 2_500n)).toBe(1_500n);
    const other = await give(scene, 100n, 1);
    const promised = await request(scene, 100n, { lineIndex: 1 });
    await openDispute(other, { stripeDisputeId: `dp_${randomUUID()}`, amountMinor: 100n });
    await value(scene.officer, 'SELECT ledger.cancel_disbursement($1)', [promised]);
    expect(await refusal(lowerBudget(scene, 0n, { lineIndex: 1 }))).toBe('HW003');
  });
});
