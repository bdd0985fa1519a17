import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { workerActor } from '~/domain/access';
import { sweepBalance } from '~/domain/giving/index.server';
import { checkInvariants } from '~/domain/ledger/index.server';
import { reconcile } from '~/domain/reconciliation/index.server';
import { beginGift, comeBack, rowsOf, slugOf } from '../giving/scene';
import { StripeSide, workOff } from '../giving/stripe-side';
import { openBalances } from '../ledger/acts';
import { endPools, type Scene, setScene, value } from '../ledger/scene';

// Before the imports: what is imported reads the environment.
const outside = await vi.hoisted(async () => (await import('../giving/outside')).startOutside());
const stripe = new StripeSide(outside.apiBase, outside.catcher);
let scene: Scene;

beforeAll(async () => {
  scene = await setScene([1_000_000n]);
  await openBalances(scene);
  await stripe.order('settings', { daily_payouts: false });
});
// Whatever the day brought: no difference is unexplained.
afterEach(async () => {
  await stripe.arrive();
  await sweepBalance();
  await workOff();
  expect(await checkInvariants(workerActor)).toBeUndefined();
  const run = await reconcile(workerActor);
  expect(run.differences).toEqual([]);
});
afterAll(async () => {
  await endPools();
  await outside.stop();
});

const give = async (campaignId = scene.campaignId, amount = '2500') => {
  const { sessionId } = await beginGift(await slugOf(campaignId), { amount, cover_fee: 'no', left_over: 'pool' });
  const chargeId = await stripe.pay(sessionId);
  await stripe.arrive();
  await comeBack(sessionId);
  return chargeId;
};
const explained = async () => [...new Set((await reconcile(workerActor)).explained.map(({ kind }) => kind))];

describe('ledger and Stripe agree', () => {
  it('after refunds in parts, from the dashboard, and one that fails', async () => {
    const chargeId = await give();
    await stripe.order(`charges/${chargeId}/refund`, { amount: 300 });
    const { id } = await stripe.order<{ id: string }>(`charges/${chargeId}/refund`, { amount: 900, status: 'pending' });
    await stripe.arrive();
    await stripe.order(`refunds/${id}/finish`, { outcome: 'failed' });
  });

  it.each(['won', 'lost'])('after a dispute that is %s', async (verdict) => {
    const dispute = await stripe.order<{ id: string }>(`charges/${await give()}/dispute`, {});
    await stripe.arrive();
    await stripe.order(`disputes/${dispute.id}/close`, { verdict });
  });

  it('where Stripe settles in another currency', async () => {
    const yen = await setScene([1_000_000n], { currency: 'JPY' });
    await stripe.order('settings', { settlement: ['USD'] });
    await give(yen.campaignId, '5000');
    expect(
      await rowsOf(`SELECT 1 FROM giving.balance_transaction WHERE source_currency = 'JPY' AND currency = 'USD'`),
    ).toHaveLength(1);
  });

  it('while every webhook is lost, once the sweep has been', async () => {
    const { sessionId } = await beginGift(await slugOf(scene.campaignId), {
      amount: '1200',
      cover_fee: 'no',
      left_over: 'pool',
    });
    await stripe.pay(sessionId);
    await stripe.lose();
  });

  it('when a payout fails after it was paid', async () => {
    await stripe.order('clock', { advance_seconds: 10 * 86_400 });
    const { payouts } = await stripe.order<{ payouts: { id: string }[] }>('payouts', { arrived: true });
    await stripe.lose();
    await sweepBalance();
    expect(await explained()).toContain('no_statement_yet');
    await stripe.order(`payouts/${payouts[0]?.id}/fail`);
    await stripe.lose();
    await sweepBalance();
    expect(
      await value({ role: 'worker' }, `SELECT status FROM ledger.payout WHERE payout_id = $1`, [payouts[0]?.id]),
    ).toBe('failed');
  });
});
