import type Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventsAbout, give, refusal, type Scene, startScene } from './scene';

const DAY = 24 * 3600;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene('--payout-delay', '172800000');
});

afterAll(() => scene.stop());

beforeEach(() => scene.control('POST', 'reset'));

const advance = (seconds: number) => scene.control('POST', 'clock', { advance_seconds: seconds });
const inPayout = (payout: string) =>
  scene.stripe.balanceTransactions.list({ payout, limit: 50 }).autoPagingToArray({ limit: 1000 });

describe('automatic payouts', () => {
  it('gather what is available, arrive, and are reconciled', async () => {
    for (let count = 0; count < 3; count += 1) await give(scene);
    const { charge } = await give(scene);
    await scene.stripe.refunds.create({ charge, amount: 500 });
    expect((await scene.stripe.payouts.list()).data).toHaveLength(0);
    await advance(3 * DAY);
    const [payout] = (await scene.stripe.payouts.list()).data;
    const movements = await inPayout(payout?.id ?? '');
    const others = movements.filter(({ type }) => type !== 'payout');
    expect(others).toHaveLength(5);
    expect(others.reduce((sum, { net }) => sum + net, 0)).toBe(payout?.amount);
    expect(movements.find(({ id }) => id === payout?.balance_transaction)).toMatchObject({ net: -9088 });
    expect(payout).toMatchObject({ amount: 4 * 2397 - 500, automatic: true, status: 'pending' });
    await advance(2 * DAY);
    expect(await scene.stripe.payouts.retrieve(payout?.id ?? '')).toMatchObject({
      status: 'paid',
      reconciliation_status: 'completed',
    });
    expect(await eventsAbout(scene, payout?.id ?? '')).toEqual([
      'payout.created',
      'payout.paid',
      'payout.reconciliation_completed',
    ]);
    expect((await scene.stripe.payouts.list()).data).toHaveLength(1);
  });

  it('fail after they were paid; the next one takes the money along', async () => {
    await scene.control('POST', 'settings', { daily_payouts: false });
    await give(scene);
    await advance(5 * DAY);
    const { payouts } = await scene.control<{ payouts: Stripe.Payout[] }>('POST', 'payouts', { arrived: true });
    const [paid] = payouts;
    expect(paid?.status).toBe('paid');
    const failed = await scene.control<Stripe.Payout>('POST', `payouts/${paid?.id}/fail`);
    expect(await scene.stripe.payouts.retrieve(failed.id)).toMatchObject({
      status: 'failed',
      failure_code: 'account_closed',
    });
    const returned = await scene.stripe.balanceTransactions.retrieve(String(failed.failure_balance_transaction));
    expect(returned).toMatchObject({ type: 'payout_failure', net: 2397, status: 'available' });
    const again = await scene.control<{ payouts: Stripe.Payout[] }>('POST', 'payouts');
    expect(again.payouts).toMatchObject([{ amount: 2397 }]);
    expect((await inPayout(again.payouts[0]?.id ?? '')).map(({ type }) => type).sort()).toEqual([
      'payout',
      'payout_failure',
    ]);
  });

  it('hold more than a hundred balance transactions', async () => {
    for (let count = 0; count < 105; count += 1) await give(scene);
    await advance(3 * DAY);
    const [payout] = (await scene.stripe.payouts.list()).data;
    expect(await inPayout(payout?.id ?? '')).toHaveLength(106);
  });
});

describe('payouts by hand', () => {
  it('are refused above what is available, and can be cancelled before they arrive', async () => {
    await give(scene);
    const create = (amount: number) => scene.stripe.payouts.create({ amount, currency: 'usd' });
    expect(await refusal(create(100))).toMatchObject({ code: 'balance_insufficient' });
    await scene.control('POST', 'settings', { daily_payouts: false });
    await advance(3 * DAY);
    const { id } = await create(2000);
    expect(await refusal(scene.stripe.balanceTransactions.list({ payout: id }))).toMatchObject({ statusCode: 400 });
    expect((await scene.stripe.balance.retrieve()).available[0]?.amount).toBe(397);
    expect((await scene.stripe.payouts.cancel(id)).status).toBe('canceled');
    expect((await scene.stripe.balance.retrieve()).available[0]?.amount).toBe(2397);
  });
});
