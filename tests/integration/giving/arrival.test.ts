import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fulfilCheckout, givingHandlers } from '~/domain/giving/index.server';
import { payments } from '~/platform/payments/installation-payments.server';
import { balance } from '../ledger/acts';
import { endPools, setScene } from '../ledger/scene';
import { answerBank, payOnHostedPage } from '../sandbox/donor';
import {
  beginGift,
  comeBack,
  completed,
  deliver,
  deliverAndWork,
  expectInvariants,
  giftsOf,
  rowsOf,
  slugOf,
} from './scene';

// Before the imports: what is imported reads the environment.
const outside = await vi.hoisted(async () => (await import('./outside')).startOutside());
let slug: string;

beforeAll(async () => {
  slug = await slugOf((await setScene([1_000_000n, 500_000n])).campaignId);
});
afterEach(expectInvariants);
afterAll(async () => {
  await endPools();
  await outside.stop();
});

const gift = { amount: '2500', cover_fee: 'no', left_over: 'pool' };

async function paidGift(fields: Record<string, string> = gift, email = 'donor@example.org') {
  const begun = await beginGift(slug, fields);
  expect(await payOnHostedPage(begun.payUrl, { card: 'success', email })).toMatchObject({ status: 303 });
  return begun.sessionId;
}

const eventOf = async (sessionId: string) => {
  const [delivery] = await outside.catcher.until(completed(sessionId));
  if (!delivery) throw new Error('no event was sent');
  return delivery;
};

describe('a gift arrives once, by whichever way', () => {
  it('by the donor coming back, and then by the webhook', async () => {
    const sessionId = await paidGift();
    expect(await giftsOf(sessionId)).toEqual([]);
    expect((await comeBack(sessionId)).outcome).toMatchObject({ status: 'paid', amount: 'USD\u00a025' });
    expect(await giftsOf(sessionId)).toHaveLength(1);
    await deliverAndWork(await eventOf(sessionId));
    expect(await giftsOf(sessionId)).toHaveLength(1);
  });

  it('by the webhook, and then by the donor coming back', async () => {
    const sessionId = await paidGift();
    await deliverAndWork(await eventOf(sessionId));
    expect(await giftsOf(sessionId)).toHaveLength(1);
    expect((await comeBack(sessionId)).outcome).toMatchObject({ status: 'paid', amount: 'USD\u00a025' });
    expect(await giftsOf(sessionId)).toHaveLength(1);
  });

  it('by the same event five times at once', async () => {
    const sessionId = await paidGift();
    const event = await eventOf(sessionId);
    const answers = await Promise.all(Array.from({ length: 5 }, () => deliver(event.body, event.signature)));
    expect(answers).toEqual([200, 200, 200, 200, 200]);
    expect(await rowsOf('SELECT 1 FROM giving.stripe_event WHERE event_id = $1', [event.id])).toHaveLength(1);
    // Whoever finds it in other hands comes back later; in the end it is done, once.
    const worked = await Promise.allSettled(
      Array.from({ length: 5 }, () => givingHandlers.stripe_event?.({ eventId: event.id })),
    );
    expect(worked.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await giftsOf(sessionId)).toHaveLength(1);
    expect(await rowsOf('SELECT state FROM giving.stripe_event WHERE event_id = $1', [event.id])).toEqual([
      { state: 'handled' },
    ]);
  });

  it('by eight fulfilments at once', async () => {
    const sessionId = await paidGift();
    const before = await balance('stripe_receivable');
    const settled = await balance('stripe_balance');
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => fulfilCheckout(sessionId)));
    expect(new Set(outcomes)).toEqual(new Set(['booked']));
    const [booked, ...more] = await giftsOf(sessionId);
    expect(booked).toMatchObject({ amount_minor: '2500', fee_cover_minor: '0' });
    expect(more).toEqual([]);
    // The gift came in as receivable and was settled by its one balance transaction: the receivable is even again.
    expect(await balance('stripe_receivable')).toBe(before);
    // 2.9 % of 25.00 is 72.5 cents, rounded up, and 30.
    expect((await balance('stripe_balance')) - settled).toBe(2_500n - 103n);
  });

  it('after the bank asked for a confirmation, not before', async () => {
    const { payUrl, sessionId } = await beginGift(slug, gift);
    expect(await payOnHostedPage(payUrl, { card: '3ds' })).toMatchObject({
      location: expect.stringContaining('confirm'),
    });
    expect((await comeBack(sessionId)).outcome).toMatchObject({ status: 'open' });
    expect(await giftsOf(sessionId)).toEqual([]);
    expect(await answerBank(payUrl, 'confirm')).toMatchObject({ status: 303 });
    expect((await comeBack(sessionId)).outcome).toMatchObject({ status: 'paid' });
  });
});

describe('no gift', () => {
  it('is booked of a card that is declined; the same page can still be paid', async () => {
    const { payUrl, sessionId } = await beginGift(slug, gift);
    expect(await payOnHostedPage(payUrl, { card: 'declined' })).toMatchObject({ status: 402 });
    expect((await comeBack(sessionId)).outcome).toMatchObject({ status: 'open' });
    expect(await giftsOf(sessionId)).toEqual([]);
    await payOnHostedPage(payUrl, { card: 'success' });
    expect((await comeBack(sessionId)).outcome).toMatchObject({ status: 'paid' });
  });

  it('is booked of a bank that refuses', async () => {
    const { payUrl, sessionId } = await beginGift(slug, gift);
    await payOnHostedPage(payUrl, { card: '3ds' });
    await answerBank(payUrl, 'refuse');
    expect((await comeBack(sessionId)).outcome).toMatchObject({ status: 'open' });
    expect(await giftsOf(sessionId)).toEqual([]);
  });

  it('is booked of a session that expired, and its hold is gone', async () => {
    const { payUrl, sessionId } = await beginGift(slug, gift);
    await payments().expireCheckout(sessionId, `expire-${sessionId}`);
    expect((await comeBack(sessionId)).outcome).toMatchObject({ status: 'expired' });
    expect((await payOnHostedPage(payUrl, { card: 'success' })).html).toContain('no longer open');
    expect(await giftsOf(sessionId)).toEqual([]);
    expect(await rowsOf('SELECT status, hold_minor FROM giving.checkout WHERE session_id = $1', [sessionId])).toEqual([
      { status: 'expired', hold_minor: '0' },
    ]);
  });

  it.each(['cs_test_0000000000000000', 'cs_', '', "cs_test_' OR 1=1 --", 'pi_1234567890'])(
    'is known of the session %j, and the page says so calmly',
    async (sessionId) => {
      expect((await comeBack(sessionId)).outcome).toBeNull();
    },
  );
});

describe('what a gift leaves in the books', () => {
  it('lets the whole gift reach the needs when the donor does not cover the costs', async () => {
    const before = await balancesNow();
    await comeBack(await paidGift());
    const after = await balancesNow();
    expect(differences(before, after)).toEqual({ processing_fees: 103n, fee_cover_income: 0n, stripe_balance: 2_397n });
  });

  it('books the cover as income of the operating fund, and the fee as Stripe says it', async () => {
    const before = await balancesNow();
    const sessionId = await paidGift({ ...gift, cover_fee: 'yes' });
    await comeBack(sessionId);
    const [booked] = await giftsOf(sessionId);
    const cover = BigInt(booked?.fee_cover_minor ?? '0');
    expect(BigInt(booked?.amount_minor ?? '0') - cover).toBe(2_500n);
    const after = await balancesNow();
    const changed = differences(before, after);
    expect(changed.fee_cover_income).toBe(-cover);
    // The estimate covers what it did cost, to the cent.
    expect(changed.processing_fees).toBe(cover);
    expect(changed.stripe_balance).toBe(2_500n);
  });

  it('numbers receipts without gaps, sends each once, and tells a mail nothing of a story', async () => {
    const sessionIds = await Promise.all(['a', 'b', 'c'].map((name) => paidGift(gift, `receipt-${name}@example.org`)));
    for (const sessionId of sessionIds) await comeBack(sessionId);
    const giftIds = (await Promise.all(sessionIds.map(giftsOf))).flatMap((gifts) => gifts.map(({ id }) => id));
    await Promise.all(giftIds.map((giftId) => givingHandlers.gift_booked?.({ giftId })));
    await givingHandlers.gift_booked?.({ giftId: giftIds[0] });
    const serials = await rowsOf<{ serial: number }>('SELECT serial FROM giving.receipt ORDER BY serial');
    expect(serials.map(({ serial }) => serial)).toEqual(serials.map((_, index) => index + 1));
    const perGift = await rowsOf('SELECT gift_id FROM giving.receipt WHERE gift_id = ANY($1)', [giftIds]);
    expect(perGift).toHaveLength(3);
    const answer = await fetch(`${outside.mailbox}/api/messages?to=receipt-b@example.org`);
    const { messages } = (await answer.json()) as { messages: { text: string; subject: string }[] };
    expect(messages).toHaveLength(1);
    expect(messages[0]?.text).toContain('Total charged: USD\u00a025.00');
    expect(messages[0]?.text).toContain(`/en/needs/${slug}`);
    expect(`${messages[0]?.subject} ${messages[0]?.text}`).not.toMatch(/A story|A title|Line \d/);
  });

  it("keeps the donor's address nowhere in the clear", async () => {
    const email = 'Somebody.Generous@donor-household.example';
    const sessionId = await paidGift(gift, email);
    await deliverAndWork(await eventOf(sessionId));
    const [booked] = await giftsOf(sessionId);
    await givingHandlers.gift_booked?.({ giftId: booked?.id ?? '' });
    expect(await tablesWith(email)).toEqual([]);
    expect(await tablesWith('donor-household')).toEqual([]);
    // The search can find: the session's id stands in the clear, and so does text within bytes.
    expect(await tablesWith(sessionId)).toContain('giving.checkout');
    await rowsOf('CREATE TABLE giving.planted AS SELECT convert_to($1, $2) AS bytes', [email.toLowerCase(), 'UTF8']);
    expect(await tablesWith('donor-household')).toEqual(['giving.planted']);
    await rowsOf('DROP TABLE giving.planted');
  });
});

const ACCOUNTS = ['processing_fees', 'fee_cover_income', 'stripe_balance'] as const;
type Balances = Record<(typeof ACCOUNTS)[number], bigint>;

async function balancesNow(): Promise<Balances> {
  const found = await Promise.all(ACCOUNTS.map(async (code) => [code, await balance(code)] as const));
  return Object.fromEntries(found) as Balances;
}

const differences = (before: Balances, after: Balances): Balances =>
  Object.fromEntries(ACCOUNTS.map((code) => [code, after[code] - before[code]])) as Balances;

/** Every table, of any schema of ours, in which this text stands, as text or as bytes, whatever its case. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await rowsOf<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const lower = Buffer.from(text.toLowerCase()).toString('hex');
  const asTyped = Buffer.from(text).toString('hex');
  const found: string[] = [];
  for (const { name } of tables) {
    const [hit] = await rowsOf<{ hit: boolean }>(
      `SELECT EXISTS (SELECT FROM ${name} t WHERE strpos(lower(t::text), lower($1)) > 0
         OR strpos(t::text, $2) > 0 OR strpos(t::text, $3) > 0) AS hit`,
      [text, lower, asTyped],
    );
    if (hit?.hit) found.push(name);
  }
  return found;
}
