import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { TestProject } from 'vitest/node';
import { loginPasswords, migrateDatabase, startEmbeddedServer } from '../../app/platform/db/index.server';
import { addressIn, bundleSandboxes, startProcess } from '../integration/sandbox/start-process';
import { type Addresses, type DatabaseServer, Installation } from './installation';

declare module 'vitest' {
  interface ProvidedContext {
    running: Addresses;
    databaseServer: DatabaseServer;
    folder: string;
  }
}

/** The application as it is served, one for all faults, with all that stands around it. */
export default async function startAll(project: TestProject) {
  // What is tested is the bundle: it is built first where it is stale, as `npm test` did already.
  const { VITEST: _inTests, ...env } = process.env;
  const buildStale = "import { build } from './app/start.mjs'; build();";
  execFileSync(process.execPath, ['--input-type=module', '-e', buildStale], { env });
  const folder = mkdtempSync(path.join(tmpdir(), 'homeward-faults-'));
  chmodSync(folder, 0o755);
  const stops: (() => Promise<unknown>)[] = [];
  const stopAll = async () => {
    for (const stop of stops.reverse()) await stop();
    if (process.env.FAULTS_KEEP !== '1') rmSync(folder, { recursive: true, force: true });
  };
  try {
    const removeBundles = await bundleSandboxes();
    stops.push(async () => removeBundles());
    const server = await startEmbeddedServer(folder);
    stops.push(() => server.stop());
    const mail = await startProcess('app/sandbox/mail/main.ts', ['--smtp-port', '0', '--http-port', '0']);
    stops.push(() => mail.stop());
    await migrateDatabase(server.adminUrl, path.resolve('prisma'), loginPasswords(server));
    const databases = { adminUrl: server.adminUrl, appUrl: server.appUrl, webUrl: server.webUrl };
    const post = { mailbox: addressIn(mail.ready), smtpUrl: /smtp:\/\/\S+/.exec(mail.ready)?.[0] ?? '' };
    const installation = await Installation.start(databases, post, path.join(folder, 'shared'));
    stops.push(() => installation.stop());
    project.provide('running', installation.addresses);
    project.provide('databaseServer', databases);
    project.provide('folder', folder);
    return stopAll;
  } catch (error) {
    await stopAll();
    throw error;
  }
}
