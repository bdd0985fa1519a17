import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import pg from 'pg';
import type { Ground } from './ground';
import { fillLedger } from './million';
import { type Figure, say } from './report';

const SECONDS_MAX = 30;
const MEGABYTES_MAX = 300;
const LOOK_EVERY_MS = 25;
const BATCH = 5_000;

/** The most memory that a process ever held, in MB, as the kernel counted it. */
function peakOf(pid: number): number {
  const file = `/proc/${pid}/status`;
  const line = existsSync(file) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(file, 'utf8')) : null;
  return line ? Number(line[1]) / 1024 : 0;
}

/** `npm run ledger:verify` as a process of its own, watched from outside. */
async function runVerification(
  ground: Ground,
): Promise<{ seconds: number; megabytes: number; said: string; code: number | null }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/commands/ledger-verify.ts'], {
    env: { ...process.env, DATABASE_URL: ground.appUrl, PUBLIC_DATABASE_URL: ground.webUrl, DATA_DIR: ground.folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const startedAt = performance.now();
  let megabytes = 0;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, peakOf(child.pid ?? 0));
  }, LOOK_EVERY_MS);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(watch);
  return { seconds: (performance.now() - startedAt) / 1000, megabytes, said, code };
}

/** The same rows read by the same driver through a cursor, and not looked at. */
async function readAll(ground: Ground): Promise<number> {
  const client = new pg.Client({ connectionString: ground.appUrl, options: '-c role=homeward_auditor' });
  await client.connect();
  const startedAt = performance.now();
  for (const table of ['ledger.entry', 'ledger.posting', 'ledger.entry_seal']) {
    await client.query(`BEGIN; DECLARE reading NO SCROLL CURSOR FOR SELECT * FROM ${table}`);
    while ((await client.query(`FETCH ${BATCH} FROM reading`)).rows.length > 0);
    await client.query('COMMIT');
  }
  const seconds = (performance.now() - startedAt) / 1000;
  await client.end();
  return seconds;
}

export async function benchVerify(ground: Ground, postings: number): Promise<Figure[]> {
  const filledAt = performance.now();
  await fillLedger(ground, postings);
  say(`  ${postings} postings were written and sealed in ${((performance.now() - filledAt) / 1000).toFixed(0)} s.`);
  say('  Its floor: entries, postings and seals read by the same driver through a cursor, unchecked.');
  const floor = await readAll(ground);
  const { seconds, megabytes, said, code } = await runVerification(ground);
  say(said.trimEnd().replace(/^/gm, '  '));
  if (code !== 0) throw new Error(`ledger:verify ended with ${code}`);
  const name = `ledger:verify, ${postings} postings`;
  return [
    {
      name,
      measured: `${seconds.toFixed(1)} s`,
      floor: `${floor.toFixed(1)} s`,
      ratio: (seconds / floor).toFixed(2),
      bound: `≤ ${SECONDS_MAX} s`,
      holds: seconds <= SECONDS_MAX,
    },
    {
      name: `${name}, peak memory`,
      measured: `${megabytes.toFixed(0)} MB`,
      floor: '',
      ratio: '',
      bound: `≤ ${MEGABYTES_MAX} MB`,
      holds: megabytes <= MEGABYTES_MAX,
    },
  ];
}
