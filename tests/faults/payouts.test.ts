import { describe, expect } from 'vitest';
import { rows, type Scene, setScene } from '../integration/ledger/scene';
import { quiet } from './clean';
import { give } from './donor';
import { fault } from './fault';
import { deliveries, order, send, stripeObject, tamper } from './sandbox';
import { bookedGift, exceptionsAbout, openBooks, progressOf, rowsOf } from './state';
import { until } from './until';

interface Payout {
  id: string;
  amount: number;
  status: string;
}

/** What finance sees of a payout. */
const payoutOf = async (scene: Scene, id: string) =>
  (
    await rows<{ status: string; amount_minor: bigint }>(
      scene.finance,
      'SELECT status, amount_minor FROM ledger.payout WHERE payout_id = $1',
      [id],
    )
  )[0];

describe('money on its way to the bank', () => {
  fault(
    53,
    'payout fails after it was paid',
    'a failed payout is final, its return is a balance transaction of its own, and finance must look',
    async () => {
      // A currency that no other test pays out.
      const scene = await setScene([1_000_000n], { currency: 'GBP' });
      const changes = await openBooks();
      const given = await give(scene);
      const gift = await bookedGift(given.sessionId);
      await quiet();
      const charge = await stripeObject<{ balance_transaction: string }>(`charges/${given.chargeId}`);
      await tamper(charge.balance_transaction, {
        available_on: Math.floor(Date.now() / 1000) - 60,
        status: 'available',
      });
      const { payouts } = await order<{ payouts: Payout[] }>('payouts', { currency: 'gbp', arrived: true });
      const payout = payouts[0];
      if (!payout) throw new Error('nothing was paid out');
      expect(payout.amount).toBe(2_407);
      await until('finance sees that it was paid', async () => (await payoutOf(scene, payout.id))?.status === 'paid');
      await quiet();
      expect(await changes()).toEqual({
        'line_free GBP': -2_500,
        'processing_fees GBP': 93,
        'payouts_in_transit GBP': 2_407,
      });

      await order(`payouts/${payout.id}/fail`, {});
      await until('finance sees that it failed', async () => (await payoutOf(scene, payout.id))?.status === 'failed');
      // What was said before is said again, and changes nothing.
      for (const { event } of await deliveries(payout.id)) await send({ event, times: 2 });
      await quiet();
      expect(await payoutOf(scene, payout.id)).toEqual({ status: 'failed', amount_minor: 2_407n });
      expect(await changes()).toEqual({
        'line_free GBP': -2_500,
        'processing_fees GBP': 93,
        'stripe_balance GBP': 2_407,
      });
      expect(
        await rowsOf('SELECT type FROM giving.balance_transaction WHERE source_id = $1 ORDER BY 1', [payout.id]),
      ).toEqual([{ type: 'payout' }, { type: 'payout_failure' }]);
      expect(await exceptionsAbout(scene, payout.id)).toMatchObject([
        { kind: 'payout_failed_after_paid', state: 'open', currency: 'GBP', amount_minor: 2_407n },
      ]);
      // The gift is none of the bank's business: need and donor have it.
      expect((await progressOf(scene))?.allocated_minor).toBe(gift.amount_minor);
    },
  );
});
