import { beforeEach, describe, expect } from 'vitest';
import { type Scene, setScene, value, worker } from '../integration/ledger/scene';
import { quiet } from './clean';
import { begin, lettersTo, pageText, paySession, slugOf, thanks } from './donor';
import { fault } from './fault';
import { feeOf } from './outcome';
import { letGo, rule } from './sandbox';
import { bookedGift, linesOf, openBooks, partsOf, progressOf, receiptsOf, refundsOf, rowsOf } from './state';
import { until } from './until';

let scene: Scene;
beforeEach(async () => {
  scene = await setScene([3_000n, 2_000n]);
});

/** The page goes: closed by its officer, or taken down. */
const takeDown = (status: 'closed' | 'unpublished') =>
  rowsOf('UPDATE public.campaign SET status = $2::public.campaign_status WHERE id = $1', [scene.campaignId, status]);

const settledBy = (amountMinor: number) => ({
  'stripe_balance USD': amountMinor - feeOf(amountMinor),
  'processing_fees USD': feeOf(amountMinor),
});

describe('the need changes while somebody pays', () => {
  fault(
    47,
    'campaign closed, withdrawn, or goal reached while paying',
    'what arrives is booked: to the pool, or as the donor chose; a line never takes more than its budget',
    async () => {
      // Closed: the donor chose the pool.
      const closed = await openBooks();
      const toPool = await begin(scene, { amount: '2500', left_over: 'pool' });
      const toDonor = await begin(scene, { amount: '2500', left_over: 'refund' });
      await takeDown('closed');
      const pooled = await paySession(toPool);
      const gift = await bookedGift(pooled.sessionId);
      await quiet();
      expect(await partsOf(gift.id)).toMatchObject([{ kind: 'pool', amount_minor: '2500' }]);
      expect(await closed()).toEqual({ 'pool_fund USD': -2_500, ...settledBy(2_500) });
      expect((await linesOf(scene)).map(({ allocated_minor }) => allocated_minor)).toEqual(['0', '0']);
      expect((await pageText(`/en/needs/${await slugOf(scene)}`)).status).toBe(410);
      expect(await thanks(pooled.sessionId)).toContain('Your gift of USD 25 has arrived.');
      expect(await receiptsOf(gift.id)).toMatchObject([{ state: 'issued' }]);

      // Closed, and the donor chose to have it back: it is owed to them, and a refund is asked for.
      const back = await openBooks();
      const returned = await paySession(toDonor);
      const owed = await bookedGift(returned.sessionId);
      await until('a refund is asked for', () => refundsOf(scene, owed.id));
      await quiet();
      expect(await partsOf(owed.id)).toMatchObject([{ kind: 'refund', amount_minor: '2500' }]);
      expect(await refundsOf(scene, owed.id)).toMatchObject([
        { source: 'donor_choice', state: 'requested', amount_minor: 2_500n },
      ]);
      expect(await back()).toEqual({ 'refunds_payable USD': -2_500, ...settledBy(2_500) });

      // Withdrawn: the same, though nobody closed it in order.
      scene = await setScene([3_000n, 2_000n]);
      const withdrawn = await openBooks();
      const late = await begin(scene, { amount: '2500' });
      await takeDown('unpublished');
      const gone = await bookedGift((await paySession(late)).sessionId);
      await quiet();
      expect(await partsOf(gone.id)).toMatchObject([{ kind: 'pool', amount_minor: '2500' }]);
      expect(await withdrawn()).toEqual({ 'pool_fund USD': -2_500, ...settledBy(2_500) });

      // Goal reached: three donors at once, 75 dollars for a need of 50.
      scene = await setScene([3_000n, 2_000n]);
      const reached = await openBooks();
      const sessions = await Promise.all([begin(scene), begin(scene), begin(scene)]);
      const gifts = await Promise.all(sessions.map((sessionId) => paySession(sessionId)));
      const booked = await Promise.all(gifts.map(({ sessionId }) => bookedGift(sessionId)));
      await quiet();
      expect((await linesOf(scene)).map(({ allocated_minor }) => allocated_minor)).toEqual(['3000', '2000']);
      expect(await progressOf(scene)).toEqual({ allocated_minor: '5000', missing_minor: '0' });
      const parts = (await Promise.all(booked.map(({ id }) => partsOf(id)))).flat();
      const inPool = parts
        .filter(({ kind }) => kind === 'pool')
        .reduce((sum, part) => sum + Number(part.amount_minor), 0);
      expect(inPool).toBe(2_500);
      expect(await reached()).toEqual({
        'line_free USD': -5_000,
        'pool_fund USD': -2_500,
        'stripe_balance USD': 3 * (2_500 - feeOf(2_500)),
        'processing_fees USD': 3 * feeOf(2_500),
      });
      for (const { email } of gifts) expect(await lettersTo(email)).toHaveLength(1);
    },
  );

  fault(
    48,
    'donor or campaign deleted before the webhook',
    'a checkout keeps its campaign; accounting needs no donor, and a forgotten one stays forgotten',
    async () => {
      // A donor of two gifts asks to be forgotten between paying the second and the news of it.
      const changes = await openBooks();
      const first = await paySession(await begin(scene, { amount: '1000' }));
      const known = await bookedGift(first.sessionId);
      await quiet();
      await rule({ action: 'hold' });
      const second = await paySession(await begin(scene, { amount: '2000' }), first.email);
      const [donor] = await rowsOf<{ id: string }>('SELECT donor_id AS id FROM giving.gift WHERE id = $1', [known.id]);
      await value(worker, 'SELECT giving.forget_donor($1)', [donor?.id]);
      await letGo();
      const gift = await bookedGift(second.sessionId);
      await quiet();
      const owners = await rowsOf<{ donor_id: string | null }>(
        'SELECT donor_id FROM giving.gift WHERE id = ANY($1) ORDER BY amount_minor',
        [[known.id, gift.id]],
      );
      // The second is not tied to whom we were asked to forget.
      expect(owners[1]?.donor_id).not.toBe(donor?.id);
      expect(await rowsOf('SELECT 1 FROM giving.donor WHERE id = $1 AND fingerprint IS NOT NULL', [donor?.id])).toEqual(
        [],
      );
      expect(await changes()).toEqual({
        'line_free USD': -3_000,
        'stripe_balance USD': 3_000 - feeOf(1_000) - feeOf(2_000),
        'processing_fees USD': feeOf(1_000) + feeOf(2_000),
      });
      expect(await receiptsOf(gift.id)).toMatchObject([{ state: 'issued', amount_minor: '2000' }]);

      // A page with a payment on its way cannot be deleted, not even by the database's owner; only taken down.
      const gone = await openBooks();
      const late = await begin(scene, { amount: '1500' });
      await expect(rowsOf('DELETE FROM public.campaign WHERE id = $1', [scene.campaignId])).rejects.toThrow(
        /foreign key/,
      );
      await rowsOf("UPDATE public.campaign SET visible_until = now() - interval '1 minute' WHERE id = $1", [
        scene.campaignId,
      ]);
      const pooled = await bookedGift((await paySession(late)).sessionId);
      await quiet();
      expect(await partsOf(pooled.id)).toMatchObject([{ kind: 'pool', amount_minor: '1500' }]);
      expect(await gone()).toEqual({ 'pool_fund USD': -1_500, ...settledBy(1_500) });
      expect(await thanks(late)).toContain('Your gift of USD 15 has arrived.');
    },
  );
});
