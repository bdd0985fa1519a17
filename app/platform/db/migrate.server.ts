import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { applyMigrations } from './schema-engine.server';

/** The same address, with every connection in another role from its first moment. */
export function asRole(url: string, role: 'homeward_owner' | 'homeward_worker' | 'homeward_identity'): string {
  const address = new URL(url);
  address.searchParams.set('options', `-c role=${role}`);
  return address.toString();
}

/**
 * Brings a database up to date: roles and schemas, our migrations, the job queue's own. Safe to run again and on
 * several instances at once (an advisory lock lets one in). Returns the names of the migrations that were applied.
 */
export async function migrateDatabase(
  adminUrl: string,
  prismaFolder: string,
  logins?: { app: string; web: string },
): Promise<string[]> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`SELECT pg_advisory_lock(hashtext('homeward.migrate'))`);
    await admin.query(readFileSync(path.join(prismaFolder, '../app/platform/db/bootstrap.sql'), 'utf8'));
    if (logins) await admin.query(loginScript(admin, logins));
    // A migration is one transaction: one that was interrupted left nothing but its mark, which would block the next try.
    await admin.query(`DO $$ BEGIN IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
      DELETE FROM public._prisma_migrations WHERE finished_at IS NULL; END IF; END $$`);
    const applied = await applyMigrations({ connectionString: asRole(adminUrl, 'homeward_owner') }, prismaFolder);
    await runMigrations({ connectionString: asRole(adminUrl, 'homeward_worker') });
    return applied;
  } finally {
    await admin.end();
  }
}

/** The embedded server's two logins: one may switch to any actor's role, the other is the public and nothing else. */
function loginScript(client: pg.Client, logins: { app: string; web: string }): string {
  const create = (name: string, password: string) => `
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}') THEN CREATE ROLE ${name} NOINHERIT; END IF;
    END $$;
    ALTER ROLE ${name} LOGIN PASSWORD ${client.escapeLiteral(password)};
    DO $$ BEGIN EXECUTE format('GRANT CONNECT ON DATABASE %I TO ${name}', current_database()); END $$;`;
  return `${create('homeward_app', logins.app)}
    GRANT homeward_survivor, homeward_officer, homeward_reviewer, homeward_finance, homeward_auditor, homeward_admin,
      homeward_worker, homeward_identity, homeward_donor TO homeward_app;
    ${create('homeward_web', logins.web)}
    GRANT homeward_public TO homeward_web;`;
}
