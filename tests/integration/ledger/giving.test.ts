import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asSuperuser } from '../database';
import { balance, bookGift, give, openCheckout, position } from './acts';
import { endPools, refusal, rows, type Scene, setScene, value, visitor, worker } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene([10_000n, 5_000n, 20_000n]);
});
afterAll(endPools);

const allocations = (giftId: string) =>
  rows(
    worker,
    'SELECT kind, campaign_line_id, amount_minor FROM giving.gift_allocation WHERE gift_id = $1 ORDER BY position',
    [giftId],
  );

describe('giving.open_checkout', () => {
  const ask = (amountMinor: bigint, more: Parameters<typeof openCheckout>[0] | object = {}) =>
    refusal(openCheckout({ campaignId: scene.campaignId, amountMinor, ...more }));

  it.each([
    ['below the minimum', 99n, {}],
    ['nothing', 0n, {}],
    ['negative', -500n, {}],
    ['above eight digits', 100_000_000n, {}],
    ['above eight digits together with the fees', 99_999_999n, { feeCoverMinor: 1n }],
    ['a negative fee cover', 500n, { feeCoverMinor: -1n }],
    ['a fee cover above the gift', 500n, { feeCoverMinor: 501n }],
    ['a currency that we do not take', 500n, { currency: 'XXX', campaignId: null, destination: 'pool' }],
    ['a last digit that Stripe refuses', 5_005n, { currency: 'KWD', campaignId: null, destination: 'pool' }],
  ])('safeguard: currency_limit refuses %s', async (_, amountMinor, more) => {
    expect(await ask(amountMinor, more)).toBe('HW003');
  });

  it('safeguard: only a visible campaign, in its currency, and a line of its own', async () => {
    expect(await ask(500n, { campaignId: randomUUID() })).toBe('HW007');
    expect(await ask(500n, { currency: 'EUR' })).toBe('HW002');
    const other = await setScene([1_000n]);
    expect(await ask(500n, { lineId: other.lineIds[0] })).toBe('HW007');
    await asSuperuser((client) =>
      client.query(`UPDATE public.campaign SET visible_until = now() - interval '1 second' WHERE id = $1`, [
        other.campaignId,
      ]),
    );
    expect(await ask(500n, { campaignId: other.campaignId })).toBe('HW007');
    expect(
      await rows(visitor, 'SELECT 1 FROM public.line_progress WHERE campaign_id = $1', [other.campaignId]),
    ).toEqual([]);
    expect(
      await rows(visitor, 'SELECT 1 FROM public.campaign_progress WHERE campaign_id = $1', [other.campaignId]),
    ).toEqual([]);
  });

  it('safeguard: holds are capped by the need and by browser, and never block another donor', async () => {
    const clientHash = Buffer.alloc(32, 7);
    const held = (id: string) => value<bigint>(worker, 'SELECT hold_minor FROM giving.checkout WHERE id = $1', [id]);
    const whole = await openCheckout({
      campaignId: scene.campaignId,
      lineId: scene.lineIds[1],
      amountMinor: 50_000n,
      clientHash,
    });
    expect(await held(whole)).toBe(5_000n);
    const beyond = await setScene([9_000_000n]);
    expect(await held(await openCheckout({ campaignId: beyond.campaignId, amountMinor: 200_000n, clientHash }))).toBe(
      95_000n,
    );
    expect(await held(await openCheckout({ campaignId: beyond.campaignId, amountMinor: 200_000n, clientHash }))).toBe(
      0n,
    );
    expect(
      await held(
        await openCheckout({ campaignId: beyond.campaignId, amountMinor: 60_000n, clientHash: Buffer.alloc(32, 8) }),
      ),
    ).toBe(60_000n);
  });

  it('safeguard: unproven_per_hour stops one browser that tests cards', async () => {
    const clientHash = Buffer.alloc(32, 9);
    for (let opened = 0; opened < 6; opened += 1) await openCheckout({ amountMinor: 500n, clientHash });
    expect(await refusal(openCheckout({ amountMinor: 500n, clientHash }))).toBe('HW009');
    expect(await refusal(openCheckout({ amountMinor: 500n, clientHash: Buffer.alloc(32, 10) }))).toBe('accepted');
  });
});

describe('checkout states (safeguard: giving.guard_checkout)', () => {
  const attach = (id: string, session: string) =>
    refusal(value(worker, `SELECT giving.attach_session($1, $2, now() + interval '30 minutes')`, [id, session]));
  const close = (id: string, outcome: string) =>
    value<boolean>(worker, 'SELECT giving.close_checkout($1, $2)', [id, outcome]);

  it('takes one session', async () => {
    const id = await openCheckout({ amountMinor: 500n });
    expect(await attach(id, 'cs_1')).toBe('accepted');
    expect(await attach(id, 'cs_1')).toBe('accepted');
    expect(await attach(id, 'cs_2')).toBe('HW004');
    expect(await attach(randomUUID(), 'cs_3')).toBe('HW007');
  });

  it('never goes back from paid, yet books money that arrives after expiry', async () => {
    const id = await openCheckout({ amountMinor: 500n });
    expect(await close(id, 'expired')).toBe(true);
    await bookGift({ checkoutId: id, amountMinor: 500n });
    expect(await close(id, 'expired')).toBe(false);
    expect(await value(worker, 'SELECT status FROM giving.checkout WHERE id = $1', [id])).toBe('paid');
  });
});

describe('giving.store_event', () => {
  const store = (id: string, payload = '{}') =>
    value<boolean>(visitor, `SELECT giving.store_event($1, 'charge.succeeded', false, NULL, $2)`, [id, payload]);
  const claim = (id: string) => rows(worker, 'SELECT * FROM giving.claim_event($1)', [id]);
  const finish = (id: string, outcome: string) =>
    value<string>(worker, 'SELECT giving.finish_event($1, $2)', [id, outcome]);

  it('stores an event once, five times at once, and keeps what came first', async () => {
    const id = `evt_${randomUUID()}`;
    expect((await Promise.all(Array.from({ length: 5 }, () => store(id)))).filter(Boolean)).toHaveLength(1);
    expect(await store(id, '{"other": true}')).toBe(false);
    expect(await value(worker, 'SELECT payload FROM giving.stripe_event WHERE event_id = $1', [id])).toEqual({});
    expect(
      await asSuperuser(
        async (client) =>
          (
            await client.query(`SELECT count(*)::int AS n FROM system.outbox_event WHERE payload->>'eventId' = $1`, [
              id,
            ])
          ).rows[0].n,
      ),
    ).toBe(1);
  });

  it('leases an event to one, and gives it up after too many failures', async () => {
    const id = `evt_${randomUUID()}`;
    await store(id);
    const claims = await Promise.all(Array.from({ length: 5 }, () => claim(id)));
    expect(claims.filter((claimed) => claimed.length === 1)).toHaveLength(1);
    expect(await finish(id, 'failed')).toBe('received');
    expect(await claim(id)).toEqual([]);
    await asSuperuser((client) =>
      client.query('UPDATE giving.stripe_event SET attempts = 100, leased_until = NULL WHERE event_id = $1', [id]),
    );
    expect(await finish(id, 'failed')).toBe('dead');
    const other = `evt_${randomUUID()}`;
    await store(other);
    expect(await finish(other, 'handled')).toBe('handled');
    expect(await finish(other, 'failed')).toBe('handled');
  });

  it('safeguard: refuses an event larger than half a megabyte', async () => {
    const noise = Array.from({ length: 30_000 }, () => randomUUID()).join('');
    expect(await refusal(store(`evt_${randomUUID()}`, JSON.stringify({ noise })))).toBe('23514');
  });
});

describe('giving.book_gift', () => {
  it('gives the whole gross to the needs by priority, the rest to the pool, the fee cover to operations', async () => {
    const whole = await setScene([1_000n, 500n]);
    const [pool, cover, receivable] = await Promise.all([
      balance('pool_fund'),
      balance('fee_cover_income'),
      balance('stripe_receivable'),
    ]);
    const checkoutId = await openCheckout({ campaignId: whole.campaignId, amountMinor: 1_800n, feeCoverMinor: 90n });
    const gift = await bookGift({ checkoutId, amountMinor: 1_890n });
    expect(await allocations(gift)).toEqual([
      { kind: 'line', campaign_line_id: whole.lineIds[0], amount_minor: 1_000n },
      { kind: 'line', campaign_line_id: whole.lineIds[1], amount_minor: 500n },
      { kind: 'pool', campaign_line_id: null, amount_minor: 300n },
    ]);
    expect((await balance('pool_fund')) - pool).toBe(-300n);
    expect((await balance('fee_cover_income')) - cover).toBe(-90n);
    expect((await balance('stripe_receivable')) - receivable).toBe(1_890n);
    const [progress] = await rows(visitor, 'SELECT * FROM public.campaign_progress WHERE campaign_id = $1', [
      whole.campaignId,
    ]);
    expect(progress).toMatchObject({
      currency: 'USD',
      goal_minor: 1_500n,
      allocated_minor: 1_500n,
      missing_minor: 0n,
      paid_minor: 0n,
    });
  });

  it('gives to the line that the donor picked, and what overshoots to the pool', async () => {
    const whole = await setScene([1_000n, 500n]);
    const checkoutId = await openCheckout({
      campaignId: whole.campaignId,
      lineId: whole.lineIds[1],
      amountMinor: 700n,
    });
    expect(
      (await allocations(await bookGift({ checkoutId, amountMinor: 700n }))).map((each) => [
        each.kind,
        each.amount_minor,
      ]),
    ).toEqual([
      ['line', 500n],
      ['pool', 200n],
    ]);
    expect((await position(whole.lineIds[0])).allocated_minor).toBe(0n);
  });

  it.each([
    ['pool', 'pool_fund', 'pool'],
    ['refund', 'refunds_payable', 'refund'],
  ])('books what is paid after the page is gone, as the donor chose: %s', async (leftOverChoice, code, kind) => {
    const gone = await setScene([1_000n]);
    const checkoutId = await openCheckout({ campaignId: gone.campaignId, amountMinor: 700n, leftOverChoice });
    await asSuperuser((client) =>
      client.query(`UPDATE public.campaign SET status = 'unpublished' WHERE id = $1`, [gone.campaignId]),
    );
    const before = await balance(code);
    expect(
      (await allocations(await bookGift({ checkoutId, amountMinor: 700n }))).map((each) => [
        each.kind,
        each.amount_minor,
      ]),
    ).toEqual([[kind, 700n]]);
    expect((await balance(code)) - before).toBe(-700n);
  });

  it('books what Stripe says when it is not what was asked for, and marks it', async () => {
    const other = await setScene([10_000n]);
    const less = await openCheckout({ campaignId: other.campaignId, amountMinor: 700n, feeCoverMinor: 50n });
    const gift = await bookGift({ checkoutId: less, amountMinor: 600n });
    expect(await rows(worker, 'SELECT differs, fee_cover_minor FROM giving.gift WHERE id = $1', [gift])).toEqual([
      { differs: true, fee_cover_minor: 0n },
    ]);
    const foreign = await bookGift({
      checkoutId: await openCheckout({ campaignId: other.campaignId, amountMinor: 700n }),
      amountMinor: 700n,
      currency: 'EUR',
    });
    expect((await allocations(foreign)).map((each) => each.kind)).toEqual(['pool']);
    expect((await position(other.lineIds[0])).allocated_minor).toBe(600n);
  });

  it('safeguard: books a payment once, twenty times at once', async () => {
    const once = await setScene([10_000n]);
    const checkoutId = await openCheckout({ campaignId: once.campaignId, amountMinor: 700n });
    const paymentIntentId = `pi_${randomUUID()}`;
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => bookGift({ checkoutId, amountMinor: 700n, paymentIntentId })),
    );
    expect(new Set(ids).size).toBe(1);
    expect((await position(once.lineIds[0])).allocated_minor).toBe(700n);
  });

  it('safeguard: the same payment with another input is refused', async () => {
    const checkoutId = await openCheckout({ amountMinor: 700n });
    const paymentIntentId = `pi_${randomUUID()}`;
    await bookGift({ checkoutId, amountMinor: 700n, paymentIntentId, chargeId: null });
    expect(await refusal(bookGift({ checkoutId, amountMinor: 701n, paymentIntentId }))).toBe('HW004');
    expect(
      await refusal(
        bookGift({ checkoutId: await openCheckout({ amountMinor: 700n }), amountMinor: 700n, paymentIntentId }),
      ),
    ).toBe('HW004');
    const chargeId = `ch_${randomUUID()}`;
    expect(await refusal(bookGift({ checkoutId, amountMinor: 700n, paymentIntentId, chargeId }))).toBe('accepted');
    expect(
      await refusal(bookGift({ checkoutId, amountMinor: 700n, paymentIntentId, chargeId: `ch_${randomUUID()}` })),
    ).toBe('HW004');
    expect(await refusal(bookGift({ checkoutId: randomUUID(), amountMinor: 700n }))).toBe('HW007');
    expect(await refusal(bookGift({ checkoutId, amountMinor: 0n }))).toBe('HW003');
  });

  it('books a second payment of one checkout too: it is a fact', async () => {
    const checkoutId = await openCheckout({ amountMinor: 700n });
    const [first, second] = [
      await bookGift({ checkoutId, amountMinor: 700n }),
      await bookGift({ checkoutId, amountMinor: 700n }),
    ];
    expect(first).not.toBe(second);
  });

  it('safeguard: many gifts at once never carry a line above its budget, and lose nothing', async () => {
    const small = await setScene([3_000n, 2_000n]);
    const pool = await balance('pool_fund');
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => give(small, 400n, index % 3 === 0 ? undefined : index % 2)),
    );
    const [first, second] = [await position(small.lineIds[0]), await position(small.lineIds[1])];
    expect(first.allocated_minor).toBe(3_000n);
    expect(second.allocated_minor).toBe(2_000n);
    expect((await balance('pool_fund')) - pool).toBe(-(30n * 400n - 5_000n));
  });

  it('safeguard: a gift is not rewritten', async () => {
    const gift = await bookGift({
      checkoutId: await openCheckout({ amountMinor: 700n }),
      amountMinor: 700n,
      email: Buffer.alloc(40, 1),
    });
    const change = (set: string) =>
      refusal(asSuperuser((client) => client.query(`UPDATE giving.gift SET ${set} WHERE id = '${gift}'`)));
    expect(await change('amount_minor = 1')).toBe('HW002');
    expect(await change(`charge_id = 'ch_other'`)).toBe('HW002');
    expect(await change('donor_id = NULL')).toBe('accepted');
  });

  it('recognises a donor by fingerprint', async () => {
    const email = Buffer.alloc(40, 3);
    const gifts = [
      await bookGift({ checkoutId: await openCheckout({ amountMinor: 700n }), amountMinor: 700n, email }),
      await bookGift({ checkoutId: await openCheckout({ amountMinor: 700n }), amountMinor: 700n, email }),
    ];
    expect(
      await value(worker, 'SELECT count(DISTINCT donor_id)::int FROM giving.gift WHERE id = ANY ($1)', [gifts]),
    ).toBe(1);
  });
});
