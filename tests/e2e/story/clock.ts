import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import pg from 'pg';

// The demonstration's clock, which the story moves: what is today here is told by the database.

async function asWorker<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const file = path.join(process.env.E2E_DATA_DIR ?? '', 'postgres', 'server.json');
  const server = JSON.parse(readFileSync(file, 'utf8')) as { port: number; appPassword: string };
  const client = new pg.Client({
    host: 'localhost',
    port: server.port,
    user: 'homeward_app',
    password: server.appPassword,
    database: 'homeward',
  });
  await client.connect();
  try {
    await client.query('SET ROLE homeward_worker');
    return await work(client);
  } finally {
    await client.end();
  }
}

const timeOf = (sql: string): Promise<Date> =>
  asWorker(async (client) => (await client.query<{ now: Date }>(sql)).rows[0]?.now ?? new Date());

export const today = async (): Promise<string> =>
  (await timeOf('SELECT system.now() AS now')).toISOString().slice(0, 10);

/** Moves the clock to the second day of the next month; answers the day that it is then. */
export const nextMonthComes = (): Promise<Date> =>
  timeOf(
    `SELECT system.advance_clock(greatest(0, ceil(extract(epoch FROM date_trunc('month', system.now()) + interval '1 month 1 day' - system.now())))::bigint) AS now`,
  );
