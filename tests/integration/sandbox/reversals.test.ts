import type Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventsAbout, giftOf, give, refusal, type Scene, startScene } from './scene';

const DAY = 24 * 3600;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene('--refund-delay', '3600000', '--dispute-delay', '3600000', '--debit-delay', '259200000');
});

afterAll(() => scene.stop());

beforeEach(() => scene.control('POST', 'reset'));

const advance = (seconds: number) => scene.control('POST', 'clock', { advance_seconds: seconds });
const movementsOf = async (source: string) =>
  (await scene.stripe.balanceTransactions.list({ source })).data
    .map(({ type, amount, fee, net }) => ({ type, amount, fee, net }))
    .reverse();

describe('refunds that take their time', () => {
  it('are pending, then succeed', async () => {
    const { charge } = await give(scene, '4000000000007726');
    const refund = await scene.stripe.refunds.create({ charge, amount: 1000 });
    expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing' });
    expect(await scene.stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 1000 });
    await advance(3600);
    const succeeded = await scene.stripe.refunds.retrieve(refund.id);
    expect(succeeded.status).toBe('succeeded');
    expect(succeeded).not.toHaveProperty('pending_reason');
    expect(await eventsAbout(scene, refund.id)).toEqual(['refund.created', 'refund.updated']);
  });

  it('fail after they had succeeded, and the totals are restored', async () => {
    const { charge, payment_intent } = await give(scene, '4000000000005126');
    const refund = await scene.stripe.refunds.create({ payment_intent: payment_intent.id });
    expect(refund.status).toBe('succeeded');
    await advance(3600);
    const [failed] = (await scene.stripe.refunds.list({ charge })).data;
    expect(failed).toMatchObject({ status: 'failed', failure_reason: 'expired_or_canceled_card' });
    expect(await movementsOf(refund.id)).toEqual([
      { type: 'refund', amount: -2500, fee: 0, net: -2500 },
      { type: 'refund_failure', amount: 2500, fee: 0, net: 2500 },
    ]);
    const returned = await scene.stripe.balanceTransactions.retrieve(String(failed?.failure_balance_transaction));
    expect(returned.type).toBe('refund_failure');
    expect(await scene.stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 0, refunded: false });
    const types = await eventsAbout(scene, refund.id);
    expect(types).toEqual(['refund.created', 'refund.updated', 'refund.failed']);
  });

  it('are held by the control API, and cancelled only while they wait for the payer', async () => {
    const { charge } = await give(scene);
    await scene.control('POST', 'settings', { hold_refunds: true });
    const pending = await scene.stripe.refunds.create({ charge, amount: 100 });
    expect(pending.status).toBe('pending');
    expect(await refusal(scene.stripe.refunds.cancel(pending.id))).toMatchObject({ statusCode: 400 });
    await scene.control('POST', `refunds/${pending.id}/finish`, { outcome: 'failed' });
    const waiting = await scene.control<Stripe.Refund>('POST', `charges/${charge}/refund`, {
      amount: 200,
      status: 'requires_action',
    });
    expect((await scene.stripe.refunds.cancel(waiting.id)).status).toBe('canceled');
    expect((await scene.stripe.charges.retrieve(charge)).amount_refunded).toBe(0);
    expect((await scene.stripe.balance.retrieve()).pending[0]?.amount).toBe(2500 - 103);
  });
});

describe('disputes', () => {
  it.each([
    ['4000000000000259', 'fraudulent'],
    ['4000000000002685', 'product_not_received'],
  ])('%s: %s, decided by evidence', async (card, reason) => {
    const { charge } = await give(scene, card);
    await advance(3600);
    const [dispute] = (await scene.stripe.disputes.list({ charge })).data;
    expect(dispute).toMatchObject({ reason, status: 'needs_response', is_charge_refundable: false });
    expect(await refusal(scene.stripe.refunds.create({ charge }))).toMatchObject({ code: 'charge_disputed' });
    const id = dispute?.id ?? '';
    await scene.stripe.disputes.update(id, { evidence: { product_description: 'A gift' }, submit: false });
    await scene.stripe.disputes.update(id, { evidence: { uncategorized_text: 'winning_evidence' } });
    expect(await eventsAbout(scene, id)).toEqual([
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.updated',
      'charge.dispute.updated',
      'charge.dispute.closed',
      'charge.dispute.funds_reinstated',
    ]);
    expect(await movementsOf(id)).toEqual([
      { type: 'adjustment', amount: -2500, fee: 1500, net: -4000 },
      { type: 'adjustment', amount: 2500, fee: 0, net: 2500 },
    ]);
    expect(await refusal(scene.stripe.disputes.update(id, { metadata: { a: 'b' } }))).toMatchObject({
      statusCode: 400,
    });
  });

  it('is lost when nobody answers in time', async () => {
    const { charge } = await give(scene);
    const { id } = await scene.control<Stripe.Dispute>('POST', `charges/${charge}/dispute`, { amount: 700 });
    await advance(10 * DAY);
    const lost = await scene.stripe.disputes.retrieve(id);
    expect(lost).toMatchObject({ status: 'lost', amount: 700, evidence_details: { past_due: true } });
    expect(await movementsOf(id)).toEqual([{ type: 'adjustment', amount: -700, fee: 1500, net: -2200 }]);
  });

  it('returns the fee when the bank does', async () => {
    const { charge } = await give(scene);
    const { id } = await scene.control<Stripe.Dispute>('POST', `charges/${charge}/dispute`);
    await scene.control('POST', `disputes/${id}/close`, { verdict: 'won', return_fee: true });
    expect((await movementsOf(id))[1]).toEqual({ type: 'adjustment', amount: 2500, fee: -1500, net: 4000 });
    await expect(scene.control('POST', `disputes/${id}/close`, { verdict: 'lost' })).rejects.toThrow('409');
  });

  it('an inquiry moves nothing, ends with a full refund, or becomes a chargeback', async () => {
    const { charge } = await give(scene, '4000000000001976');
    await advance(3600);
    const [inquiry] = (await scene.stripe.disputes.list({ charge })).data;
    expect(inquiry).toMatchObject({ status: 'warning_needs_response', balance_transactions: [] });
    await scene.stripe.refunds.create({ charge });
    expect((await scene.stripe.disputes.retrieve(inquiry?.id ?? '')).status).toBe('warning_closed');
    expect(await movementsOf(inquiry?.id ?? '')).toEqual([]);

    const other = await give(scene);
    const asked = await scene.control<Stripe.Dispute>('POST', `charges/${other.charge}/dispute`, { kind: 'inquiry' });
    await scene.control('POST', `disputes/${asked.id}/escalate`);
    expect(await eventsAbout(scene, asked.id)).toEqual([
      'charge.dispute.created',
      'charge.dispute.updated',
      'charge.dispute.funds_withdrawn',
    ]);
    expect(await movementsOf(asked.id)).toHaveLength(1);
  });

  it('are announced by an early fraud warning', async () => {
    const { charge } = await give(scene, '4000000000005423');
    await advance(3600);
    const [warning] = (await scene.stripe.radar.earlyFraudWarnings.list({ charge })).data;
    expect(await scene.stripe.radar.earlyFraudWarnings.retrieve(warning?.id ?? '')).toMatchObject({ actionable: true });
    expect(await eventsAbout(scene, warning?.id ?? '')).toEqual(['radar.early_fraud_warning.created']);
  });
});

describe('bank debits', () => {
  const EVENTS = [
    'payment_intent.created',
    'charge.pending',
    'payment_intent.processing',
    'checkout.session.completed',
  ];

  it('are complete at once and paid later', async () => {
    const { session, payment_intent, charge } = await give(scene, 'bank_debit');
    expect(session).toMatchObject({ status: 'complete', payment_status: 'unpaid', payment_intent: payment_intent.id });
    expect(payment_intent.status).toBe('processing');
    await advance(3 * DAY);
    expect(await scene.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: 'paid' });
    expect(await eventsAbout(scene, payment_intent.id)).toEqual([
      ...EVENTS,
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.async_payment_succeeded',
    ]);
    expect(await movementsOf(charge)).toEqual([{ type: 'payment', amount: 2500, fee: 20, net: 2480 }]);
  });

  it('or fail', async () => {
    const { session, payment_intent } = await give(scene, 'bank_debit');
    await scene.control('POST', `debits/${session.id}/finish`, { outcome: 'failed' });
    await advance(3 * DAY);
    expect(await eventsAbout(scene, payment_intent.id)).toEqual([
      ...EVENTS,
      'charge.failed',
      'payment_intent.payment_failed',
      'checkout.session.async_payment_failed',
    ]);
    expect((await scene.stripe.paymentIntents.retrieve(payment_intent.id)).status).toBe('requires_payment_method');
    expect((await scene.stripe.balanceTransactions.list()).data).toHaveLength(0);
  });
});

describe('exchange', () => {
  it('settles charges, refunds and disputes in the first settlement currency', async () => {
    await scene.control('POST', 'settings', { settlement: ['usd', 'eur'], exchange_rates: { gbp: 1.3, jpy: 0.0065 } });
    const booked = async (currency: string, amount: number) => {
      const { charge } = await give(scene, 'success', giftOf(amount, currency));
      const { balance_transaction } = await scene.stripe.charges.retrieve(charge, { expand: ['balance_transaction'] });
      const { currency: into, exchange_rate, amount: settled, fee } = balance_transaction as Stripe.BalanceTransaction;
      return { charge, into, exchange_rate, settled, fee };
    };
    expect(await booked('eur', 1000)).toMatchObject({ into: 'eur', exchange_rate: null, settled: 1000 });
    expect(await booked('jpy', 1000)).toMatchObject({ into: 'usd', exchange_rate: 0.65, settled: 650, fee: 49 });
    const { charge, ...pounds } = await booked('gbp', 1000);
    expect(pounds).toEqual({ into: 'usd', exchange_rate: 1.3, settled: 1300, fee: 68 });
    await scene.control('POST', 'settings', { exchange_rates: { gbp: 1.4 } });
    const refund = await scene.stripe.refunds.create({ charge, amount: 500 });
    expect(await movementsOf(refund.id)).toMatchObject([{ amount: -700 }]);
    const dispute = await scene.control<Stripe.Dispute>('POST', `charges/${charge}/dispute`);
    expect(dispute.balance_transactions).toMatchObject([{ amount: -700, fee: 1500, currency: 'usd' }]);
  });
});
