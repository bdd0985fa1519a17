import process from 'node:process';
import pg from 'pg';
import { expect } from 'vitest';
import { workerActor } from '~/domain/access';
import { checkInvariants, verifyLedger } from '~/domain/ledger/index.server';
import { reconcile } from '~/domain/reconciliation/index.server';
import { rowsOf } from './state';
import { until } from './until';

/** The application has nothing left to do: no event waits to be worked on, no message in the outbox. */
export async function quiet(): Promise<void> {
  await until('the application has worked off what it was told', async () => {
    const [left] = await rowsOf<{ events: string; outbox: string }>(
      `SELECT (SELECT count(*) FROM giving.stripe_event WHERE state = 'received') AS events,
         (SELECT count(*) FROM system.outbox_event WHERE handled_at IS NULL) AS outbox`,
    );
    return left?.events === '0' && left.outbox === '0';
  });
}

/** The checks of `npm run ledger:verify`, on the running application's database. */
async function expectLedgerHolds(): Promise<void> {
  expect(await checkInvariants(workerActor)).toBeUndefined();
  const client = new pg.Client({
    connectionString: process.env.DATABASE_URL,
    options: '-c role=homeward_auditor -c jit=off',
  });
  await client.connect();
  try {
    expect((await verifyLedger(client)).violation).toBeUndefined();
  } finally {
    await client.end();
  }
}

/** After every fault: nothing is left undone, no money was made or lost, and no difference is unexplained. */
export async function cleanAfterwards(): Promise<void> {
  await quiet();
  await expectLedgerHolds();
  // Ledger, Stripe and bank: whatever differs is explained by time, or by an exception that finance has before it.
  expect((await reconcile(workerActor)).differences).toEqual([]);
}
