import { describe, expect } from 'vitest';
import { setScene } from '../integration/ledger/scene';
import { quiet } from './clean';
import { begin, lettersTo, paySession, sendForm, thanks } from './donor';
import { fault } from './fault';
import { settings } from './sandbox';
import { bookedGift, entriesOf, openBooks, partsOf, progressOf, receiptsOf, rowsOf } from './state';
import { until } from './until';

const byCurrency = [
  {
    currency: 'JPY',
    typed: '2,500',
    minor: 2_500,
    fee: 73 + 40,
    shown: 'JPY 2,500',
    charged: 'JPY\u00a02,500',
    refused: ['25.5', '2500.00', '99'],
  },
  {
    currency: 'KWD',
    typed: '25.000',
    minor: 25_000,
    fee: 730 + 100,
    shown: 'KWD 25',
    charged: 'KWD\u00a025.000',
    refused: ['25.001', '25.0001', '0.490'],
  },
  {
    currency: 'HUF',
    typed: '25,000',
    minor: 2_500_000,
    fee: 72_500 + 8_500,
    shown: 'HUF 25,000',
    charged: 'HUF\u00a025,000',
    refused: ['250.50', '199', '0.01'],
  },
] as const;

describe('money that is not dollars and cents', () => {
  fault(43, 'JPY, KWD, HUF', 'digits and steps of each currency, in the form, the database and the words', async () => {
    for (const { currency, typed, minor, fee, shown, charged, refused } of byCurrency) {
      const scene = await setScene([BigInt(minor) * 4n], { currency });
      const changes = await openBooks();
      for (const other of refused) {
        const answer = await sendForm(scene, { other });
        expect(answer.status, `${currency} ${other}`).toBe(422);
      }
      const given = await paySession(await begin(scene, { other: typed }));
      const gift = await bookedGift(given.sessionId);
      await quiet();
      expect(gift).toMatchObject({ amount_minor: String(minor), currency, differs: false });
      expect(await partsOf(gift.id)).toMatchObject([{ kind: 'line', amount_minor: String(minor) }]);
      expect(await changes()).toEqual({
        [`line_free ${currency}`]: -minor,
        [`stripe_balance ${currency}`]: minor - fee,
        [`processing_fees ${currency}`]: fee,
      });
      expect((await progressOf(scene))?.allocated_minor).toBe(String(minor));
      expect(await thanks(given.sessionId)).toContain(`Your gift of ${shown} has arrived.`);
      expect(await receiptsOf(gift.id)).toMatchObject([{ state: 'issued', amount_minor: String(minor) }]);
      const [letter] = await until('the receipt is mailed', () => lettersTo(given.email));
      expect(letter?.text).toContain(`Total charged: ${charged}`);
    }
  });

  fault(
    46,
    'another settlement currency with an exchange rate',
    'exchange goes through position accounts, as the balance transaction says',
    async () => {
      const scene = await setScene([1_000_000n], { currency: 'JPY' });
      const changes = await openBooks();
      await settings({ settlement: ['usd'], exchange_rates: { jpy: 0.0064 } });
      const given = await paySession(await begin(scene, { other: '10,000' }));
      const gift = await bookedGift(given.sessionId);
      await settings({ settlement: [] });
      await quiet();
      // 10,000 yen are 64 dollars; 2.9 % of them and 30 cents are the fee. The need has its yen in full.
      const fee = 186 + 30;
      expect(await changes()).toEqual({
        'line_free JPY': -10_000,
        'exchange_position JPY': 10_000,
        'exchange_position USD': -6_400,
        'stripe_balance USD': 6_400 - fee,
        'processing_fees USD': fee,
      });
      expect(gift).toMatchObject({ amount_minor: '10000', currency: 'JPY', differs: false });
      expect((await progressOf(scene))?.allocated_minor).toBe('10000');
      const [settled] = await rowsOf<{ id: string; exchange_rate: string; currency: string }>(
        'SELECT id, exchange_rate::text AS exchange_rate, currency::text AS currency FROM giving.balance_transaction WHERE source_id = $1',
        [given.chargeId],
      );
      expect(settled).toMatchObject({ currency: 'USD' });
      expect(Number(settled?.exchange_rate)).toBe(0.64);
      const kinds = (await entriesOf(scene, settled?.id ?? '')).map(({ code }) => code);
      expect(kinds.filter((code) => code === 'exchange_position')).toHaveLength(2);
      expect(await receiptsOf(gift.id)).toMatchObject([{ state: 'issued', amount_minor: '10000' }]);
      expect(await thanks(given.sessionId)).toContain('Your gift of JPY 10,000 has arrived.');
    },
  );
});
