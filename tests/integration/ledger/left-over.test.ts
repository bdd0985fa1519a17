import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { asSuperuser } from '../database';
import { balance, bookGift, cancel, give, openCheckout, position, request } from './acts';
import { endPools, refusal, roles, rows, type Scene, setScene, worker } from './scene';
import {
  bookRefund,
  closeDispute,
  closePage,
  decideTransfer,
  emitted,
  endowReserve,
  expectInvariants,
  giftPosition,
  openDispute,
  pay,
  proposeTransfer,
  refundsOf,
  refuseRefund,
  releaseLeftOver,
  requestRefund,
} from './taking-acts';

let scene: Scene;
beforeAll(() => endowReserve());
afterEach(expectInvariants);
afterAll(endPools);

const fresh = async (goals: bigint[] = [10_000n, 10_000n]) => {
  scene = await setScene(goals);
};
const moved = async (code: string, work: () => Promise<unknown>) => {
  const before = await balance(code);
  await work();
  return (await balance(code)) - before;
};
const giveBack = async (amountMinor: bigint, lineIndex?: number) => {
  const lineId = lineIndex === undefined ? null : scene.lineIds[lineIndex];
  const checkoutId = await openCheckout({
    campaignId: scene.campaignId,
    lineId,
    amountMinor,
    leftOverChoice: 'refund',
  });
  return bookGift({ checkoutId, amountMinor });
};
const told = async () =>
  (await emitted('campaign.left_over')).filter(({ payload }) => payload.campaignId === scene.campaignId).length;

describe('what is left of a page that ended', () => {
  it('safeguard: goes by each donor’s choice, the newest money first, once', async () => {
    await fresh();
    const first = await give(scene, 2_000n, 0);
    const second = await giveBack(3_000n, 0);
    const third = await giveBack(4_000n, 1);
    await pay(scene, 1_000n);
    await request(scene, 500n);
    await closePage(scene);
    expect(await told()).toBe(1);
    const pool = await moved('pool_fund', async () => {
      expect(
        (await Promise.all([1, 2, 3].map(() => releaseLeftOver(scene)))).reduce((sum, each) => sum + each, 0),
      ).toBe(3);
    });
    // 3,500 is free on the first line: all of the newer gift, and 500 of the older one.
    expect(pool).toBe(-500n);
    expect(await position(scene.lineIds[0])).toMatchObject({ allocated_minor: 1_500n, reserved_minor: 500n });
    expect(await position(scene.lineIds[1])).toMatchObject({ allocated_minor: 0n });
    expect(await refundsOf(first)).toEqual([]);
    expect(await refundsOf(second)).toMatchObject([{ state: 'requested', amount_minor: 3_000n, reason: 'left_over' }]);
    expect(await refundsOf(third)).toMatchObject([{ state: 'requested', amount_minor: 4_000n }]);
  });

  it('safeguard: what was spent of a gift is not asked back, and the rest once', async () => {
    await fresh();
    const gift = await giveBack(3_000n, 0);
    await pay(scene, 1_000n);
    await closePage(scene);
    for (let times = 0; times < 3; times += 1) await releaseLeftOver(scene);
    expect(await refundsOf(gift)).toMatchObject([{ state: 'requested', amount_minor: 2_000n }]);
  });

  it('safeguard: what waits to be refunded is what the refund takes, and a refund that cannot be made goes to the pool', async () => {
    await fresh();
    const [refused, failed, made] = [await giveBack(1_000n, 0), await giveBack(2_000n, 0), await giveBack(3_000n, 1)];
    await closePage(scene);
    await releaseLeftOver(scene);
    const id = async (gift: string) => (await refundsOf(gift))[0]?.id ?? '';
    expect(await moved('pool_fund', async () => refuseRefund(await id(refused)))).toBe(-1_000n);
    const fact = { amountMinor: 2_000n, stripeRefundId: `re_${randomUUID()}`, refundId: await id(failed) };
    expect(await moved('refunds_payable', () => bookRefund(failed, { ...fact, status: 'pending' }))).toBe(0n);
    expect(await moved('pool_fund', () => bookRefund(failed, { ...fact, status: 'failed' }))).toBe(-2_000n);
    await bookRefund(made, { amountMinor: 3_000n, refundId: await id(made) });
    expect(await giftPosition(made)).toMatchObject({ net_minor: 0n });
    expect(await giftPosition(failed)).toMatchObject({ net_minor: 2_000n });
    expect(await releaseLeftOver(scene)).toBe(0);
    expect((await refundsOf(failed)).length).toBe(1);
  });

  it('safeguard: pool and reserve get theirs back', async () => {
    await fresh();
    await bookGift({ checkoutId: await openCheckout({ amountMinor: 5_000n }), amountMinor: 5_000n });
    const gift = await give(scene, 2_000n, 0);
    const promised = await request(scene, 2_000n);
    await bookRefund(gift, { amountMinor: 2_000n });
    await decideTransfer(scene.finance, await proposeTransfer(scene, 1_500n));
    await cancel(scene.officer, promised);
    await closePage(scene);
    const reserve = await moved('reserve_fund', async () => {
      expect(await moved('pool_fund', () => releaseLeftOver(scene))).toBe(-1_500n);
    });
    expect(reserve).toBe(-2_000n);
  });

  it('safeguard: a refund that fails afterwards gives the reserve no more than it still funds', async () => {
    await fresh();
    const gift = await give(scene, 2_000n, 0);
    const promised = await request(scene, 2_000n);
    const fact = { amountMinor: 2_000n, stripeRefundId: `re_${randomUUID()}` };
    await bookRefund(gift, { ...fact, status: 'pending' });
    await cancel(scene.officer, promised);
    await closePage(scene);
    await releaseLeftOver(scene);
    const reserve = await moved('reserve_fund', async () => {
      expect(await moved('pool_fund', () => bookRefund(gift, { ...fact, status: 'failed' }))).toBe(-2_000n);
    });
    expect(reserve).toBe(0n);
  });

  it('safeguard: comes again when a request on it is closed, a dispute is won, a refund is refused', async () => {
    await fresh();
    const gift = await giveBack(3_000n, 0);
    const stripeDisputeId = `dp_${randomUUID()}`;
    await openDispute(gift, { stripeDisputeId, amountMinor: 1_000n });
    const promised = await request(scene, 500n);
    await closePage(scene);
    expect(await releaseLeftOver(scene)).toBe(1);
    expect(await refundsOf(gift)).toEqual([]);
    await cancel(scene.officer, promised);
    await closeDispute(stripeDisputeId, 'won');
    expect(await told()).toBe(3);
    expect(await releaseLeftOver(scene)).toBe(1);
    expect(await refundsOf(gift)).toMatchObject([{ state: 'requested', amount_minor: 3_000n }]);
    expect(await refusal(requestRefund(scene.finance, gift, 1n))).toBe('HW003');
  });

  it('safeguard: finance asked for it already, and Stripe refused that', async () => {
    await fresh();
    const gift = await giveBack(3_000n, 0);
    const asked = await requestRefund(scene.finance, gift, null);
    await closePage(scene);
    await releaseLeftOver(scene);
    expect((await refundsOf(gift)).length).toBe(1);
    await refuseRefund(asked);
    expect(await told()).toBe(2);
    await releaseLeftOver(scene);
    expect((await refundsOf(gift)).map((each) => [each.reason, each.state])).toEqual([
      ['requested_by_donor', 'refused'],
      ['left_over', 'requested'],
    ]);
  });

  it('also of a gift that came when the page was gone', async () => {
    await fresh();
    const checkoutId = await openCheckout({
      campaignId: scene.campaignId,
      amountMinor: 900n,
      leftOverChoice: 'refund',
    });
    await asSuperuser((client) =>
      client.query(`UPDATE public.campaign SET status = 'unpublished' WHERE id = $1`, [scene.campaignId]),
    );
    const gift = await bookGift({ checkoutId, amountMinor: 900n });
    expect(await releaseLeftOver(scene)).toBe(0);
    await releaseLeftOver(scene);
    expect(await refundsOf(gift)).toMatchObject([{ state: 'requested', amount_minor: 900n, reason: 'left_over' }]);
  });
});

describe('who releases what is left', () => {
  it('safeguard: nobody while the page is visible, finance when it is not, the machine when it ended', async () => {
    await fresh();
    await give(scene, 1_000n, 0);
    expect(await refusal(releaseLeftOver(scene, scene.finance))).toBe('HW002');
    expect(await releaseLeftOver(scene)).toBe(0);
    await asSuperuser((client) =>
      client.query(`UPDATE public.campaign SET status = 'unpublished' WHERE id = $1`, [scene.campaignId]),
    );
    expect(await releaseLeftOver(scene)).toBe(0);
    for (const role of roles.filter((each) => each !== 'finance' && each !== 'worker'))
      expect({ role, code: await refusal(releaseLeftOver(scene, { role })) }).toEqual({ role, code: '42501' });
    expect(await refusal(releaseLeftOver(scene, { ...scene.officer, role: 'finance' }))).toBe('HW001');
    expect(await refusal(releaseLeftOver({ ...scene, campaignId: randomUUID() }))).toBe('HW007');
    expect(await releaseLeftOver(scene, scene.finance)).toBe(1);
    expect(await position(scene.lineIds[0])).toMatchObject({ allocated_minor: 0n });
  });

  it('safeguard: a withdrawn consent tells it and ends the page; an earlier one does not', async () => {
    await fresh();
    await give(scene, 1_000n, 0);
    const consents = await asSuperuser(async (client) => {
      await client.query(`SET session_replication_role = replica`);
      const add = async (version: number) =>
        (
          await client.query<{ id: string }>(
            `INSERT INTO private.consent (case_id, version, language, medium, given_on, expires_on, granted_scopes, sealed, recorded_by)
              SELECT $1, $2, 'en', enum_first(NULL::private.consent_medium), current_date, current_date + 100, ARRAY['needs', 'story']::private.consent_scope_name[], '\\x00', gen_random_uuid() RETURNING id`,
            [scene.caseId, version],
          )
        ).rows[0]?.id;
      const both = [await add(1), await add(2)];
      await client.query(
        `INSERT INTO private.publication (case_id, campaign_id, review_id, consent_id, approved_by) VALUES ($1, $2, gen_random_uuid(), $3, gen_random_uuid())`,
        [scene.caseId, scene.campaignId, both[1]],
      );
      return both;
    });
    const withdraw = (id: string | undefined) =>
      asSuperuser((client) => client.query(`UPDATE private.consent SET withdrawn_at = now() WHERE id = $1`, [id]));
    await withdraw(consents[0]);
    expect(await told()).toBe(1);
    expect(await releaseLeftOver(scene)).toBe(0);
    await withdraw(consents[1]);
    expect(await told()).toBe(2);
    expect(await rows(worker, 'SELECT status FROM public.campaign WHERE id = $1', [scene.campaignId])).toEqual([
      { status: 'unpublished' },
    ]);
    expect(await releaseLeftOver(scene)).toBe(1);
  });
});
