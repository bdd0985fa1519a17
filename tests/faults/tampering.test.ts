import { beforeEach, describe, expect } from 'vitest';
import { openCheckout } from '../integration/ledger/acts';
import { refusal, type Scene, setScene } from '../integration/ledger/scene';
import { quiet } from './clean';
import { begin, give, paySession, sendForm, thanks } from './donor';
import { fault } from './fault';
import { expectArrived } from './outcome';
import { letGo, rule, send, tamper } from './sandbox';
import { bookedGift, eventState, giftsOf, openBooks, partsOf, progressOf, receiptsOf, rowsOf } from './state';
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
    expect(await giftsOf(given.sessionId)).toEqual([]);
    expect(await changes()).toEqual({});
    await letGo();
    await expectArrived(scene, given, { changes });
  });
});
