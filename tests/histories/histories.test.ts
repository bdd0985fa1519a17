import process from 'node:process';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sweepStripe } from '~/domain/giving/index.server';
import { asSuperuser } from '../integration/database';
import { openBalances } from '../integration/ledger/acts';
import { endPools, setScene } from '../integration/ledger/scene';
import {
  type Books,
  books,
  expectAgreement,
  expectFactsBooked,
  expectLedgerHolds,
  expectNothingLeft,
} from './agreement';
import { doAllJobs } from './jobs';
import { LiveHistory } from './live-history';
import { planOf } from './plan';
import { Random } from './random';
import { order } from './stripe';

// Random histories against a real PostgreSQL and the payments sandbox as its own process. One of them again:
// HISTORY_SEED=123 npx vitest run tests/histories/histories.test.ts (or HISTORY_FROM=1 HISTORY_COUNT=50)

const outside = await vi.hoisted(async () => (await import('../integration/giving/outside')).startOutside());

const FULL = 2_000;
const SMALL = 8;
/** So many share one life of the sandbox: each looks through all that it has, again and again. */
const PER_SANDBOX = 2;
const PER_VERIFICATION = 20;

const one = process.env.HISTORY_SEED;
const count = one ? 1 : Number(process.env.HISTORY_COUNT ?? (process.env.TEST_FULL === '1' ? FULL : SMALL));
const first = Number(one ?? process.env.HISTORY_FROM ?? 1);
const seeds = Array.from({ length: count }, (_, at) => first + at);

beforeAll(async () => {
  const people = await setScene([1_000n]);
  for (const currency of ['USD', 'JPY', 'KWD']) await openBalances(people, 1_000_000_000n, currency);
  // A worker may find its events as late as it likes here.
  await asSuperuser((client) =>
    client.query('UPDATE giving.checkout_limit SET opened_per_hour = 1000000, unproven_per_hour = 1000000'),
  );
});
afterAll(async () => {
  await endPools();
  await outside.stop();
});

async function liveThrough(seed: number, before: Books): Promise<void> {
  try {
    await LiveHistory.live(planOf(seed));
    await expectNothingLeft();
    await expectAgreement(before);
    await expectFactsBooked();
  } catch (error) {
    throw new Error(`history ${seed} ended wrong (play it again with HISTORY_SEED=${seed})`, { cause: error });
  }
}

it(
  `${count} random histories of gifts, refunds, disputes and payments end with our books equal to Stripe's`,
  async () => {
    for (let at = 0; at < seeds.length; at += PER_SANDBOX) {
      await order('reset');
      const before = await books();
      for (const seed of seeds.slice(at, at + PER_SANDBOX)) await liveThrough(seed, before);
      if (at % PER_VERIFICATION === 0) await expectLedgerHolds();
    }
    await expectLedgerHolds();
    expect(seeds).toHaveLength(count);
  },
  3 * 3_600_000,
);

it('the comparison can fail: without the sweep, lost events leave our books behind', async () => {
  await order('reset');
  const before = await books();
  const plan = { ...planOf(1), network: { dropped: 1, doubled: 0, delayed: 0 } };
  // Nobody comes back from the payment page either.
  const acts = plan.acts.filter(({ kind }) => kind === 'gift' || kind === 'network');
  await LiveHistory.live({ ...plan, acts }, { isHealed: false });
  await expect(expectAgreement(before)).rejects.toThrow();
  await sweepStripe();
  await doAllJobs(new Random(1));
  await expectAgreement(before);
});
