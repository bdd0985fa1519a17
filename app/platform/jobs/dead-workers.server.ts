import type { WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { asRole } from '../db/index.server';
import { log } from '../log/index.server';
import { repeat } from './repeat.server';

// graphile-worker keeps a job of a worker that died locked for four hours. Here every living worker holds an advisory
// lock in its name, which ends with its connection: a job that is locked by a name nobody holds is free again at once.

const ROUND_PAUSE_MS = 5_000;
/** A worker takes its first job a round before its lock: what is younger than this is left alone. */
const GRACE = '10 seconds';
const KEY = `hashtextextended('homeward.worker.' || $1, 0)`;

/** Holds the names of this process's workers and frees the jobs of dead ones, again and again. Jobs are idempotent, so a mistake costs a repetition. */
export function watchWorkers(appUrl: string, events: WorkerEvents): { stop(): Promise<void> } {
  const own = new Set<string>();
  const held = new Set<string>();
  let client: pg.Client | undefined;
  events.on('worker:create', ({ worker }) => own.add(worker.workerId));
  events.on('worker:release', ({ worker }) => own.delete(worker.workerId));

  async function connected(): Promise<pg.Client> {
    if (client) return client;
    const opened = new pg.Client({ connectionString: asRole(appUrl, 'homeward_worker') });
    // A connection that fell takes its locks with it; the next round opens another and takes them again.
    opened.on('error', () => {
      if (client !== opened) return;
      client = undefined;
      held.clear();
    });
    await opened.connect();
    client = opened;
    return opened;
  }

  async function round(): Promise<void> {
    const holder = await connected();
    for (const name of own) {
      if (held.has(name)) continue;
      await holder.query(`SELECT pg_advisory_lock(${KEY})`, [name]);
      held.add(name);
    }
    const { rows } = await holder.query<{ name: string }>(
      `SELECT DISTINCT locked_by AS name FROM graphile_worker._private_jobs
         WHERE locked_by IS NOT NULL AND locked_at < now() - interval '${GRACE}'`,
    );
    const dead: string[] = [];
    for (const { name } of rows) {
      if (own.has(name)) continue;
      const answer = await holder.query<{ free: boolean }>(`SELECT pg_try_advisory_lock(${KEY}) AS free`, [name]);
      if (!answer.rows[0]?.free) continue;
      dead.push(name);
      await holder.query(`SELECT pg_advisory_unlock(${KEY})`, [name]);
    }
    if (dead.length === 0) return;
    await holder.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [dead]);
    log.warn({ workers: dead.length }, 'jobs of workers that died are free again');
  }

  const rounds = repeat('free jobs of dead workers', ROUND_PAUSE_MS, round);
  return {
    async stop() {
      await rounds.stop();
      await client?.end();
    },
  };
}
