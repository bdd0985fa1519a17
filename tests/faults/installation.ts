import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import pg from 'pg';
import { serverCommand } from '../../app/commands/server-command';
import { addressIn, type RunningProcess, startProcess } from '../integration/sandbox/start-process';

// Starts what is tested: the built application, and a payments sandbox with a store of its own, each as a process.

export const SECRET_KEY = 'sk_test_faults';
/** Two, as in the middle of a rotation: the new one first. */
export const WEBHOOK_SECRETS = ['whsec_faults_new', 'whsec_faults_old'];

export interface Addresses {
  appUrl: string;
  apiBase: string;
  mailbox: string;
  smtpUrl: string;
  adminUrl: string;
  databaseUrl: string;
  publicDatabaseUrl: string;
  dataDir: string;
}

export interface DatabaseServer {
  adminUrl: string;
  appUrl: string;
  webUrl: string;
}

const inDatabase = (url: string, database: string) =>
  Object.assign(new URL(url), { pathname: `/${database}` }).toString();

/** A copy of the migrated database, with the rights that the application's logins need. */
async function copyDatabase(server: DatabaseServer): Promise<DatabaseServer> {
  const name = `faults_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: inDatabase(server.adminUrl, 'postgres') });
  await admin.connect();
  for (const statement of [
    `CREATE DATABASE ${name} TEMPLATE homeward OWNER homeward_owner`,
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${name} TO homeward_app, homeward_web`,
    `GRANT CREATE ON DATABASE ${name} TO homeward_worker`,
  ])
    await admin.query(statement);
  await admin.end();
  return {
    adminUrl: inDatabase(server.adminUrl, name),
    appUrl: inDatabase(server.appUrl, name),
    webUrl: inDatabase(server.webUrl, name),
  };
}

/** All donors of a run sit at one address: how many gifts begin there in an hour is another test's subject. */
async function liftLimits(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(
    `UPDATE giving.checkout_limit SET opened_per_hour = 1000, unproven_per_hour = 1000, opened_per_address_hour = 10000,
       unproven_per_address_hour = 10000`,
  );
  await admin.end();
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

const READY_WITHIN_MS = 60_000;

/** The application's environment. Keys live in its data folder; the test process shares it. */
export function environmentOf(addresses: Addresses, ledgerSigningKey?: string): Record<string, string> {
  return {
    HOMEWARD_MODE: 'demo',
    DATA_DIR: addresses.dataDir,
    PORT: new URL(addresses.appUrl).port,
    APP_URL: addresses.appUrl,
    DATABASE_URL: addresses.databaseUrl,
    PUBLIC_DATABASE_URL: addresses.publicDatabaseUrl,
    STRIPE_SECRET_KEY: SECRET_KEY,
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRETS.join(','),
    STRIPE_API_BASE: addresses.apiBase,
    SMTP_URL: addresses.smtpUrl,
    LOG_LEVEL: 'warn',
    ...(ledgerSigningKey && { LEDGER_SIGNING_KEY: ledgerSigningKey }),
  };
}

/** Starts the built server; resolves once `readyPath` answers well: by default when it is ready, jobs included. */
export async function startApplication(
  addresses: Addresses,
  signingKey?: string,
  readyPath = '/readyz',
): Promise<ChildProcess> {
  const logFile = path.join(path.dirname(addresses.dataDir), 'application.log');
  const log = openSync(logFile, 'a');
  const app = spawn(process.execPath, serverCommand, {
    env: { ...process.env, NODE_ENV: 'production', ...environmentOf(addresses, signingKey) },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const until = Date.now() + READY_WITHIN_MS;
  while (!(await answersWell(addresses.appUrl, readyPath))) {
    if (app.exitCode !== null || Date.now() > until) {
      app.kill('SIGKILL');
      throw new Error(`The application did not start:\n${readFileSync(logFile, 'utf8').slice(-3_000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return app;
}

/** Ends it: politely, or as a crash does. */
export async function endApplication(app: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return;
  const ended = once(app, 'exit');
  app.kill(signal);
  await ended;
}

const answersWell = (appUrl: string, at: string): Promise<boolean> =>
  fetch(`${appUrl}${at}`).then(
    (answer) => answer.ok,
    () => false,
  );

/** One application with its own database and its own sandbox. */
export class Installation {
  #app: ChildProcess | undefined;
  readonly #signingKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

  private constructor(
    readonly addresses: Addresses,
    readonly sandbox: RunningProcess,
  ) {}

  static async start(
    server: DatabaseServer,
    mail: { mailbox: string; smtpUrl: string },
    folder: string,
  ): Promise<Installation> {
    mkdirSync(folder, { recursive: true });
    const port = await freePort();
    const appUrl = `http://localhost:${port}`;
    const [database, sandbox] = await Promise.all([
      copyDatabase(server),
      startProcess('app/sandbox/stripe/main.ts', [
        ...['--port', '0', '--secret-key', SECRET_KEY, '--data', path.join(folder, 'payments.journal')],
        ...['--webhook-url', `${appUrl}/webhooks/stripe`, '--webhook-secret', WEBHOOK_SECRETS[0] ?? ''],
        ...['--retry-base', '200', '--dispute-delay', '0'],
      ]),
    ]);
    const installation = new Installation(
      {
        ...mail,
        appUrl,
        apiBase: addressIn(sandbox.ready),
        adminUrl: database.adminUrl,
        databaseUrl: database.appUrl,
        publicDatabaseUrl: database.webUrl,
        dataDir: path.join(folder, 'data'),
      },
      sandbox,
    );
    try {
      await liftLimits(database.adminUrl);
      await installation.startApplication();
    } catch (error) {
      await installation.stop();
      throw error;
    }
    return installation;
  }

  /** Starts the built server; resolves once it is ready, jobs included. */
  async startApplication(): Promise<void> {
    this.#app = await startApplication(this.addresses, this.#signingKey);
  }

  isReady(): Promise<boolean> {
    return answersWell(this.addresses.appUrl, '/readyz');
  }

  /** Ends the application: politely, or as a crash does. */
  async endApplication(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (this.#app) await endApplication(this.#app, signal);
  }

  async stop(): Promise<void> {
    await this.endApplication('SIGTERM');
    await this.sandbox.stop();
  }
}
