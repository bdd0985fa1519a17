import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { quiet } from './clean';
import { beginMonthly, type GivenAway, lettersTo, pageText, paySession, post, signIn, thanks } from './donor';
import { fault } from './fault';
import { feeOf } from './outcome';
import { answerBank, deliveries, letGo, order, release, rule, send, stripeObject } from './sandbox';
import { type Gift, giftsOf, openBooks, receiptsOf, rowsOf } from './state';
import { until } from './until';

interface Monthly extends GivenAway {
  subscriptionId: string;
}

/** A donor gives 25 dollars every month, from today on. */
async function startMonthly(card = 'success'): Promise<Monthly> {
  const given = await paySession(await beginMonthly(), undefined, card);
  if (card === 'renewal_3ds') await answerBank(given.sessionId, 'confirm');
  const session = await stripeObject<{ subscription: string }>(`checkout/sessions/${given.sessionId}`);
  return { ...given, subscriptionId: session.subscription };
}

interface Invoice {
  id: string;
  status: string;
}
const renew = async (monthly: Monthly) =>
  (await order<{ invoice: Invoice }>(`subscriptions/${monthly.subscriptionId}/renew`, {})).invoice;

/** Every gift of a monthly one, by when it was booked. */
const giftsOfMonthly = (monthly: Monthly) =>
  rowsOf<Gift>(
    `SELECT g.id, g.amount_minor, g.currency::text AS currency FROM giving.gift g JOIN giving.monthly_terms t ON t.checkout_id = g.checkout_id
     JOIN giving.monthly_gift m ON m.id = t.monthly_gift_id WHERE m.subscription_id = $1 ORDER BY g.booked_at, g.paid_at`,
    [monthly.subscriptionId],
  );
const untilGifts = (monthly: Monthly, count: number) =>
  until(`${count} gifts are booked`, async () => {
    const gifts = await giftsOfMonthly(monthly);
    return gifts.length >= count && gifts;
  });
const statusOf = async (monthly: Monthly) =>
  (
    await rowsOf<{ id: string; status: string }>(
      'SELECT id, status FROM giving.monthly_gift WHERE subscription_id = $1',
      [monthly.subscriptionId],
    )
  )[0];
const untilStatus = (monthly: Monthly, status: string) =>
  until(`the monthly gift is ${status}`, async () => (await statusOf(monthly))?.status === status);

/** So many gifts of 25 dollars to the pool, each with its fee, its receipt and its mail. */
async function expectMonths(
  monthly: Monthly,
  count: number,
  changes: () => Promise<Record<string, number>>,
): Promise<void> {
  await quiet();
  const gifts = await giftsOfMonthly(monthly);
  expect(gifts.map(({ amount_minor }) => amount_minor)).toEqual(Array.from({ length: count }, () => '2500'));
  expect(await changes()).toEqual({
    'pool_fund USD': -2_500 * count,
    'stripe_balance USD': (2_500 - feeOf(2_500)) * count,
    'processing_fees USD': feeOf(2_500) * count,
  });
  for (const { id } of gifts) expect(await receiptsOf(id)).toMatchObject([{ state: 'issued', amount_minor: '2500' }]);
  const receipts = (await lettersTo(monthly.email)).filter(({ subject }) => subject.startsWith('Your receipt'));
  expect(receipts).toHaveLength(count);
}

describe('a gift every month', () => {
  fault(
    49,
    "a renewal's invoice.paid twice, or before subscription.created",
    'an invoice is booked once for its subscription and period; one that comes first brings its subscription along',
    async () => {
      const changes = await openBooks();
      await rule({ action: 'hold' });
      const monthly = await startMonthly();
      const [paid] = await until('the first invoice is paid', () => deliveries(monthly.subscriptionId, 'invoice.paid'));
      await release({ type: 'invoice.paid', about: monthly.subscriptionId });
      await untilGifts(monthly, 1);
      await letGo({ order: 'reverse' });
      await send({ event: paid?.event ?? '', times: 3 });
      await quiet();
      const invoice = await renew(monthly);
      await untilGifts(monthly, 2);
      const [renewed] = await deliveries(invoice.id, 'invoice.paid');
      await send({ event: renewed?.event ?? '', same_id: true, times: 3 });
      await send({ event: renewed?.event ?? '', times: 3 });
      await expectMonths(monthly, 2, changes);
      expect((await statusOf(monthly))?.status).toBe('active');
    },
  );

  fault(
    50,
    'renewal fails, 3-D Secure, recovers',
    'only a paid invoice is a gift; the state follows Stripe, past due and back',
    async () => {
      const changes = await openBooks();
      const monthly = await startMonthly('renewal_3ds');
      await untilGifts(monthly, 1);
      const invoice = await renew(monthly);
      await untilStatus(monthly, 'past_due');
      await expectMonths(monthly, 1, changes);
      // The bank says no, then the donor tries again and confirms.
      await order(`invoices/${invoice.id}/confirm`, { answer: 'refuse' });
      await order(`invoices/${invoice.id}/pay`, { card: '3ds' });
      await order(`invoices/${invoice.id}/confirm`, { answer: 'confirm' });
      await untilGifts(monthly, 2);
      await untilStatus(monthly, 'active');
      // The failure is told once more.
      for (const { event } of await deliveries(invoice.id, 'invoice.payment_failed')) await send({ event });
      await expectMonths(monthly, 2, changes);
      expect((await statusOf(monthly))?.status).toBe('active');
    },
  );

  fault(
    51,
    'cancelling races a renewal',
    'a stop is noted before Stripe is told and is final; what was paid before it is booked',
    async () => {
      const changes = await openBooks();
      const monthly = await startMonthly();
      await untilGifts(monthly, 1);
      const cookie = await signIn(monthly.email);
      // The month begins while the donor presses the button; the news of the payment comes last.
      await rule({ action: 'hold' });
      const { id } = (await statusOf(monthly)) ?? { id: '' };
      const stop = { what: 'stop', command_id: randomUUID() };
      const [, ...stopped] = await Promise.all([
        renew(monthly),
        post(`/en/my-gifts/monthly/${id}`, stop, { cookie }),
        post(`/en/my-gifts/monthly/${id}`, stop, { cookie }),
      ]);
      expect(stopped.map(({ status }) => status)).toEqual([303, 303]);
      await release({ type: 'customer.subscription.*', about: monthly.subscriptionId });
      await untilStatus(monthly, 'cancelled');
      await letGo();
      const subscription = await stripeObject<{ status: string }>(`subscriptions/${monthly.subscriptionId}`);
      expect(subscription.status).toBe('canceled');
      const { data: invoices } = await stripeObject<{ data: Invoice[] }>(
        `invoices?subscription=${monthly.subscriptionId}`,
      );
      await expectMonths(monthly, invoices.filter(({ status }) => status === 'paid').length, changes);
      expect((await statusOf(monthly))?.status).toBe('cancelled');
      expect((await pageText('/en/my-gifts', cookie)).text).toContain('stopped');
      // No month after this one is charged.
      await renew(monthly);
      await quiet();
      expect(
        (await stripeObject<{ data: Invoice[] }>(`invoices?subscription=${monthly.subscriptionId}`)).data,
      ).toHaveLength(invoices.length);
    },
  );

  fault(
    52,
    'first invoice counted with the session too',
    'unique payment intent: session and invoice name the same payment',
    async () => {
      const changes = await openBooks();
      await rule({ action: 'hold' });
      const monthly = await startMonthly();
      const [completed] = await deliveries(monthly.sessionId, 'checkout.session.completed');
      const [paid] = await deliveries(monthly.subscriptionId, 'invoice.paid');
      // Both at the same moment, each under two ids, while the donor comes back.
      await Promise.all([
        send({ event: completed?.event ?? '', times: 2 }),
        send({ event: paid?.event ?? '', times: 2 }),
        thanks(monthly.sessionId),
      ]);
      await untilGifts(monthly, 1);
      await letGo({ order: 'shuffle' });
      await expectMonths(monthly, 1, changes);
      expect(await giftsOf(monthly.sessionId)).toHaveLength(1);
      expect(await thanks(monthly.sessionId)).toContain('USD 25');
    },
  );
});
