import { describe, expect } from 'vitest';
import { sweepEvents } from '~/domain/giving/sweep-events.server';
import { setScene } from '../integration/ledger/scene';
import { quiet } from './clean';
import { give } from './donor';
import { fault } from './fault';
import { expectArrived } from './outcome';
import { clearRules, deliveries, rule } from './sandbox';
import { bookedGift, giftsOf, openBooks, rowsOf } from './state';
import { foreignExpiry } from './strangers';

describe('what Stripe said and nobody heard', () => {
  fault(
    40,
    'webhook lost: the sweep over events.list heals it',
    'the sweep stores every event that did not reach us',
    async () => {
      const scene = await setScene([10_000n]);
      const changes = await openBooks();
      await rule({ action: 'drop' });
      const given = await give(scene);
      expect((await deliveries(given.paymentIntentId)).map(({ state }) => state)).not.toContain('delivered');
      await quiet();
      expect(await giftsOf(given.sessionId)).toEqual([]);
      expect(await changes()).toEqual({});
      expect(await sweepEvents()).toBeGreaterThan(0);
      await bookedGift(given.sessionId);
      // A second round finds nothing new, and what was lost and comes after all is known.
      expect(await sweepEvents()).toBe(0);
      await expectArrived(scene, given, { changes });
    },
  );

  fault(54, 'more than 100 objects to page through', 'lists are read to their end, page by page', async () => {
    const scene = await setScene([10_000n]);
    const changes = await openBooks();
    await rule({ action: 'drop' });
    const given = await give(scene);
    // Newer events fill the first page of a hundred: the gift is on the second.
    for (let made = 0; made < 105; made += 1) await foreignExpiry();
    expect(await sweepEvents()).toBeGreaterThan(105);
    await bookedGift(given.sessionId);
    await clearRules();
    await quiet();
    const [ignored] = await rowsOf<{ count: string }>(
      "SELECT count(*) FROM giving.stripe_event WHERE type = 'checkout.session.expired' AND state = 'ignored'",
    );
    expect(Number(ignored?.count)).toBeGreaterThanOrEqual(105);
    await expectArrived(scene, given, { changes });
  });
});
