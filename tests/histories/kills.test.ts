import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { slugOf } from '../faults/donor';
import { until } from '../faults/until';
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
import { Killable } from './killable';
import { Random } from './random';
import { listed, order } from './stripe';
import { type Currency, currencies, type Need, Traffic } from './traffic';

// The application as a process, killed with SIGKILL while donors give and banks take back, and PostgreSQL in some of them.
// The same chances again: KILLS_SEED=7 npx vitest run tests/histories/kills.test.ts

const full = process.env.TEST_FULL === '1';
const kills = Number(process.env.KILLS_COUNT ?? (full ? 200 : 3));
const ofDatabase = Number(process.env.KILLS_OF_DATABASE ?? (full ? 10 : 1));
const seed = Number(process.env.KILLS_SEED ?? 7);
/** So many kills, then everything is compared. */
const PER_COMPARISON = 20;
const PEOPLE = 4;
const PAUSE_MAX_MS = 1_200;
const FINDS_DATABASE_WITHIN_MS = 15_000;

let running: Killable;
beforeAll(async () => {
  running = await Killable.start();
}, 240_000);
afterAll(async () => {
  await endPools();
  const { disconnect } = await import('~/platform/db/index.server');
  await disconnect();
  await running.stop();
}, 60_000);

/** Banks come to an end with everything, webhooks flow again, and every pause of a job or a lock is over. */
async function settle(): Promise<void> {
  for (const { id, status } of await listed<{ id: string; status: string }>('disputes'))
    if (!['won', 'lost', 'warning_closed', 'prevented'].includes(status))
      await order(`disputes/${id}/close`, { verdict: 'won' });
  await running.killApplication();
  // Hours pass: what a dead worker held is free, what waited after a failure is due.
  await asSuperuser((client) =>
    client.query(`UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL, run_at = now();
      UPDATE giving.stripe_event SET leased_until = NULL WHERE state = 'received' AND leased_until IS NOT NULL`),
  );
  // It sweeps over Stripe at its start.
  await running.startApplication();
  await until(
    'the application has worked off what it was told',
    async () => {
      await order('webhooks/drain');
      const [left] = await asSuperuser(
        async (client) =>
          (
            await client.query<{ events: number; outbox: number; theirs: number }>(
              `SELECT (SELECT count(*)::int FROM giving.stripe_event WHERE state = 'received') AS events,
                (SELECT count(*)::int FROM system.outbox_event WHERE handled_at IS NULL) AS outbox,
                (SELECT count(*)::int FROM giving.balance_transaction) AS theirs`,
            )
          ).rows,
      );
      return left?.events === 0 && left.outbox === 0 && left.theirs === (await listed('balance_transactions')).length;
    },
    240_000,
  );
}

async function compare(before: Books): Promise<void> {
  await settle();
  await expectNothingLeft();
  await expectAgreement(before);
  await expectFactsBooked();
  await expectLedgerHolds();
}

it(
  `${kills} kills, ${ofDatabase} of them of PostgreSQL, end with our books equal to Stripe's (seed ${seed})`,
  async () => {
    const random = new Random(seed);
    const goals = [60_000n, 90_000n, 200_000n];
    const needs = {} as Record<Currency, Need>;
    for (const currency of currencies) {
      const scene = await setScene(goals, { currency });
      needs[currency] = { scene, slug: await slugOf(scene) };
      await openBalances(scene, 1_000_000_000n, currency);
    }
    await asSuperuser((client) =>
      client.query('UPDATE giving.checkout_limit SET opened_per_hour = 1000000, unproven_per_hour = 1000000'),
    );
    const before = await books();
    const databaseKills = new Set(random.shuffled(Array.from({ length: kills }, (_, at) => at)).slice(0, ofDatabase));
    const counted = { done: 0, broken: 0, foundItself: 0 };
    for (let kill = 0; kill < kills; kill += 1) {
      const isDatabase = databaseKills.has(kill);
      // Connections of this process would fall with the database.
      if (isDatabase) await endPools();
      const traffic = new Traffic(needs, random, !isDatabase);
      const end = new AbortController();
      const flowing = traffic.flow(PEOPLE, end.signal);
      if (random.chance(0.5))
        await order('webhooks/rules', {
          action: random.pick(['drop', 'duplicate', 'reorder']),
          times: random.int(1, 4),
        });
      await pause(random.int(0, PAUSE_MAX_MS));
      if (isDatabase) await running.killDatabase();
      else await running.killApplication();
      end.abort();
      const { done, broken } = await flowing;
      counted.done += done;
      counted.broken += broken;
      if (!isDatabase) await running.startApplication();
      else {
        await running.startDatabase();
        if ((await running.ready(FINDS_DATABASE_WITHIN_MS)) === 'by itself') counted.foundItself += 1;
      }
      if ((kill + 1) % PER_COMPARISON === 0) await compare(before);
    }
    await compare(before);
    process.stdout.write(`kills: ${JSON.stringify(counted)}\n`);
    expect(counted.done).toBeGreaterThan(kills);
  },
  3 * 3_600_000,
);
