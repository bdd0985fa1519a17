import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { loginPasswords, migrateDatabase, startEmbeddedServer } from '../../app/platform/db/index.server';
import { bundleSandboxes } from './sandbox/start-process';

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string;
    appUrl: string;
    webUrl: string;
  }
}

/** One real PostgreSQL for the whole run, migrated once; every test file copies that database (see setup.ts). */
export default async function startDatabase(project: TestProject) {
  const folder = mkdtempSync(path.join(tmpdir(), 'homeward-test-'));
  chmodSync(folder, 0o755);
  const removeBundles = await bundleSandboxes();
  const server = await startEmbeddedServer(folder);
  await withoutDisk(server.adminUrl);
  await migrateDatabase(server.adminUrl, path.resolve('prisma'), loginPasswords(server));
  project.provide('adminUrl', server.adminUrl);
  project.provide('appUrl', server.appUrl);
  project.provide('webUrl', server.webUrl);
  return async () => {
    await server.stop();
    removeBundles();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** These tests never cut the power: what is committed need not wait for the disk (those of faults and kills do). */
async function withoutDisk(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  for (const setting of ['fsync', 'full_page_writes']) await admin.query(`ALTER SYSTEM SET ${setting} = off`);
  await admin.query('SELECT pg_reload_conf()');
  await admin.end();
}
