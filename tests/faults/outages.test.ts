import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect } from 'vitest';
import { type Scene, setScene } from '../integration/ledger/scene';
import { quiet } from './clean';
import { begin, give, paySession, sendForm, sessionIn, thanks } from './donor';
import { fault } from './fault';
import { requestRefund } from './finance';
import { expectArrived } from './outcome';
import { clearRules, deliveries, fail, faultsLeft, order, settings, stripeObject } from './sandbox';
import {
  bookedGift,
  checkoutOf,
  entriesOf,
  exceptionsAbout,
  giftsOf,
  openBooks,
  receiptsOf,
  refundsOf,
  rowsOf,
} from './state';
import { refundWithKey } from './strangers';
import { until } from './until';

let scene: Scene;
beforeEach(async () => {
  scene = await setScene([1_000_000n]);
});

const TRY_AGAIN =
  'The payment page could not be opened just now, and nothing was charged. Please try again in a minute.';

/** Sessions that Stripe opened for this form; each form has an id of its own, and is one checkout of ours. */
async function sessionsOf(sessionId: string): Promise<string[]> {
  const checkout = await checkoutOf(sessionId);
  const { data } = await stripeObject<{ data: { id: string; client_reference_id: string }[] }>(
    'checkout/sessions?limit=100',
  );
  return data.filter(({ client_reference_id }) => client_reference_id === checkout?.id).map(({ id }) => id);
}

const openSession = { method: 'POST', path: '/v1/checkout/sessions' } as const;

describe('a payment page is opened', () => {
  fault(33, 'charge succeeded, answer lost', 'idempotency keys derive from gift and attempt', async () => {
    const changes = await openBooks();
    // Lost once: the next attempt carries the same key and gets the first answer.
    await fail({ ...openSession, kind: 'answer_lost' });
    const once = await begin(scene);
    expect(await faultsLeft()).toBe(0);
    expect(await sessionsOf(once)).toEqual([once]);
    // Lost for good: the donor is told calmly, sends the same form again, and gets the page that was opened before.
    await fail({ ...openSession, kind: 'answer_lost', times: 2 });
    const form = { amount: '2500', gift_id: randomUUID() };
    const lost = await sendForm(scene, form, 'a browser that lost its answer');
    expect(lost.status).toBe(503);
    expect(await lost.text()).toContain(TRY_AGAIN);
    const sessionId = sessionIn(await sendForm(scene, form, 'a browser that lost its answer'));
    expect(await sessionsOf(sessionId)).toEqual([sessionId]);
    // The charge succeeds, and the answer to our question about it is lost.
    await fail({ method: 'GET', path: `/v1/checkout/sessions/${sessionId}`, kind: 'answer_lost', times: 2 });
    const given = await paySession(sessionId);
    await until('both answers were lost', async () => (await faultsLeft()) === 0);
    await expectArrived(scene, given, { changes });
  });

  fault(
    34,
    'timeout, then the application tries again with the same key',
    'the same key for every attempt of one checkout',
    async () => {
      const changes = await openBooks();
      // The first attempt was done, and Stripe says nothing; the next one fails, too: the SDK gives up.
      await fail({ ...openSession, kind: 'timeout' });
      await fail({ ...openSession, kind: 'server_error' });
      const form = { amount: '2500', gift_id: randomUUID() };
      const timedOut = await sendForm(scene, form, 'a browser that waited');
      expect(await faultsLeft()).toBe(0);
      expect(timedOut.status).toBe(503);
      const sessionId = sessionIn(await sendForm(scene, form, 'a browser that waited'));
      expect(await sessionsOf(sessionId)).toEqual([sessionId]);
      await expectArrived(scene, await paySession(sessionId), { changes });
    },
  );

  fault(
    35,
    'same key with other parameters (400), or still in flight (409)',
    'a form that changed is another checkout with another key; in flight is waited for',
    async () => {
      const changes = await openBooks();
      await fail({ ...openSession, kind: 'in_flight', times: 3 });
      const waited = await begin(scene);
      expect(await faultsLeft()).toBe(0);
      expect(await sessionsOf(waited)).toEqual([waited]);
      // Back, another amount, and the same form's id: Stripe would refuse the key of the first.
      const browser = 'a browser that went back';
      const form = { gift_id: randomUUID() };
      const first = sessionIn(await sendForm(scene, { ...form, amount: '2500' }, browser));
      const second = sessionIn(await sendForm(scene, { ...form, amount: '5000' }, browser));
      expect(second).not.toBe(first);
      expect((await stripeObject<{ amount_total: number }>(`checkout/sessions/${second}`)).amount_total).toBe(5_000);
      const given = await paySession(second);
      const gift = await expectArrived(scene, given, { amountMinor: 5_000, changes });
      // And a refund whose key Stripe has seen with another amount: refused, looked up, left to finance, not repeated.
      const id = randomUUID();
      await refundWithKey(given.paymentIntentId, 100, `refund-${id}`);
      await requestRefund(scene.finance, gift.id, 2_000n, { id });
      await until('it is refused', async () =>
        (await refundsOf(scene, gift.id)).some((refund) => refund.id === id && refund.state === 'refused'),
      );
      await until('what was made under it is booked', async () =>
        (await refundsOf(scene, gift.id)).some((refund) => refund.source === 'stripe' && refund.amount_minor === 100n),
      );
      expect(await until('finance must look', () => exceptionsAbout(scene, id))).toMatchObject([
        { kind: 'refund_refused', state: 'open', amount_minor: 2_000n },
      ]);
      await quiet();
      expect(await changes()).toMatchObject({ 'line_free USD': -4_900 });
    },
  );
});

describe('Stripe cannot be asked', () => {
  /** Each kind of failure meets one gift, twice in a row: when its page is opened, and when its payment is looked up. */
  async function survive(kinds: string[]): Promise<void> {
    for (const kind of kinds) {
      await fail({ ...openSession, kind, times: 2 });
      const form = { amount: '2500', gift_id: randomUUID() };
      const refused = await sendForm(scene, form, `browser of ${kind}`);
      expect(refused.status, kind).toBe(503);
      expect(await refused.text(), kind).toContain(TRY_AGAIN);
      await clearRules();
    }
    const changes = await openBooks();
    const sessions = await Promise.all(kinds.map(() => begin(scene)));
    for (const [index, kind] of kinds.entries())
      await fail({ method: 'GET', path: `/v1/checkout/sessions/${sessions[index]}`, kind, times: 2 });
    const gifts = await Promise.all(sessions.map((sessionId) => paySession(sessionId)));
    await until('every failure was met', async () => (await faultsLeft()) === 0);
    for (const given of gifts) await expectArrived(scene, given);
    expect(await changes()).toMatchObject({ 'line_free USD': -2_500 * kinds.length });
  }

  fault(36, '429, 500, an HTML 502, a truncated body', 'a failed look-up leaves the event to be worked on again', () =>
    survive(['rate_limited', 'server_error', 'html_502', 'truncated_body']),
  );

  fault(37, 'a 404 or 503 in JSON without error', 'an answer counts only as the object that was asked for', () =>
    survive(['json_404', 'json_503']),
  );

  fault(
    45,
    'balance transaction null at first',
    'gift and settlement are two facts, booked each when it is known',
    async () => {
      const changes = await openBooks();
      await settings({ hold_balance_transactions: true });
      const given = await give(scene);
      await settings({ hold_balance_transactions: false });
      const gift = await bookedGift(given.sessionId);
      await until('the receipt is issued', () => receiptsOf(gift.id));
      expect(await thanks(given.sessionId)).toContain('has arrived.');
      // The need has the gift in full; what it cost is not known, and not guessed.
      expect(await changes()).toEqual({ 'stripe_receivable USD': 2_500, 'line_free USD': -2_500 });
      await order(`charges/${given.chargeId}/settle`, {});
      const settled = () =>
        rowsOf<{ id: string }>('SELECT id FROM giving.balance_transaction WHERE source_id = $1', [given.chargeId]);
      const [transaction] = await until('the settlement is booked', settled);
      expect(await entriesOf(scene, transaction?.id ?? '')).toHaveLength(3);
      await expectArrived(scene, given, { changes });
    },
  );

  fault(
    55,
    'key revoked (401)',
    'events are stored before anything is asked; work is tried again once the key is right',
    async () => {
      const changes = await openBooks();
      const sessionId = await begin(scene);
      await fail({ kind: 'key_revoked', times: 10_000 });
      const given = await paySession(sessionId);
      // Stripe's events are taken all the same, and nothing is lost or booked blindly.
      await until('the event was stored and could not be worked on', async () => {
        const [completed] = await deliveries(sessionId, 'checkout.session.completed');
        const [stored] = await rowsOf<{ state: string; last_error: string | null }>(
          'SELECT state, last_error FROM giving.stripe_event WHERE event_id = $1',
          [completed?.event],
        );
        return (
          completed?.state === 'delivered' && stored?.state === 'received' && stored.last_error?.startsWith('payments:')
        );
      });
      expect(await giftsOf(sessionId)).toEqual([]);
      // Donors are told calmly, on the form and on their return.
      const refused = await sendForm(scene, { amount: '2500' });
      expect(refused.status).toBe(503);
      expect(await refused.text()).toContain(TRY_AGAIN);
      expect(await thanks(sessionId)).not.toContain('has arrived');
      await clearRules();
      await bookedGift(sessionId);
      await expectArrived(scene, given, { changes });
    },
  );
});
