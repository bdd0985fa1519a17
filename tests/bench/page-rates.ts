import { Agent, get } from 'node:http';
import pg from 'pg';

const CONNECTIONS = 16;
/** As browsers ask. */
const HEADERS = { 'accept-encoding': 'gzip, deflate, br', accept: 'text/html' };

/** Requests per second for `seconds`, each connection asking again as soon as it was answered. Anything but 200 throws. */
export async function ratePerSecond(url: string, seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  let answered = 0;
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      get(url, { agent, headers: HEADERS }, (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`${url} answered ${answer.statusCode}`));
        answer.resume();
        answer.on('end', resolve);
      }).on('error', reject);
    });
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < until) {
        await ask();
        answered += 1;
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
  await announce();
  const timer = setInterval(() => void announce(), 1_000);
  return async () => {
    clearInterval(timer);
    await client.end();
  };
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
