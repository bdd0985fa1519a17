import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { loginPasswords, migrateDatabase, startEmbeddedServer } from '../../app/platform/db/index.server';

/** A PostgreSQL of the bench's own: the application's binaries, settings and migrations, data in a folder that goes with it. */
export interface Ground {
  adminUrl: string;
  appUrl: string;
  webUrl: string;
  folder: string;
}

const endings: (() => Promise<void> | void)[] = [];

/** What has to be undone, last first, however the bench ends. */
export function atTheEnd(ending: () => Promise<void> | void): void {
  endings.push(ending);
}

export async function clearUp(): Promise<void> {
  for (let ending = endings.pop(); ending; ending = endings.pop()) await ending();
}

export async function breakGround(): Promise<Ground> {
  const folder = mkdtempSync(path.join(tmpdir(), 'homeward-bench-'));
  atTheEnd(() => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  const server = await startEmbeddedServer(folder);
  atTheEnd(() => server.stop());
  await migrateDatabase(server.adminUrl, path.resolve('prisma'), loginPasswords(server));
  return { adminUrl: server.adminUrl, appUrl: server.appUrl, webUrl: server.webUrl, folder };
}

/** As the superuser: sets scenes and looks, never does what is measured. */
export async function asAdmin<T>(ground: Ground, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ground.adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
