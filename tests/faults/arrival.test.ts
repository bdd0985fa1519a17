import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect } from 'vitest';
import { type Scene, setScene } from '../integration/ledger/scene';
import { quiet } from './clean';
import { anotherBrowser, begin, give, lettersTo, paySession, sendForm, sessionIn, thanks } from './donor';
import { fault } from './fault';
import { expectArrived, expectNothingCame } from './outcome';
import { answerBank, deliveries, expire, letGo, order, pay, release, rule, send } from './sandbox';
import { bookedGift, checkoutOf, giftsOf, linesOf, openBooks, partsOf, progressOf, receiptsOf, rowsOf } from './state';
import { until } from './until';

let scene: Scene;
beforeEach(async () => {
  scene = await setScene([10_000n, 5_000n]);
});

const givenSoFar = async () => (await progressOf(scene))?.allocated_minor;

/** The event of this type about an object, once Stripe has it, whether it was sent or is held. */
async function eventAbout(about: string, type: string): Promise<string> {
  const [found] = await until(`${type} about ${about}`, () => deliveries(about, type));
  return found?.event ?? '';
}

describe('webhook and redirect, in any order', () => {
  fault(1, 'webhook before redirect', 'one idempotent fulfilment behind webhook and redirect', async () => {
    const changes = await openBooks();
    const given = await give(scene);
    await bookedGift(given.sessionId);
    // Only now does the donor come back, twice.
    expect(await thanks(given.sessionId)).toContain('Your gift of USD 25 has arrived.');
    await expectArrived(scene, given, { changes });
    expect(await givenSoFar()).toBe('2500');
  });

  fault(
    2,
    'redirect before webhook, or never',
    'the redirect fetches the truth itself; the webhook needs none',
    async () => {
      const changes = await openBooks();
      await rule({ action: 'hold' });
      const early = await give(scene);
      expect(await giftsOf(early.sessionId)).toEqual([]);
      expect(await thanks(early.sessionId)).toContain('Your gift of USD 25 has arrived.');
      expect(await giftsOf(early.sessionId)).toHaveLength(1);
      await letGo();
      await expectArrived(scene, early, { changes });
      // Another donor closes the browser after paying.
      const never = await give(scene);
      await bookedGift(never.sessionId);
      await expectArrived(scene, never);
      expect(await givenSoFar()).toBe('5000');
    },
  );
});

describe('one fact, told more than once', () => {
  fault(3, 'same event five times at once', 'unique event id, one lease on it, unique payment intent', async () => {
    const changes = await openBooks();
    await rule({ action: 'hold' });
    const given = await give(scene);
    const event = await eventAbout(given.sessionId, 'checkout.session.completed');
    expect((await send({ event, same_id: true, times: 5 })).statuses).toEqual([200, 200, 200, 200, 200]);
    await bookedGift(given.sessionId);
    await letGo();
    await quiet();
    expect(await rowsOf('SELECT state FROM giving.stripe_event WHERE event_id = $1', [event])).toEqual([
      { state: 'handled' },
    ]);
    await expectArrived(scene, given, { changes });
  });

  fault(
    4,
    'two event ids for one fact',
    'unique payment intent; events only say that the truth is to be fetched',
    async () => {
      const changes = await openBooks();
      await rule({ action: 'hold' });
      const given = await give(scene);
      const completed = await eventAbout(given.sessionId, 'checkout.session.completed');
      const succeeded = await eventAbout(given.paymentIntentId, 'payment_intent.succeeded');
      const charged = await eventAbout(given.chargeId, 'charge.succeeded');
      // All of them, each under two ids, at the same moment.
      const sent = await Promise.all(
        [completed, completed, succeeded, succeeded, charged, charged].map((event) => send({ event })),
      );
      expect(new Set(sent.flatMap(({ statuses }) => statuses))).toEqual(new Set([200]));
      expect(new Set(sent.map(({ id }) => id)).size).toBe(6);
      await bookedGift(given.sessionId);
      await letGo();
      await expectArrived(scene, given, { changes });
      expect(await givenSoFar()).toBe('2500');
    },
  );
});

describe('payments that take days', () => {
  const DEBIT_FEE = 20;

  fault(
    7,
    'asynchronous success before completed',
    'every event of a session asks the same question: what is true of it now',
    async () => {
      const changes = await openBooks();
      await rule({ action: 'hold' });
      const given = await paySession(await begin(scene), undefined, 'bank_debit');
      await order(`debits/${given.sessionId}/finish`, { outcome: 'succeeded' });
      await release({ type: 'checkout.session.async_payment_succeeded', about: given.sessionId });
      await bookedGift(given.sessionId);
      // Only now do the events come that say it is not paid yet.
      await letGo({ order: 'reverse' });
      await expectArrived(scene, given, { changes, feeMinor: DEBIT_FEE });
      expect(await givenSoFar()).toBe('2500');
    },
  );

  fault(
    8,
    'completed but unpaid, then asynchronous failure',
    'completed is not paid: nothing is booked before Stripe says paid',
    async () => {
      const changes = await openBooks();
      const given = await paySession(await begin(scene), undefined, 'bank_debit_fails');
      await until('the checkout waits', async () => (await checkoutOf(given.sessionId))?.status === 'pending');
      expect(await thanks(given.sessionId)).toContain('Your payment of USD 25 is on its way.');
      await quiet();
      expect(await giftsOf(given.sessionId)).toEqual([]);
      expect(await givenSoFar()).toBe('0');
      await order(`debits/${given.sessionId}/finish`, { outcome: 'failed' });
      await until('the checkout has failed', async () => (await checkoutOf(given.sessionId))?.status === 'failed');
      // Its beginning is told again.
      await send({ event: await eventAbout(given.sessionId, 'checkout.session.completed'), times: 2 });
      await expectNothingCame(given.sessionId, 'failed');
      expect(await changes()).toEqual({});
      expect(await lettersTo(given.email)).toEqual([]);
    },
  );
});

describe('sessions that end', () => {
  fault(9, 'session expires while 3-D Secure is pending', 'only what Stripe says is paid is booked', async () => {
    const changes = await openBooks();
    const sessionId = await begin(scene);
    expect((await pay(sessionId, { card: '3ds' })).result.kind).toBe('confirm');
    expect(await thanks(sessionId)).toContain('This payment has not been completed. Nothing was charged.');
    await expire(sessionId);
    await until('the checkout is closed', async () => (await checkoutOf(sessionId))?.status === 'expired');
    // The bank's app says yes a minute later.
    expect((await answerBank(sessionId, 'confirm')).result.kind).toBe('closed');
    await expectNothingCame(sessionId, 'expired');
    expect(await changes()).toEqual({});
    expect(await givenSoFar()).toBe('0');
  });

  fault(
    10,
    'expired after paid',
    'what is true of a session is asked of Stripe, not of an event; paid is never undone',
    async () => {
      const changes = await openBooks();
      const given = await give(scene);
      await bookedGift(given.sessionId);
      const late = await send({
        object: given.sessionId,
        type: 'checkout.session.expired',
        changes: { status: 'expired', payment_status: 'unpaid' },
      });
      expect(late.statuses).toEqual([200]);
      await expectArrived(scene, given, { changes });
      // And where the wrong news come first: the truth at Stripe is asked, not the event.
      await rule({ action: 'hold' });
      const second = await give(scene);
      await send({ object: second.sessionId, type: 'checkout.session.expired', changes: { status: 'expired' } });
      await bookedGift(second.sessionId);
      await letGo();
      await expectArrived(scene, second);
    },
  );

  fault(11, 'two tabs, two sessions, both paid', 'a gift is one payment intent, not one browser', async () => {
    const changes = await openBooks();
    const browser = anotherBrowser();
    const tabs = await Promise.all([
      sendForm(scene, { amount: '2500', line: scene.lineIds[1] ?? '', other: '30' }, browser),
      sendForm(scene, { amount: '2500', line: scene.lineIds[1] ?? '', other: '30' }, browser),
    ]);
    const sessions = tabs.map((answer) => /cs_\w+/.exec(answer.headers.get('location') ?? '')?.[0] ?? '');
    expect(new Set(sessions).size).toBe(2);
    const [first, second] = await Promise.all(sessions.map((sessionId) => paySession(sessionId)));
    if (!first || !second) throw new Error('two gifts were paid');
    const gifts = await Promise.all([bookedGift(first.sessionId), bookedGift(second.sessionId)]);
    await quiet();
    expect(gifts.map(({ amount_minor }) => amount_minor)).toEqual(['3000', '3000']);
    // 60 dollars for a line of 50: what overshoots is in the pool, and both donors have their receipt.
    const parts = (await Promise.all(gifts.map(({ id }) => partsOf(id)))).flat();
    expect(parts.map(({ kind, amount_minor }) => `${kind} ${amount_minor}`).sort()).toEqual([
      'line 2000',
      'line 3000',
      'pool 1000',
    ]);
    expect((await linesOf(scene)).map(({ allocated_minor }) => allocated_minor)).toEqual(['0', '5000']);
    for (const { id } of gifts) expect(await receiptsOf(id)).toMatchObject([{ state: 'issued', amount_minor: '3000' }]);
    expect(await changes()).toEqual({
      'line_free USD': -5_000,
      'pool_fund USD': -1_000,
      'stripe_balance USD': 6_000 - 2 * 117,
      'processing_fees USD': 2 * 117,
    });
    for (const { sessionId } of [first, second]) expect(await thanks(sessionId)).toContain('USD 30 has arrived.');
  });

  fault(
    12,
    'double click on Donate',
    "the form's own id is the checkout's id and its key at Stripe: sent twice, it is one session",
    async () => {
      const changes = await openBooks();
      const browser = anotherBrowser();
      const form = { amount: '2500', gift_id: randomUUID() };
      const clicks = await Promise.all([1, 2, 3].map(() => sendForm(scene, form, browser)));
      const sessions = new Set(clicks.map(sessionIn));
      expect(sessions.size).toBe(1);
      const [sessionId = ''] = sessions;
      expect(await rowsOf('SELECT id::text FROM giving.checkout WHERE session_id = $1', [sessionId])).toEqual([
        { id: form.gift_id },
      ]);
      // And the button of the payment page is pressed twice.
      const [given] = await Promise.all([paySession(sessionId), pay(sessionId)]);
      await expectArrived(scene, given, { changes });
      expect(await givenSoFar()).toBe('2500');
    },
  );
});
