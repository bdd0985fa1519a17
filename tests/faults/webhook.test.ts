import process from 'node:process';
import { beforeEach, describe, expect } from 'vitest';
import { type Scene, setScene } from '../integration/ledger/scene';
import { quiet } from './clean';
import { give, slugOf } from './donor';
import { fault } from './fault';
import { WEBHOOK_SECRETS } from './installation';
import { expectArrived } from './outcome';
import { type ByHand, deliveries, letGo, rule, send, settings } from './sandbox';
import { bookedGift, eventState, giftsOf, openBooks, rowsOf } from './state';
import { until } from './until';

let scene: Scene;
beforeEach(async () => {
  scene = await setScene([10_000n, 5_000n]);
});

/** A paid session whose events Stripe still holds. */
async function paidAndHeld() {
  await rule({ action: 'hold' });
  const given = await give(scene);
  const [completed] = await deliveries(given.sessionId, 'checkout.session.completed');
  if (!completed) throw new Error('Stripe has no event');
  return { given, event: completed.event };
}

const stored = async (eventId: string) =>
  (await rowsOf('SELECT 1 FROM giving.stripe_event WHERE event_id = $1', [eventId])).length;

describe('only what Stripe signed is believed', () => {
  const cases: [string, ByHand['signature']][] = [
    ['missing', 'missing'],
    ['wrong', 'wrong'],
    ['stale', 'stale'],
    ['from the future', 'future'],
    ['v0 only', 'v0_only'],
    ['over another body', 'other_body'],
  ];
  fault(
    30,
    'signature missing, wrong, stale, v0 only, or over another body',
    'the signature is checked over the raw body, within 300 seconds',
    async () => {
      const changes = await openBooks();
      const { given, event } = await paidAndHeld();
      for (const [what, signature] of cases) {
        const { statuses } = await send({ event, same_id: true, ...(signature && { signature }) });
        expect(statuses, what).toEqual([400]);
      }
      expect(await stored(event)).toBe(0);
      await quiet();
      expect(await giftsOf(given.sessionId)).toEqual([]);
      expect(await changes()).toEqual({});
      await letGo();
      await expectArrived(scene, given, { changes });
    },
  );

  fault(31, 'body re-serialised on the way', 'the signature is checked over the bytes as they came', async () => {
    const changes = await openBooks();
    const { given, event } = await paidAndHeld();
    expect((await send({ event, same_id: true, reserialised: true })).statuses).toEqual([400]);
    expect(await stored(event)).toBe(0);
    await letGo();
    await expectArrived(scene, given, { changes });
  });

  fault(32, 'secret rotation: two valid secrets', 'every secret of the configuration is tried', async () => {
    const [current = '', former = ''] = WEBHOOK_SECRETS;
    const sentWith = async (secrets: string[]) => {
      await settings({ webhook_secrets: secrets });
      try {
        const { given, event } = await paidAndHeld();
        const { statuses } = await send({ event, same_id: true });
        return { given, event, statuses };
      } finally {
        await settings({ webhook_secrets: [current] });
      }
    };
    for (const secrets of [[current], [former], [former, current], ['whsec_unknown', former]]) {
      const changes = await openBooks();
      const { given, statuses } = await sentWith(secrets);
      expect(statuses, secrets.join()).toEqual([200]);
      await bookedGift(given.sessionId);
      await letGo();
      await expectArrived(scene, given, { changes });
    }
    const { given, event, statuses } = await sentWith(['whsec_of_last_year']);
    expect(statuses).toEqual([400]);
    expect(await stored(event)).toBe(0);
    await letGo();
    await bookedGift(given.sessionId);
  });
});

describe('what the endpoint takes', () => {
  fault(
    41,
    'an event three days late',
    'the age of a delivery is judged, not of its event; the charge says when it was paid',
    async () => {
      const changes = await openBooks();
      await rule({ action: 'hold' });
      const given = await give(scene);
      const threeDaysAgo = Math.floor(Date.now() / 1000) - 3 * 24 * 3600;
      const late = await send({
        object: given.sessionId,
        type: 'checkout.session.completed',
        event_changes: { created: threeDaysAgo },
      });
      expect(late.statuses).toEqual([200]);
      await bookedGift(given.sessionId);
      await letGo();
      const gift = await expectArrived(scene, given, { changes });
      const [{ paid_at: paidAt } = {}] = await rowsOf<{ paid_at: Date }>(
        'SELECT paid_at FROM giving.gift WHERE id = $1',
        [gift.id],
      );
      expect(Math.abs((paidAt?.getTime() ?? 0) - Date.now())).toBeLessThan(3600_000);
    },
  );

  fault(42, 'an unknown event type: 2xx', 'what nobody handles is stored and answered, not refused', async () => {
    const changes = await openBooks();
    const unknown = await send({
      type: 'treasury.received_credit.created',
      changes: { id: 'trcd_1', object: 'treasury.received_credit', amount: 4_200 },
    });
    expect(unknown.statuses).toEqual([200]);
    await until('it is put aside', async () => (await eventState(unknown.id))?.state === 'ignored');
    expect(await eventState(unknown.id)).toMatchObject({ attempts: 1, last_error: null });
    await quiet();
    expect(await changes()).toEqual({});
  });

  fault(
    56,
    'webhook blocked by CSRF, login or redirect',
    'webhooks prove themselves by signature and pass the same-origin rule by their path',
    async () => {
      const changes = await openBooks();
      const { given, event } = await paidAndHeld();
      const appUrl = process.env.APP_URL ?? '';
      const foreign = { origin: 'https://hooks.example', 'sec-fetch-site': 'cross-site', cookie: 'session=none' };
      // The rule is there: the same sender may not send the form of a gift.
      const form = await fetch(`${appUrl}/en/needs/${await slugOf(scene)}/give`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ amount: '2500' }),
        headers: foreign,
      });
      expect(form.status).toBe(403);
      // A webhook of a foreign origin, without a session, is judged by its signature alone: no page to sign in, no 3xx.
      const unsigned = await fetch(`${appUrl}/webhooks/stripe`, {
        method: 'POST',
        redirect: 'manual',
        body: '{}',
        headers: { ...foreign, 'content-type': 'application/json' },
      });
      expect({ status: unsigned.status, text: await unsigned.text() }).toEqual({
        status: 400,
        text: 'not from Stripe',
      });
      expect((await send({ event, same_id: true })).statuses).toEqual([200]);
      await bookedGift(given.sessionId);
      await letGo();
      await expectArrived(scene, given, { changes });
      // What Stripe itself got was a 2xx at the first attempt, for every event of this gift.
      for (const { attempts } of await deliveries(given.paymentIntentId))
        expect(attempts.map(({ status }) => status)).toEqual([200]);
    },
  );

  fault(57, 'clock skew', 'a delivery may be 300 seconds off, either way; what is refused comes again', async () => {
    // A sender whose clock is a little wrong is believed.
    for (const seconds of [-240, 240]) {
      const changes = await openBooks();
      await settings({ signature_skew_seconds: seconds });
      const given = await give(scene);
      await bookedGift(given.sessionId);
      await expectArrived(scene, given, { changes });
    }
    // One whose clock is far off is not, until it is right again: Stripe keeps trying.
    for (const seconds of [-3_600, 3_600]) {
      const changes = await openBooks();
      await settings({ signature_skew_seconds: seconds });
      const given = await give(scene);
      await until('Stripe was refused', async () => {
        const [completed] = await deliveries(given.sessionId, 'checkout.session.completed');
        return completed?.attempts[0]?.status === 400;
      });
      expect(await giftsOf(given.sessionId)).toEqual([]);
      await settings({ signature_skew_seconds: 0 });
      await bookedGift(given.sessionId);
      await until('every event has arrived', async () =>
        (await deliveries(given.paymentIntentId)).every(({ state }) => state === 'delivered'),
      );
      await expectArrived(scene, given, { changes });
    }
  });
});
