import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, expect, inject, vi } from 'vitest';

// Each test file works on its own copy of the migrated database and in its own data folder. The environment is set
// before the file imports anything of the application. All files run in one process, so that packages are loaded once:
// what is the application's own, or was set in the environment, begins anew.
vi.resetModules();
declare global {
  var environmentBeforeTests: NodeJS.ProcessEnv | undefined;
}
globalThis.environmentBeforeTests ??= { ...process.env };
for (const key of Object.keys(process.env)) if (!(key in globalThis.environmentBeforeTests)) delete process.env[key];
Object.assign(process.env, globalThis.environmentBeforeTests);

const name = `test_${randomUUID().replaceAll('-', '')}`;
const inDatabase = (url: string, database: string) =>
  Object.assign(new URL(url), { pathname: `/${database}` }).toString();

async function asAdmin(...statements: string[]) {
  const admin = new pg.Client({ connectionString: inDatabase(inject('adminUrl'), 'postgres') });
  await admin.connect();
  for (const statement of statements) await admin.query(statement);
  await admin.end();
}

await asAdmin(
  `CREATE DATABASE ${name} TEMPLATE homeward OWNER homeward_owner`,
  `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
  `GRANT CONNECT ON DATABASE ${name} TO homeward_app, homeward_web`,
  `GRANT CREATE ON DATABASE ${name} TO homeward_worker`,
);
const folder = mkdtempSync(path.join(tmpdir(), 'homeward-data-'));
process.env.DATABASE_URL = inDatabase(inject('appUrl'), name);
process.env.PUBLIC_DATABASE_URL = inDatabase(inject('webUrl'), name);
process.env.TEST_ADMIN_URL = inDatabase(inject('adminUrl'), name);
process.env.DATA_DIR = folder;
process.env.LOG_LEVEL = 'silent';

declare module 'vitest' {
  interface TaskMeta {
    /** Set on the file by a test that rewrites the books behind everybody's back, and leaves them so. */
    booksAreRewritten?: boolean;
  }
}

// Whatever a test that moves money did, the money holds: every invariant, after each test.
const MOVES_MONEY =
  /integration\/(ledger|giving|disbursements|reconciliation|finance|audit|pools)\/|\/(stories|histories)\//;
const watcher = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL, options: '-c jit=off' });
await watcher.connect();
afterEach(async ({ task }) => {
  if (!MOVES_MONEY.test(task.file.filepath) || task.file.meta.booksAreRewritten) return;
  const { firstViolation } = await import('../../app/domain/ledger/invariants.server');
  const broken = await firstViolation(async (sql) => (await watcher.query<{ found: string }>(sql)).rows);
  expect(broken).toBeUndefined();
});

afterAll(async () => {
  await watcher.end();
  const { disconnect } = await import('../../app/platform/db/index.server');
  await disconnect();
  // A pool has ended before its connections are closed: one that the server cuts would be an error of nobody.
  const closed = `NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = '${name}')`;
  const wait = 'PERFORM pg_sleep(0.02), pg_stat_clear_snapshot()';
  await asAdmin(
    `DO $$ BEGIN FOR attempt IN 1..50 LOOP EXIT WHEN ${closed}; ${wait}; END LOOP; END $$`,
    `DROP DATABASE ${name} WITH (FORCE)`,
  );
  rmSync(folder, { recursive: true, force: true });
});
