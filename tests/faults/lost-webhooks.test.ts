import { describe, expect } from 'vitest';
import { sweepEvents } from '~/domain/giving/index.server';
import { setScene } from '../integration/ledger/scene';
import { quiet } from './clean';
import { give } from './donor';
import { fault } from './fault';
import { expectArrived } from './outcome';
import { clearRules, deliveries, rule } from './sandbox';
import { bookedGift, openBooks, rowsOf } from './state';
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
      // The application sweeps every five minutes by itself; now it is asked to, in case it has not.
      await sweepEvents();
      await bookedGift(given.sessionId);
      expect((await deliveries(given.paymentIntentId)).map(({ state }) => state)).not.toContain('delivered');
      // A second round finds nothing new.
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
