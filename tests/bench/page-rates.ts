import { Agent, get } from 'node:http';
import pg from 'pg';

const CONNECTIONS = 16;
/** As browsers ask. */
const HEADERS = { 'accept-encoding': 'gzip, deflate, br', accept: 'text/html' };

/** A case page is refused while the line to the database is late, as on a machine that is busy with other things. */
const REFUSED = 503;
const AFTER_REFUSAL_MS = 50;

let refused = 0;
/** How many pages were refused so far. */
export const refusals = () => refused;

/** Pages per second for `seconds`, each connection asking again as soon as it was answered. What was refused counts not. */
export async function ratePerSecond(url: string, seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  let answered = 0;
  const ask = () =>
    new Promise<boolean>((resolve, reject) => {
      get(url, { agent, headers: HEADERS }, (answer) => {
        const isPage = answer.statusCode === 200;
        if (!isPage && answer.statusCode !== REFUSED) return reject(new Error(`${url} answered ${answer.statusCode}`));
        answer.resume();
        answer.on('end', () => resolve(isPage));
      }).on('error', reject);
    });
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < until) {
        if (await ask()) {
          answered += 1;
          continue;
        }
        refused += 1;
        await new Promise((resolve) => setTimeout(resolve, AFTER_REFUSAL_MS));
      }
    }),
  );
  agent.destroy();
  return answered / ((performance.now() - startedAt) / 1000);
}

/** Announces a change of everything once a second, until told to stop. */
export async function announceEverySecond(databaseUrl: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const announce = () => client.query(`SELECT pg_notify('homeward_invalidate', '*')`);
  let announced = announce();
  await announced;
  const timer = setInterval(() => {
    announced = announce();
  }, 1_000);
  return async () => {
    clearInterval(timer);
    await announced;
    await client.end();
  };
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
