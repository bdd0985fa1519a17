import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
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
