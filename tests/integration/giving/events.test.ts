import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  claimInstallation,
  givingHandlers,
  sweepBalance,
  sweepCheckouts,
  sweepEvents,
} from '~/domain/giving/index.server';
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
  slug = await slugOf((await setScene([1_000_000n, 500_000n])).campaignId);
  await claimInstallation({ HOMEWARD_MODE: 'demo' }, payments());
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
const stateOf = async (eventId: string) =>
  (
    await rowsOf<{ state: string; last_error: string | null }>(
      'SELECT state, last_error FROM giving.stripe_event WHERE event_id = $1',
      [eventId],
    )
  )[0];

interface Sent {
  event: { id: string };
}
/** An event of our own making, delivered to our webhook and worked off. */
async function send(body: object, works = workOff): Promise<string> {
  const { event } = await stripe.order<Sent>('webhooks/send', body);
  await stripe.arrive();
  await works();
  return event.id;
}

describe('an event', () => {
  it('of every kind around one payment is worked off in any order, and the gift is booked once', async () => {
    for (const order of ['as_sent', 'reversed'] as const) {
      const { sessionId } = await begin();
      await stripe.pay(sessionId);
      await stripe.arrive(order);
      expect(await giftsOf(sessionId)).toHaveLength(1);
    }
    expect(
      await rowsOf(
        `SELECT type FROM giving.stripe_event WHERE state <> 'handled' AND type <> 'payment_intent.created'`,
      ),
    ).toEqual([]);
  });

  it('of a type that means nothing to us is kept and left alone', async () => {
    const { sessionId } = await begin();
    const eventId = await send({ object: sessionId, type: 'something.else_entirely' });
    expect(await stateOf(eventId)).toMatchObject({ state: 'ignored' });
  });

  it.each([
    ['of live money in a demonstration', { livemode: true }],
    ['of another account', { account: 'acct_somebody_else' }],
  ])('%s is left alone, and somebody looks at it', async (_, event_changes) => {
    const { sessionId } = await begin();
    await stripe.pay(sessionId);
    await stripe.lose();
    const eventId = await send({ object: sessionId, type: 'checkout.session.completed', event_changes });
    expect(await stateOf(eventId)).toMatchObject({ state: 'ignored' });
    expect(await giftsOf(sessionId)).toEqual([]);
    expect(await exceptions()).toContainEqual(expect.objectContaining({ kind: 'foreign_event', subject_id: eventId }));
    await comeBack(sessionId);
  });

  it('of an object that Stripe does not know is tried again, and becomes a dead letter in the end', async () => {
    const { sessionId } = await begin();
    const { event } = await stripe.order<Sent>('webhooks/send', {
      object: sessionId,
      type: 'checkout.session.completed',
      changes: { id: 'cs_test_nobody_knows_this' },
    });
    await stripe.order('webhooks/drain');
    await stripe.arrive();
    expect(await stateOf(event.id)).toMatchObject({ state: 'received', last_error: 'payments: rejected' });
    await rowsOf('UPDATE giving.stripe_event SET attempts = 500, leased_until = NULL WHERE event_id = $1', [event.id]);
    await givingHandlers.stripe_event?.({ eventId: event.id });
    expect(await stateOf(event.id)).toMatchObject({ state: 'dead' });
    expect(await exceptions()).toContainEqual(expect.objectContaining({ kind: 'dead_event', subject_id: event.id }));
    await workOff();
  });
});

describe('money that is not what we asked for', () => {
  it('is booked as Stripe says it, and somebody looks at it', async () => {
    const { sessionId } = await begin();
    const chargeId = await stripe.pay(sessionId);
    await stripe.lose();
    const { balance_transaction: held } = await stripe.order<{ balance_transaction: string }>(`objects/${chargeId}`, {
      amount: 1900,
    });
    await stripe.order(`objects/${held}`, { amount: 1900, net: 1815, fee: 85 });
    await comeBack(sessionId);
    const [gift] = await giftsOf(sessionId);
    expect(gift).toMatchObject({ amount_minor: '1900' });
    expect(await exceptions()).toContainEqual(
      expect.objectContaining({ kind: 'gift_differs', subject_id: gift?.id, amount_minor: '1900' }),
    );
  });

  it('stays booked as it was when Stripe says something else later', async () => {
    const { sessionId } = await begin();
    const chargeId = await stripe.pay(sessionId);
    await stripe.arrive();
    await stripe.order(`objects/${chargeId}`, { amount: 2600 });
    const eventId = await send({ object: sessionId, type: 'checkout.session.completed' });
    expect(await stateOf(eventId)).toMatchObject({ state: 'handled' });
    expect(await giftsOf(sessionId)).toMatchObject([{ amount_minor: '2500' }]);
    expect(await exceptions()).toContainEqual(expect.objectContaining({ kind: 'fact_changed', subject_id: sessionId }));
    await stripe.order(`objects/${chargeId}`, { amount: 2500 });
  });

  it("is not another donor's gift because its metadata says so", async () => {
    const mine = await begin();
    const [checkout] = await rowsOf<{ id: string }>('SELECT id FROM giving.checkout WHERE session_id = $1', [
      mine.sessionId,
    ]);
    const theirs = await begin();
    await stripe.order(`objects/${theirs.sessionId}`, {
      client_reference_id: checkout?.id,
      metadata: { checkout_id: checkout?.id },
    });
    await stripe.pay(theirs.sessionId);
    await stripe.arrive();
    await retryAll();
    expect(await giftsOf(mine.sessionId)).toEqual([]);
    expect(await giftsOf(theirs.sessionId)).toEqual([]);
    expect((await exceptions()).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['unknown_checkout', 'unknown_money']),
    );
    // The money is there, so it is booked: 25.00 wait in suspense, and the fee was paid.
    expect(await balance('suspense')).toBe(-2_500n);
  });
});

describe('a balance transaction', () => {
  it('that is null at first is booked when it comes, once', async () => {
    await stripe.order('settings', { hold_balance_transactions: true });
    const { sessionId } = await begin();
    const chargeId = await stripe.pay(sessionId);
    await stripe.arrive();
    const settled = await balance('stripe_balance');
    expect(await giftsOf(sessionId)).toHaveLength(1);
    await stripe.order(`charges/${chargeId}/settle`);
    await stripe.order('settings', { hold_balance_transactions: false });
    await stripe.arrive();
    expect((await balance('stripe_balance')) - settled).toBe(2_500n - 103n);
    await sweepBalance();
    expect((await balance('stripe_balance')) - settled).toBe(2_500n - 103n);
  });

  it('whose every event was lost brings its gift along', async () => {
    const { sessionId } = await begin();
    await stripe.pay(sessionId);
    await stripe.lose();
    await sweepBalance();
    expect(await giftsOf(sessionId)).toHaveLength(1);
  });
});

describe('the sweeps', () => {
  it('store every event that did not reach us, and only those', async () => {
    const { sessionId } = await begin();
    await stripe.pay(sessionId);
    await stripe.lose();
    expect(await sweepEvents()).toBeGreaterThanOrEqual(3);
    expect(await giftsOf(sessionId)).toEqual([]);
    await workOff();
    expect(await giftsOf(sessionId)).toHaveLength(1);
    expect(await sweepEvents()).toBe(0);
  });

  it('begin again at the same place when Stripe did not answer', async () => {
    const { sessionId } = await begin();
    await stripe.pay(sessionId);
    await stripe.lose();
    await stripe.order('faults', { kind: 'json_503', path: '/v1/events', times: 2 });
    await expect(sweepEvents()).rejects.toMatchObject({ name: 'PaymentError', failure: 'unavailable' });
    await stripe.order('faults', {}, 'DELETE');
    expect(await sweepEvents()).toBeGreaterThanOrEqual(3);
    await workOff();
    expect(await giftsOf(sessionId)).toHaveLength(1);
  });

  it('give a stored event that lost its job another one', async () => {
    const { sessionId } = await begin();
    await stripe.pay(sessionId);
    await stripe.lose();
    await sweepEvents();
    await rowsOf(`DELETE FROM system.outbox_event WHERE kind = 'stripe_event' AND handled_at IS NULL`);
    expect(await workOff()).toEqual([]);
    expect(await giftsOf(sessionId)).toEqual([]);
    await sweepEvents(new Date(Date.now() + 16 * 60_000));
    await workOff();
    expect(await giftsOf(sessionId)).toHaveLength(1);
  });

  it('look up a checkout of which nothing was heard when its time is over', async () => {
    const paid = await begin();
    const never = await begin();
    await stripe.pay(paid.sessionId);
    await stripe.order(`sessions/${never.sessionId}/expire`);
    await stripe.lose();
    const later = new Date(Date.now() + 2 * 3_600_000);
    expect(await sweepCheckouts(later)).toBeGreaterThanOrEqual(2);
    expect(await giftsOf(paid.sessionId)).toHaveLength(1);
    expect(await rowsOf('SELECT status FROM giving.checkout WHERE session_id = $1', [never.sessionId])).toEqual([
      { status: 'expired' },
    ]);
  });

  it('find the session of a checkout whose answer was lost', async () => {
    const { sessionId } = await begin();
    await rowsOf('ALTER TABLE giving.checkout DISABLE TRIGGER checkout_guarded');
    const [checkout] = await rowsOf<{ id: string }>(
      'UPDATE giving.checkout SET session_id = NULL, session_expires_at = NULL WHERE session_id = $1 RETURNING id',
      [sessionId],
    );
    await rowsOf('ALTER TABLE giving.checkout ENABLE TRIGGER checkout_guarded');
    await stripe.pay(sessionId);
    await stripe.arrive();
    expect(await giftsOf(sessionId)).toHaveLength(1);
    expect(await rowsOf('SELECT status FROM giving.checkout WHERE id = $1', [checkout?.id])).toEqual([
      { status: 'paid' },
    ]);
  });
});

/** What looked like somebody else's payment is looked at again a little later. */
async function retryAll(): Promise<void> {
  await rowsOf(`UPDATE giving.stripe_event SET leased_until = NULL WHERE state = 'received'`);
  await workOff();
}
