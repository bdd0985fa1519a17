import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sweepBalance } from '~/domain/giving/index.server';
import { payments } from '~/platform/payments/installation-payments.server';
import { balance } from '../ledger/acts';
import { endPools, setScene } from '../ledger/scene';
import { beginGift, comeBack, expectInvariants, giftsOf, rowsOf, slugOf } from './scene';
import { exceptions, expectBalanceOfStripe, StripeSide, workOff } from './stripe-side';

// Before the imports: what is imported reads the environment.
const outside = await vi.hoisted(async () => (await import('./outside')).startOutside());
const stripe = new StripeSide(outside.apiBase, outside.catcher);
let slug: string;

beforeAll(async () => {
  slug = await slugOf((await setScene([1_000_000n])).campaignId);
  await stripe.order('settings', { daily_payouts: false });
});
afterEach(async () => {
  await expectInvariants();
  await sweepBalance();
  await expectBalanceOfStripe();
});
afterAll(async () => {
  await endPools();
  await outside.stop();
});

const begin = () => beginGift(slug, { amount: '2500', cover_fee: 'no', left_over: 'pool' });
const checkoutOf = (sessionId: string) =>
  rowsOf<{ status: string }>('SELECT status FROM giving.checkout WHERE session_id = $1', [sessionId]);

describe('a payment that takes days', () => {
  it.each(['as_sent', 'reversed'] as const)(
    'is a gift when the bank has paid, not before, events %s',
    async (order) => {
      await stripe.order('settings', { debit_delay_ms: 86_400_000 });
      const { sessionId } = await begin();
      const chargeId = await stripe.pay(sessionId, 'bank_debit');
      await stripe.arrive(order);
      expect(await giftsOf(sessionId)).toEqual([]);
      expect(await checkoutOf(sessionId)).toEqual([{ status: 'pending' }]);
      await stripe.order(`debits/${chargeId}/finish`, { outcome: 'succeeded' });
      await stripe.arrive(order);
      expect(await giftsOf(sessionId)).toHaveLength(1);
      expect(await checkoutOf(sessionId)).toEqual([{ status: 'paid' }]);
    },
  );

  it('that fails in the end is no gift', async () => {
    const { sessionId } = await begin();
    const chargeId = await stripe.pay(sessionId, 'bank_debit');
    await stripe.arrive();
    await stripe.order(`debits/${chargeId}/finish`, { outcome: 'failed' });
    await stripe.arrive('reversed');
    expect(await giftsOf(sessionId)).toEqual([]);
    expect(await checkoutOf(sessionId)).toEqual([{ status: 'failed' }]);
    expect((await comeBack(sessionId)).outcome).toMatchObject({ status: 'failed' });
  });
});

describe('a refund that takes days', () => {
  it('and fails gives the gift back what was taken', async () => {
    const { sessionId } = await begin();
    const chargeId = await stripe.pay(sessionId);
    await stripe.arrive();
    const payable = await balance('refunds_payable');
    const { id } = await stripe.order<{ id: string }>(`charges/${chargeId}/refund`, { amount: 900, status: 'pending' });
    await stripe.arrive();
    const [gift] = await giftsOf(sessionId);
    const stateOf = () => rowsOf('SELECT state FROM giving.refund WHERE gift_id = $1', [gift?.id]);
    expect(await stateOf()).toEqual([{ state: 'pending' }]);
    await stripe.order(`refunds/${id}/finish`, { outcome: 'failed' });
    await stripe.arrive('reversed');
    expect(await stateOf()).toEqual([{ state: 'failed' }]);
    expect(await balance('refunds_payable')).toBe(payable);
    expect(
      await rowsOf(`SELECT sum(net_minor)::bigint AS net FROM giving.gift_position WHERE gift_id = $1`, [gift?.id]),
    ).toEqual([{ net: '2500' }]);
  });
});

describe('a payout', () => {
  it('is recorded with its own balance transaction, and reopened when it fails after it was paid', async () => {
    const { sessionId } = await begin();
    await stripe.pay(sessionId);
    await stripe.order('clock', { advance_seconds: 4 * 86_400 });
    await stripe.arrive();
    const { payouts } = await stripe.order<{ payouts: { id: string; amount: number }[] }>('payouts');
    const [payout] = payouts;
    await stripe.order(`payouts/${payout?.id}/arrive`);
    await stripe.arrive('reversed');
    const recorded = () =>
      rowsOf<{ status: string; amount_minor: string }>(
        'SELECT status, amount_minor FROM ledger.payout WHERE payout_id = $1',
        [payout?.id],
      );
    expect(await recorded()).toEqual([{ status: 'paid', amount_minor: String(payout?.amount) }]);
    expect(await balance('payouts_in_transit')).toBe(BigInt(payout?.amount ?? 0));
    await stripe.order(`payouts/${payout?.id}/fail`);
    await stripe.arrive();
    await workOff();
    await sweepBalance();
    expect(await recorded()).toMatchObject([{ status: 'failed' }]);
    expect(await balance('payouts_in_transit')).toBe(0n);
    expect(await exceptions()).toContainEqual(
      expect.objectContaining({ kind: 'payout_failed_after_paid', subject_id: payout?.id }),
    );
  });

  it('pays balance transactions that sum to it', async () => {
    const [row] = await rowsOf<{ payout_id: string }>('SELECT payout_id FROM ledger.payout LIMIT 1');
    const payout = await payments().fetchPayout(row?.payout_id ?? '');
    let sum = 0n;
    for await (const held of payments().listBalanceTransactions({ payoutId: payout.id }))
      if (held.sourceId !== payout.id) sum += held.netMinor;
    expect(sum).toBe(payout.amountMinor);
  });
});

describe('a warning of fraud', () => {
  it('is put before finance, and moves nothing', async () => {
    const { sessionId } = await begin();
    const chargeId = await stripe.pay(sessionId);
    await stripe.arrive();
    await stripe.order(`charges/${chargeId}/fraud_warning`);
    await stripe.arrive();
    const [gift] = await giftsOf(sessionId);
    expect(await exceptions()).toContainEqual(
      expect.objectContaining({ kind: 'early_fraud_warning', subject_id: gift?.id }),
    );
    expect(await rowsOf('SELECT 1 FROM giving.refund WHERE gift_id = $1', [gift?.id])).toEqual([]);
  });
});
