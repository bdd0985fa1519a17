import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { giftOf, give, refusal, type Scene, SECRET, startScene } from './scene';

let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(() => scene.stop());

beforeEach(async () => {
  await scene.control('POST', 'reset');
  scene.catcher.deliveries.length = 0;
});

const received = () => scene.catcher.deliveries.map(({ type }) => type);

describe('the door', () => {
  it('answers nobody without the header, and names what it does not know', async () => {
    await expect(scene.control('GET', 'state', undefined, {})).rejects.toThrow('403');
    await expect(scene.control('POST', 'nothing')).rejects.toThrow('404');
    await expect(scene.control('POST', 'faults', { kind: 'earthquake' })).rejects.toThrow('400 kind');
  });
});

describe('faults of the API', () => {
  const create = (key?: string) => scene.stripe.checkout.sessions.create(giftOf(), key ? { idempotencyKey: key } : {});

  it.each([
    ['rate_limited', { statusCode: 429 }],
    ['server_error', { statusCode: 500 }],
    ['key_revoked', { statusCode: 401 }],
    ['in_flight', { statusCode: 409 }],
    ['html_502', { type: 'StripeAPIError' }],
    ['truncated_body', { type: 'StripeAPIError' }],
    ['timeout', { type: 'StripeConnectionError' }],
  ])('%s, once', async (kind, expected) => {
    await scene.control('POST', 'faults', { kind, method: 'POST', path: '/v1/checkout/sessions' });
    expect((await scene.stripe.balance.retrieve()).object).toBe('balance');
    expect(await refusal(create())).toMatchObject(expected);
    expect(await refusal(create())).toBeNull();
  });

  it('JSON without `error` resolves in the SDK', async () => {
    await scene.control('POST', 'faults', { kind: 'json_404' });
    expect((await create()).object).toBeUndefined();
  });

  it('loses the answer after the work, which the same key brings back', async () => {
    await scene.control('POST', 'faults', { kind: 'answer_lost', times: 2, path: '/v1/checkout/*' });
    expect(await refusal(create('gift'))).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    const again = await create('gift');
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect((await scene.stripe.checkout.sessions.list()).data).toHaveLength(1);
  });
});

describe('webhooks', () => {
  it('holds and releases in reverse, one after the other', async () => {
    await scene.control('POST', 'webhooks/rules', { action: 'hold' });
    await give(scene);
    await scene.control('POST', 'webhooks/drain');
    expect(received()).toEqual([]);
    await scene.control('DELETE', 'webhooks/rules');
    await scene.control('POST', 'webhooks/release', { order: 'reverse' });
    expect(received()).toEqual([
      'checkout.session.completed',
      'payment_intent.succeeded',
      'charge.succeeded',
      'payment_intent.created',
    ]);
  });

  it('drops, duplicates and reorders by type', async () => {
    await scene.control('POST', 'webhooks/rules', { action: 'drop', type: 'payment_intent.*' });
    await scene.control('POST', 'webhooks/rules', { action: 'duplicate', type: 'charge.succeeded', copies: 5 });
    const { charge } = await give(scene);
    await scene.control('POST', 'webhooks/drain');
    expect(received().sort()).toEqual([
      'charge.succeeded',
      'charge.succeeded',
      'charge.succeeded',
      'charge.succeeded',
      'charge.succeeded',
      'checkout.session.completed',
    ]);
    expect(new Set(scene.catcher.deliveries.map(({ id }) => id)).size).toBe(2);
    await scene.control('POST', 'webhooks/rules', { action: 'reorder', gather: 2 });
    scene.catcher.deliveries.length = 0;
    await scene.control('POST', `charges/${charge}/refund`, { amount: 100 });
    await scene.control('POST', 'webhooks/drain');
    expect(received()).toEqual(['charge.refunded', 'refund.created']);
    const { deliveries } = await scene.control<{ deliveries: { state: string }[] }>('POST', 'webhooks/deliveries', {
      type: 'payment_intent.*',
    });
    expect(deliveries.map(({ state }) => state)).toEqual(['dropped', 'dropped']);
  });

  it('sends an event that never happened, signed as asked', async () => {
    const { charge } = await give(scene);
    const forged = {
      object: charge,
      type: 'charge.succeeded',
      changes: { amount: 1 },
      event_changes: { livemode: true },
    };
    await scene.control('POST', 'webhooks/drain');
    scene.catcher.deliveries.length = 0;
    await scene.control('POST', 'webhooks/send', forged);
    const [sent] = scene.catcher.deliveries;
    const event = scene.stripe.webhooks.constructEvent(sent?.body ?? '', sent?.signature ?? '', SECRET);
    expect(event).toMatchObject({ livemode: true, data: { object: { id: charge, amount: 1 } } });
    expect((await scene.stripe.charges.retrieve(charge)).amount).toBe(2500);
    for (const signature of ['wrong', 'stale', 'v0_only', 'other_body']) {
      scene.catcher.deliveries.length = 0;
      await scene.control('POST', 'webhooks/send', { ...forged, signature });
      const [refused] = scene.catcher.deliveries;
      const construct = () =>
        scene.stripe.webhooks.constructEvent(refused?.body ?? '', refused?.signature ?? '', SECRET);
      expect(construct, signature).toThrow();
    }
  });
});

describe('time', () => {
  it('expires sessions, and takes expiries meant by the slower clock of the application', async () => {
    const { id } = await scene.stripe.checkout.sessions.create(giftOf());
    await scene.control('POST', 'clock', { advance_seconds: 25 * 3600 });
    expect((await scene.stripe.checkout.sessions.retrieve(id)).status).toBe('expired');
    const expires_at = Math.floor(Date.now() / 1000) + 3600;
    const later = await scene.stripe.checkout.sessions.create({ ...giftOf(), expires_at });
    expect(later.expires_at - later.created).toBeGreaterThan(3500);
  });

  it('brings the balance transaction when it is told to', async () => {
    await scene.control('POST', 'settings', { hold_balance_transactions: true });
    const { charge } = await give(scene);
    expect((await scene.stripe.charges.retrieve(charge)).balance_transaction).toBeNull();
    await scene.control('POST', `charges/${charge}/settle`);
    expect((await scene.stripe.charges.retrieve(charge)).balance_transaction).toMatch(/^txn_/);
    await scene.control('POST', `charges/${charge}/retract_balance_transaction`);
    expect((await scene.stripe.charges.retrieve(charge)).balance_transaction).toBeNull();
    expect((await scene.stripe.balanceTransactions.list()).data).toHaveLength(0);
  });
});

describe('lists', () => {
  it('page through more than 100 objects, forwards and backwards', async () => {
    for (let index = 0; index < 130; index += 1) await scene.stripe.checkout.sessions.create(giftOf(1000 + index));
    const all = await scene.stripe.checkout.sessions.list({ limit: 50 }).autoPagingToArray({ limit: 1000 });
    expect(all.map(({ amount_total }) => amount_total)).toEqual(
      Array.from({ length: 130 }, (_, index) => 1129 - index),
    );
    const oldest = all.at(-1)?.id ?? '';
    const newer = await scene.stripe.checkout.sessions
      .list({ limit: 50, ending_before: oldest })
      .autoPagingToArray({ limit: 1000 });
    expect(newer).toHaveLength(129);
  });
});
