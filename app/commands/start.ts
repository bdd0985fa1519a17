import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import {
  connectionFromEnvironment,
  type EmbeddedServer,
  loginPasswords,
  migrateDatabase,
  SetupError,
  startEmbeddedServer,
} from '../platform/db/index.server';
import {
  type Environment,
  EnvironmentError,
  environment,
  MAIL_PORT,
  MAILBOX_PORT,
  readOrMakeLocalSecrets,
  SANDBOX_PORT,
} from '../platform/env/index.server';
import { serverCommand } from './server-command';
import { endLeftovers, onStop, startProcess, stopAll } from './supervisor';

// What `npm start` hands over to: database, migrations, the demonstration's payments sandbox and mail catcher, the
// application, the demonstration's data. Everything is stopped in the opposite order.

async function shown<T>(name: string, work: () => Promise<T>): Promise<T> {
  const startedAt = Date.now();
  process.stdout.write(`  ${name} …`);
  const result = await work();
  process.stdout.write(` done (${((Date.now() - startedAt) / 1000).toFixed(1)} s)\n`);
  return result;
}

async function checkPort(port: number, what: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new SetupError(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is in use, and ${what} needs it. Stop what uses it (perhaps another Homeward), or choose other ports: PORT=4000 npm start`
            : `Port ${port} cannot be opened (${error.code}). Choose another: PORT=4000 npm start`,
        ),
      ),
    );
    probe.listen(port, () => probe.close(() => resolve()));
  });
}

async function startDatabase(env: Environment): Promise<void> {
  const prismaFolder = path.resolve('prisma');
  if (env.DATABASE_URL) {
    const { appUrl } = connectionFromEnvironment();
    await shown('Bringing the database up to date', () => migrateDatabase(appUrl, prismaFolder));
    return;
  }
  const server: EmbeddedServer = await shown('Starting PostgreSQL', () => startEmbeddedServer(env.DATA_DIR));
  onStop(() => server.stop());
  await shown('Bringing the database up to date', () =>
    migrateDatabase(server.adminUrl, prismaFolder, loginPasswords(server)),
  );
}

async function startOutside(env: Environment): Promise<void> {
  const tsx = (file: string, ...flags: string[]) => ['--import', 'tsx', file, ...flags];
  const data = path.resolve(env.DATA_DIR);
  const plain = { ...process.env, NODE_ENV: 'production' };
  const sandboxPort = env.PORT + SANDBOX_PORT;
  const starting: Promise<void>[] = [];
  if (env.STRIPE_API_BASE === `http://localhost:${sandboxPort}`) {
    const flags = [
      '--port',
      String(sandboxPort),
      '--webhook-url',
      `${env.appUrl}/webhooks/stripe`,
      '--webhook-secret',
      env.STRIPE_WEBHOOK_SECRET ?? '',
      '--secret-key',
      env.STRIPE_SECRET_KEY ?? '',
      '--data',
      path.join(data, 'sandbox', 'payments.journal'),
    ];
    starting.push(
      startProcess(
        'payments sandbox',
        tsx('app/sandbox/stripe/main.ts', ...flags),
        plain,
        `http://localhost:${sandboxPort}/healthz`,
      ),
    );
  }
  if (env.SMTP_URL === `smtp://localhost:${env.PORT + MAIL_PORT}`) {
    const flags = [
      '--smtp-port',
      String(env.PORT + MAIL_PORT),
      '--http-port',
      String(env.PORT + MAILBOX_PORT),
      '--data',
      path.join(data, 'sandbox', 'mail'),
    ];
    starting.push(
      startProcess(
        'mail catcher',
        tsx('app/sandbox/mail/main.ts', ...flags),
        plain,
        `http://localhost:${env.PORT + MAILBOX_PORT}/healthz`,
      ),
    );
  }
  await Promise.all(starting);
}

async function main(): Promise<void> {
  const dev = process.argv.includes('--dev');
  if (process.env.HOMEWARD_MODE !== 'live') readOrMakeLocalSecretsHere();
  const env = environment();
  const neighbours = [SANDBOX_PORT, MAIL_PORT, MAILBOX_PORT].map((offset) => env.PORT + offset);
  await endLeftovers();
  await checkPort(env.PORT, 'Homeward');
  if (env.HOMEWARD_MODE === 'demo')
    for (const port of neighbours) await checkPort(port, "the demonstration's sandbox and mail catcher");
  // The sandboxes need no database: they start beside it. What they have to say is asked for below.
  const outside = env.HOMEWARD_MODE === 'demo' ? startOutside(env) : Promise.resolve();
  outside.catch(() => undefined);
  await startDatabase(env);
  if (env.HOMEWARD_MODE === 'demo') await shown('Starting the payments sandbox and the mail catcher', () => outside);
  const entry = dev ? ['--import', 'tsx', 'app/commands/dev-server.ts'] : serverCommand;
  const serverEnv = { ...process.env, NODE_ENV: dev ? 'development' : 'production' };
  await shown('Starting the application', () =>
    startProcess('application', entry, serverEnv, `http://localhost:${env.PORT}/readyz`),
  );
  if (env.HOMEWARD_MODE === 'demo') {
    const { loadDemonstration, demonstrationAccounts } = await import('../../prisma/seed/demonstration');
    await loadDemonstration(shown);
    process.stdout.write(`\nHomeward is ready at ${env.appUrl}\n\n${await demonstrationAccounts()}\n`);
  } else {
    process.stdout.write(`\nHomeward is ready at ${env.appUrl}\n`);
  }
}

function readOrMakeLocalSecretsHere(): void {
  const dataDir = process.env.DATA_DIR || '.data';
  try {
    // The folder itself stays open to walk through, for PostgreSQL's own user; what is secret in it is not.
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    readOrMakeLocalSecrets(dataDir);
  } catch (error) {
    throw new SetupError(
      `Homeward may not write to ${path.resolve(dataDir)}. Give this user write permission there, or set DATA_DIR to a folder that it may write to. (${(error as NodeJS.ErrnoException).code})`,
    );
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stopAll(0));
// Whoever started us may have been killed without a word: nothing of ours outlives the terminal.
const startedBy = process.ppid;
setInterval(() => {
  if (process.ppid !== startedBy) void stopAll(0);
}, 1_000).unref();

main().catch(async (error: unknown) => {
  const expected = error instanceof SetupError || error instanceof EnvironmentError;
  process.stderr.write(`\n${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  await stopAll(1);
});
