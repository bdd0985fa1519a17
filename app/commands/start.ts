import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
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

// What `npm start` hands over to: database, migrations, the demonstration's payments sandbox and mail catcher, the
// application, the demonstration's data. Everything is stopped in the opposite order.

const stops: (() => Promise<void>)[] = [];
let stopping = false;

async function stopAll(code: number): Promise<never> {
  if (!stopping) {
    stopping = true;
    for (const stop of stops.reverse())
      await stop().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  }
  process.exit(code);
}

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

/** Starts a process of ours and waits for its first address to answer. */
async function startProcess(
  name: string,
  command: string[],
  env: Record<string, string | undefined>,
  healthUrl: string,
): Promise<void> {
  // Detached from Ctrl-C: this process tells each part when to stop, in order.
  const child: ChildProcess = spawn(process.execPath, command, {
    stdio: ['ignore', logFile(name), 'inherit'],
    env: env as NodeJS.ProcessEnv,
    detached: true,
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  stops.push(async () => {
    child.kill('SIGTERM');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 10_000))]);
    child.kill('SIGKILL');
  });
  let exited = false;
  void ended.then((code) => {
    exited = true;
    if (!stopping) {
      process.stderr.write(`\nThe ${name} stopped (exit ${code}); stopping everything.\n`);
      void stopAll(1);
    }
  });
  for (let attempt = 0; attempt < 300 && !exited; attempt += 1) {
    const answered = await fetch(healthUrl).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new SetupError(`The ${name} did not start; its own words are above.`);
}

/** Where a part's lines go: the terminal is for people. */
function logFile(name: string): number {
  const folder = path.join(path.resolve(environment().DATA_DIR), 'logs');
  mkdirSync(folder, { recursive: true });
  return openSync(path.join(folder, `${name.replaceAll(' ', '-')}.log`), 'a');
}

async function startDatabase(env: Environment): Promise<void> {
  const prismaFolder = path.resolve('prisma');
  if (env.DATABASE_URL) {
    const { appUrl } = connectionFromEnvironment();
    await shown('Bringing the database up to date', () => migrateDatabase(appUrl, prismaFolder));
    return;
  }
  const server: EmbeddedServer = await shown('Starting PostgreSQL', () => startEmbeddedServer(env.DATA_DIR));
  stops.push(() => server.stop());
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
  await checkPort(env.PORT, 'Homeward');
  if (env.HOMEWARD_MODE === 'demo')
    for (const port of neighbours) await checkPort(port, "the demonstration's sandbox and mail catcher");
  // The sandboxes need no database: they start beside it. What they have to say is asked for below.
  const outside = env.HOMEWARD_MODE === 'demo' ? startOutside(env) : Promise.resolve();
  outside.catch(() => undefined);
  await startDatabase(env);
  if (env.HOMEWARD_MODE === 'demo') await shown('Starting the payments sandbox and the mail catcher', () => outside);
  const entry = dev ? ['--import', 'tsx', 'app/commands/dev-server.ts'] : ['build/server/index.js'];
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

main().catch(async (error: unknown) => {
  const expected = error instanceof SetupError || error instanceof EnvironmentError;
  process.stderr.write(`\n${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  await stopAll(1);
});
