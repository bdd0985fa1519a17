import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { bookGift } from '../ledger/acts';
import { endPools, refusal, rows, value, visitor, type Who, worker } from '../ledger/scene';
import { expectInvariants } from './scene';

afterEach(expectInvariants);
afterAll(endPools);

interface Terms {
  destination?: string;
  amountMinor?: bigint;
  feeCoverMinor?: bigint;
  currency?: string;
}

const open = ({ destination = 'pool', amountMinor = 2_000n, feeCoverMinor = 0n, currency = 'USD' }: Terms = {}) =>
  value<string>(visitor, `SELECT giving.open_checkout(NULL, NULL, $1, $2, $3, $4, 'pool', p_monthly => true)`, [
    destination,
    amountMinor,
    feeCoverMinor,
    currency,
  ]);

const start = (checkoutId: string, subscriptionId: string) =>
  value<string>(worker, `SELECT giving.start_monthly($1, $2, 'cus_1')`, [checkoutId, subscriptionId]);

interface Renewal {
  subscriptionId: string;
  invoiceId?: string;
  periodStart?: string;
  paymentIntentId?: string;
  amountMinor?: bigint;
  email?: Buffer | null;
}

const renew = ({ subscriptionId, ...more }: Renewal) => {
  const paymentIntentId = more.paymentIntentId ?? `pi_${randomUUID()}`;
  return value<string>(
    worker,
    `SELECT giving.book_renewal($1, $2, $3, $4, $5, $6, 'USD', '2026-12-20T10:00:00Z', $7, $7)`,
    [
      more.invoiceId ?? `in_${randomUUID()}`,
      subscriptionId,
      more.periodStart ?? '2026-12-20T10:00:00Z',
      paymentIntentId,
      paymentIntentId.replace('pi_', 'ch_'),
      more.amountMinor ?? 2_000n,
      more.email ?? null,
    ],
  );
};

const address = () => Buffer.from(randomUUID().padEnd(32, 'x'));
const subscription = () => `sub_${randomUUID()}`;

/** A monthly gift that was paid once, and its donor. */
async function monthly(terms: Terms = {}) {
  const email = address();
  const subscriptionId = subscription();
  const checkoutId = await open(terms);
  const paymentIntentId = `pi_${randomUUID()}`;
  const amountMinor = (terms.amountMinor ?? 2_000n) + (terms.feeCoverMinor ?? 0n);
  const giftId = await bookGift({ checkoutId, amountMinor, paymentIntentId, email });
  const id = await start(checkoutId, subscriptionId);
  const [row] = await rows<{ donor_id: string }>(worker, 'SELECT donor_id FROM giving.monthly_gift WHERE id = $1', [
    id,
  ]);
  const donor: Who = { role: 'donor', donorId: row?.donor_id ?? '' };
  return { id, subscriptionId, checkoutId, giftId, paymentIntentId, amountMinor, email, donor };
}

const stateOf = (id: string) => value<string>(worker, 'SELECT status FROM giving.monthly_gift WHERE id = $1', [id]);
const setStatus = (subscriptionId: string, status: string, at: string) =>
  value(worker, 'SELECT giving.set_monthly_status($1, $2, $3)', [subscriptionId, status, at]);

describe('a gift that comes every month', () => {
  it('safeguard: monthly_is_unbound, only the pool and the operating fund take one', async () => {
    expect(await refusal(open({ destination: 'need' }))).toBe('HW002');
    expect(await refusal(open({ destination: 'operating' }))).toBe('accepted');
  });

  it('is known by its subscription, whichever of payment and subscription is told first', async () => {
    const paidFirst = await monthly();
    expect(await stateOf(paidFirst.id)).toBe('active');
    const checkoutId = await open();
    const toldFirst = await start(checkoutId, subscription());
    expect(await stateOf(toldFirst)).toBe('starting');
    const email = address();
    await bookGift({ checkoutId, amountMinor: 2_000n, email });
    expect(await stateOf(toldFirst)).toBe('active');
    const [donor] = await rows<{ sealed: Buffer }>(
      worker,
      'SELECT d.email_sealed AS sealed FROM giving.monthly_gift m JOIN giving.donor d ON d.id = m.donor_id WHERE m.id = $1',
      [toldFirst],
    );
    expect(donor?.sealed).toEqual(email);
  });

  it('safeguard: one subscription a checkout, one checkout a subscription', async () => {
    const first = await monthly();
    expect(await start(first.checkoutId, first.subscriptionId)).toBe(first.id);
    expect(await refusal(start(first.checkoutId, subscription()))).toBe('HW004');
    expect(await refusal(start(await open(), first.subscriptionId))).toBe('HW004');
    const once = await value<string>(visitor, `SELECT giving.open_checkout(NULL, NULL, 'pool', 500, 0, 'USD', 'pool')`);
    expect(await refusal(start(once, subscription()))).toBe('HW002');
  });
});

describe('a renewal', () => {
  it('waits for a subscription that is not known yet', async () => {
    expect(await refusal(renew({ subscriptionId: subscription() }))).toBe('HW007');
  });

  it('safeguard: the first invoice counts once with its session, told before or after', async () => {
    const { subscriptionId, giftId, paymentIntentId, checkoutId } = await monthly();
    expect(await renew({ subscriptionId, paymentIntentId, invoiceId: 'in_first' })).toBe(giftId);
    const other = await open();
    const otherSubscription = subscription();
    await start(other, otherSubscription);
    const paid = `pi_${randomUUID()}`;
    const booked = await renew({ subscriptionId: otherSubscription, paymentIntentId: paid });
    expect(await bookGift({ checkoutId: other, amountMinor: 2_000n, paymentIntentId: paid })).toBe(booked);
    expect(checkoutId).not.toBe(other);
  });

  it('safeguard: the same invoice twice is one gift; with another payment it is refused', async () => {
    const { subscriptionId } = await monthly();
    const invoiceId = `in_${randomUUID()}`;
    const paymentIntentId = `pi_${randomUUID()}`;
    const booked = await renew({ subscriptionId, invoiceId, paymentIntentId });
    expect(await renew({ subscriptionId, invoiceId, paymentIntentId })).toBe(booked);
    expect(await refusal(renew({ subscriptionId, invoiceId }))).toBe('HW004');
    expect(await refusal(renew({ subscriptionId: (await monthly()).subscriptionId, paymentIntentId }))).toBe('HW004');
  });

  it('is booked even when a period was paid twice, and that stands out', async () => {
    const { subscriptionId } = await monthly();
    const both = await Promise.all([renew({ subscriptionId }), renew({ subscriptionId })]);
    expect(new Set(both).size).toBe(2);
    const states = await rows<{ status: string }>(
      worker,
      'SELECT status FROM giving.invoice WHERE subscription_id = $1 ORDER BY status',
      [subscriptionId],
    );
    expect(states.map(({ status }) => status)).toEqual(['paid', 'paid_again']);
  });

  it('belongs to the donor of the first gift, whatever address the invoice names', async () => {
    const { subscriptionId, donor } = await monthly();
    const gift = await renew({ subscriptionId, email: address() });
    expect(await value(worker, 'SELECT donor_id FROM giving.gift WHERE id = $1', [gift])).toBe(donor.donorId);
  });

  it('that was on its way while the donor stopped is booked; the end stays', async () => {
    const { id, subscriptionId, donor } = await monthly();
    const command = randomUUID();
    await value(donor, `SELECT giving.ask_monthly($1, $2, 'stop')`, [command, id]);
    await value(worker, `SELECT giving.finish_monthly($1, 'done')`, [command]);
    expect(await refusal(renew({ subscriptionId }))).toBe('accepted');
    await setStatus(subscriptionId, 'active', '2027-01-01T00:00:00Z');
    expect(await stateOf(id)).toBe('cancelled');
  });
});

describe('what becomes of it', () => {
  it('safeguard: set_monthly_status, what is older changes nothing', async () => {
    const { id, subscriptionId } = await monthly();
    await setStatus(subscriptionId, 'past_due', '2026-12-02T00:00:00Z');
    await setStatus(subscriptionId, 'active', '2026-12-01T00:00:00Z');
    expect(await stateOf(id)).toBe('past_due');
    await setStatus(subscriptionId, 'active', '2026-12-03T00:00:00Z');
    expect(await stateOf(id)).toBe('active');
    expect(await refusal(setStatus(subscriptionId, 'mystery', '2026-12-04T00:00:00Z'))).toBe('HW002');
    expect(await refusal(setStatus(subscription(), 'active', '2026-12-04T00:00:00Z'))).toBe('HW007');
  });

  it('is changed by its donor: a renewal counts by the terms that it was charged by', async () => {
    const { id, subscriptionId, donor } = await monthly({ feeCoverMinor: 90n });
    const command = randomUUID();
    const change = () => value(donor, `SELECT giving.ask_monthly($1, $2, 'change', 5000, 180)`, [command, id]);
    await change();
    await change();
    expect(await value(worker, `SELECT giving.finish_monthly($1, 'done')`, [command])).toBe(true);
    expect(await value(worker, `SELECT giving.finish_monthly($1, 'done')`, [command])).toBe(false);
    const cover = (gift: string) => value(worker, 'SELECT fee_cover_minor FROM giving.gift WHERE id = $1', [gift]);
    expect(await cover(await renew({ subscriptionId, amountMinor: 5_180n }))).toBe(180n);
    expect(await cover(await renew({ subscriptionId, amountMinor: 2_090n }))).toBe(90n);
  });

  it('safeguard: nobody changes the monthly gift of another, and a form sent twice means the same', async () => {
    const mine = await monthly();
    const theirs = await monthly();
    const ask = (who: Who, id: string, command = randomUUID(), amount = 3_000n) =>
      refusal(value(who, `SELECT giving.ask_monthly($1, $2, 'change', $3, 0)`, [command, id, amount]));
    expect(await ask(mine.donor, theirs.id)).toBe('HW007');
    expect(await ask({ role: 'donor' }, theirs.id)).toBe('HW007');
    expect(await ask(mine.donor, randomUUID())).toBe('HW007');
    expect(await ask(mine.donor, mine.id, randomUUID(), 99n)).toBe('HW003');
    const command = randomUUID();
    expect(await ask(mine.donor, mine.id, command)).toBe('accepted');
    expect(await ask(mine.donor, mine.id, command, 4_000n)).toBe('HW004');
  });
});
