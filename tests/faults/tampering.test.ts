import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect } from 'vitest';
import { openCheckout } from '../integration/ledger/acts';
import { refusal, type Scene, setScene } from '../integration/ledger/scene';
import { quiet } from './clean';
import { begin, give, paySession, sendForm, thanks } from './donor';
import { fault } from './fault';
import { takeOn } from './finance';
import { expectArrived, feeOf } from './outcome';
import { letGo, rule, send, stripeObject, tamper } from './sandbox';
import {
  bookedGift,
  checkoutOf,
  eventState,
  exceptionsAbout,
  giftsOf,
  openBooks,
  partsOf,
  progressOf,
  receiptsOf,
  rowsOf,
} from './state';
import { foreignPayment } from './strangers';
import { until } from './until';

let scene: Scene;
beforeEach(async () => {
  scene = await setScene([1_000_000n, 500_000n]);
});

const countCheckouts = async () => (await rowsOf('SELECT 1 FROM giving.checkout')).length;

/** Refused at the form with these fields; nothing was begun, and what was typed is still there. */
async function expectRefused(what: string, fields: Record<string, string>): Promise<void> {
  const before = await countCheckouts();
  const answer = await sendForm(scene, fields);
  const page = await answer.text();
  expect(answer.status, what).toBe(422);
  expect(page, what).toContain('role="alert"');
  if (fields.other?.trim()) expect(page, what).toContain(`value="${fields.other.replaceAll('"', '&quot;')}"`);
  expect(await countCheckouts(), what).toBe(before);
}

describe('what Stripe says differs from what we asked for', () => {
  fault(
    23,
    'amount in the event differs from ours',
    'amounts come from the truth at Stripe, never from an event',
    async () => {
      const changes = await openBooks();
      await rule({ action: 'hold' });
      const given = await give(scene);
      // An event that exaggerates.
      await send({ object: given.sessionId, type: 'checkout.session.completed', changes: { amount_total: 9_999_900 } });
      await bookedGift(given.sessionId);
      await letGo();
      await expectArrived(scene, given, { changes });
      // And a payment that really is of another amount than our page said: booked as it is, and marked for finance.
      const sessionId = await begin(scene);
      await tamper(sessionId, { amount_total: 2_600, amount_subtotal: 2_600 });
      await paySession(sessionId);
      const gift = await bookedGift(sessionId);
      await quiet();
      expect(gift).toMatchObject({ amount_minor: '2600', differs: true });
      expect(await partsOf(gift.id)).toMatchObject([{ kind: 'line', amount_minor: '2600' }]);
      expect(await receiptsOf(gift.id)).toMatchObject([{ state: 'issued', amount_minor: '2600' }]);
      expect(await exceptionsAbout(scene, gift.id)).toMatchObject([{ kind: 'gift_differs', state: 'open' }]);
    },
  );

  fault(
    24,
    'currency differs',
    'a line takes its own currency only; other money is booked to the pool and marked',
    async () => {
      const changes = await openBooks();
      const sessionId = await begin(scene);
      await tamper(sessionId, { currency: 'eur' });
      await paySession(sessionId);
      const gift = await bookedGift(sessionId);
      await quiet();
      expect(gift).toMatchObject({ amount_minor: '2500', currency: 'EUR', differs: true });
      expect(await partsOf(gift.id)).toMatchObject([{ kind: 'pool', amount_minor: '2500' }]);
      expect(await changes()).toMatchObject({ 'pool_fund EUR': -2_500 });
      expect(Object.keys(await changes()).filter((account) => account.endsWith('USD'))).toEqual([]);
      expect((await progressOf(scene))?.allocated_minor).toBe('0');
      expect(await giftsOf(sessionId)).toHaveLength(1);
      expect(await exceptionsAbout(scene, gift.id)).toMatchObject([{ kind: 'gift_differs', state: 'open' }]);
    },
  );
});

describe('what the donor sends is not what our form offers', () => {
  fault(25, 'amount tampered in the form', 'amounts are parsed on the server and computed there', async () => {
    const changes = await openBooks();
    for (const [what, fields] of [
      ['negative', { amount: '-2500' }],
      ['negative, typed', { other: '-25' }],
      ['a fraction of a cent', { other: '25.001' }],
      ['a fraction', { amount: '2500.5' }],
      ['1e9', { amount: '1e9' }],
      ['1e9, typed', { other: '1e9' }],
      ['NaN', { amount: 'NaN' }],
      ['NaN, typed', { other: 'NaN' }],
      ['empty', {}],
      ['spaces', { amount: ' ', other: ' ' }],
      ['Arabic-Indic digits', { other: '٢٥' }],
      ['full-width digits', { other: '２５' }],
      ['hexadecimal', { other: '0x19' }],
      ['two amounts', { other: '25 50' }],
    ] as [string, Record<string, string>][])
      await expectRefused(what, fields);
    expect(await changes()).toEqual({});
    // The fee cover is computed here too: a form cannot say what it is.
    const sessionId = await begin(scene, { amount: '2500', cover_fee: 'yes', fee_cover_minor: '1', fee: '1' });
    expect(
      await rowsOf('SELECT amount_minor, fee_cover_minor FROM giving.checkout WHERE session_id = $1', [sessionId]),
    ).toEqual([{ amount_minor: '2500', fee_cover_minor: '106' }]);
  });

  fault(
    44,
    'below the minimum, above eight digits',
    'limits per currency in the form and in open_checkout',
    async () => {
      const changes = await openBooks();
      await expectRefused('less than the least', { other: '0.99' });
      await expectRefused('nine digits', { other: '1,000,000.00' });
      await expectRefused('nine digits, chosen', { amount: '100000000' });
      await expectRefused('fifteen digits', { amount: '999999999999999' });
      const { campaignId } = scene;
      for (const asked of [
        { amountMinor: 99n },
        { amountMinor: 100_000_000n },
        { amountMinor: 99_999_999n, feeCoverMinor: 1n },
      ])
        expect(await refusal(openCheckout({ campaignId, ...asked }))).toBe('HW003');
      expect(await changes()).toEqual({});
      // The least and the most are taken, to the cent.
      const least = await paySession(await begin(scene, { other: '1.00' }));
      await expectArrived(scene, least, { amountMinor: 100 });
      const most = await paySession(await begin(scene, { other: '999,999.99' }));
      expect(await bookedGift(most.sessionId)).toMatchObject({ amount_minor: '99999999', differs: false });
      expect(await thanks(most.sessionId)).toContain('Your gift of USD 999,999.99 has arrived.');
    },
  );
});

describe('what belongs to somebody else', () => {
  fault(
    26,
    "someone else's session id on the return address",
    'the page asks Stripe and tells amounts only; nothing is done on the word of an address',
    async () => {
      const changes = await openBooks();
      const given = await give(scene);
      await bookedGift(given.sessionId);
      // Whoever finds the address learns that 25 dollars arrived, and nothing of the donor.
      const page = await thanks(given.sessionId);
      expect(page).toContain('Your gift of USD 25 has arrived.');
      expect(page).not.toContain(given.email);
      expect(page).not.toContain(given.email.split('@')[0]);
      // A session that is not paid is not paid by looking at it, nor is one of another shop.
      const open = await begin(scene);
      expect(await thanks(open)).toContain('This payment has not been completed.');
      expect(await giftsOf(open)).toEqual([]);
      const foreign = await foreignPayment(700);
      for (const unknown of [foreign.sessionId, `${given.sessionId.slice(0, -1)}_`, "cs_' OR 1=1 --", ''])
        expect(await thanks(unknown)).toContain('We do not know this payment');
      expect(await giftsOf(foreign.sessionId)).toEqual([]);
      await until('the other money waits for finance', () => exceptionsAbout(scene, foreign.transactionId));
      await quiet();
      expect(await changes()).toEqual({
        'line_free USD': -2_500,
        'suspense USD': -700,
        'stripe_balance USD': 2_500 - feeOf(2_500) + 700 - feeOf(700),
        'processing_fees USD': feeOf(2_500) + feeOf(700),
      });
    },
  );

  fault(
    27,
    "metadata names another donor's gift",
    'a checkout is paid by the session that we wrote down, whatever the metadata says',
    async () => {
      const changes = await openBooks();
      const victims = await begin(scene, { amount: '5000' });
      const others = await begin(scene);
      const victim = await checkoutOf(victims);
      await tamper(others, { client_reference_id: victim?.id, metadata: { checkout_id: victim?.id } });
      const paid = await paySession(others);
      const charge = await stripeObject<{ balance_transaction: string }>(`charges/${paid.chargeId}`);
      // The money is booked; whose it is, a person finds out.
      const transaction = charge.balance_transaction;
      const [found] = await until('finance must look', () => exceptionsAbout(scene, transaction));
      expect(found).toMatchObject({ kind: 'unknown_money', state: 'open', currency: 'USD', amount_minor: 2_500n });
      await quiet();
      expect(await giftsOf(victims)).toEqual([]);
      expect(await checkoutOf(victims)).toMatchObject({ status: 'open' });
      expect(await thanks(victims)).toContain('Nothing was charged.');
      // Who paid is not told that nothing was charged.
      expect(await thanks(others)).toContain('We do not know this payment');
      expect(await thanks(others)).not.toContain('Nothing was charged.');
      expect(await changes()).toEqual({
        'suspense USD': -2_500,
        'stripe_balance USD': 2_500 - feeOf(2_500),
        'processing_fees USD': feeOf(2_500),
      });
      // The other donor's gift comes to them as if nothing had been.
      const mine = await openBooks();
      await expectArrived(scene, await paySession(victims), { amountMinor: 5_000, changes: mine });
    },
  );

  fault(
    28,
    'unknown metadata, charge or account',
    'money that nobody knows is booked to suspense with an open exception; events of another account are put aside',
    async () => {
      const changes = await openBooks();
      const foreign = await foreignPayment(4_200, { checkout_id: randomUUID(), order: '4711' });
      const [found] = await until('finance must look', () => exceptionsAbout(scene, foreign.transactionId));
      expect(found).toMatchObject({ kind: 'unknown_money', state: 'open', currency: 'USD', amount_minor: 4_200n });
      await takeOn(scene.finance, found?.id ?? '');
      expect(await exceptionsAbout(scene, foreign.transactionId)).toMatchObject([{ owner: scene.finance.userId }]);
      await quiet();
      expect(await changes()).toEqual({
        'suspense USD': -4_200,
        'stripe_balance USD': 4_200 - feeOf(4_200),
        'processing_fees USD': feeOf(4_200),
      });
      expect(await giftsOf(foreign.sessionId)).toEqual([]);
      // An event that comes for another account than ours, about a payment of ours.
      const later = await openBooks();
      await rule({ action: 'hold' });
      const given = await give(scene);
      const elsewhere = await send({
        object: given.sessionId,
        type: 'checkout.session.completed',
        event_changes: { account: 'acct_1SomebodyElse' },
      });
      expect(elsewhere.statuses).toEqual([200]);
      await until('it is put aside', async () => (await eventState(elsewhere.id))?.state === 'ignored');
      expect(await exceptionsAbout(scene, elsewhere.id)).toMatchObject([{ kind: 'foreign_event', state: 'open' }]);
      expect(await giftsOf(given.sessionId)).toEqual([]);
      await letGo();
      await expectArrived(scene, given, { changes: later });
    },
  );

  fault(29, 'livemode differs', 'an event of the other mode is stored and left alone', async () => {
    const changes = await openBooks();
    await rule({ action: 'hold' });
    const given = await give(scene);
    const foreign = await send({
      object: given.sessionId,
      type: 'checkout.session.completed',
      changes: { livemode: true },
      event_changes: { livemode: true },
    });
    expect(foreign.statuses).toEqual([200]);
    await until('it is put aside', async () => (await eventState(foreign.id))?.state === 'ignored');
    expect(await exceptionsAbout(scene, foreign.id)).toMatchObject([{ kind: 'foreign_event', state: 'open' }]);
    expect(await giftsOf(given.sessionId)).toEqual([]);
    expect(await changes()).toEqual({});
    await letGo();
    await expectArrived(scene, given, { changes });
  });
});
