import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedServer, migrateDatabase, startEmbeddedServer } from '../../../app/platform/db/index.server';

/** A server of its own: roles belong to a whole server, and here nobody but its superuser has made any. */
const folder = mkdtempSync(path.join(tmpdir(), 'homeward-managed-'));
let server: EmbeddedServer;

async function as<T>(user: string, password: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const address = new URL(server.adminUrl);
  address.pathname = '/rented';
  address.username = user;
  address.password = password;
  const client = new pg.Client({ connectionString: address.toString() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  chmodSync(folder, 0o755);
  server = await startEmbeddedServer(folder);
  const superuser = new pg.Client({ connectionString: server.adminUrl });
  await superuser.connect();
  await superuser.query(`CREATE ROLE operator LOGIN CREATEROLE PASSWORD 'o'`);
  await superuser.query('CREATE DATABASE rented OWNER operator');
  await superuser.end();
}, 60_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a PostgreSQL that somebody else runs', () => {
  it('is set up by a login that is no superuser, and again at the next start', async () => {
    const operator = new URL(server.adminUrl);
    operator.pathname = '/rented';
    operator.username = 'operator';
    operator.password = 'o';
    const applied = await migrateDatabase(operator.toString(), path.resolve('prisma'));
    expect(applied.length).toBeGreaterThan(10);
    expect(await migrateDatabase(operator.toString(), path.resolve('prisma'))).toEqual([]);
  }, 60_000);

  it('lets that login act as every actor, and the public login read what is public only', async () => {
    await as('operator', 'o', async (client) => {
      await client.query(`CREATE ROLE homeward_web LOGIN PASSWORD 'w'`);
      await client.query('GRANT homeward_public TO homeward_web');
      await client.query('GRANT CONNECT ON DATABASE rented TO homeward_web');
      for (const role of [
        'survivor',
        'officer',
        'reviewer',
        'finance',
        'auditor',
        'admin',
        'worker',
        'identity',
        'donor',
      ])
        await client.query(`SET ROLE homeward_${role}; RESET ROLE`);
    });
    await as('homeward_web', 'w', async (client) => {
      await client.query('SELECT 1 FROM public.visible_campaign');
      await expect(client.query('SELECT 1 FROM private.case_file')).rejects.toMatchObject({ code: '42501' });
      await expect(client.query('SET ROLE homeward_worker')).rejects.toMatchObject({ code: '42501' });
    });
  });
});
