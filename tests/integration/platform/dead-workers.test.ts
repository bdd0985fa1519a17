import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectionFromEnvironment } from '../../../app/platform/db/index.server';
import { type Jobs, startJobs } from '../../../app/platform/jobs/runner.server';
import { asSuperuser } from '../database';

const worked: string[] = [];
let jobs: Jobs;
const alive = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });

/** A job that a worker of this name took half an hour ago. */
const takenBy = (worker: string, name: string) =>
  asSuperuser(async (client) => {
    await client.query(`SELECT graphile_worker.add_job('note', json_build_object('name', $1::text))`, [name]);
    await client.query(
      `UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now() - interval '30 minutes' WHERE payload->>'name' = $2`,
      [worker, name],
    );
  });

beforeAll(async () => {
  const living = `worker-${randomUUID()}`;
  await alive.connect();
  await alive.query(`SELECT pg_advisory_lock(hashtextextended('homeward.worker.' || $1, 0))`, [living]);
  await takenBy(living, 'of the living');
  await takenBy(`worker-${randomUUID()}`, 'of the dead');
  jobs = await startJobs(connectionFromEnvironment().appUrl, {
    note: async (payload) => void worked.push((payload as { name: string }).name),
  });
});
afterAll(async () => {
  await jobs.stop();
  await alive.end();
});

it('safeguard: the name of a living worker is locked – a job of a dead one is taken up at once, one of a living one is left', async () => {
  await expect.poll(() => worked, { timeout: 10_000 }).toEqual(['of the dead']);
  await alive.query('SELECT pg_sleep(1)');
  expect(worked).toEqual(['of the dead']);
});
