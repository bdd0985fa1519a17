import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import pg from 'pg';
import { loginPasswords, migrateDatabase, startEmbeddedServer } from '../../app/platform/db/index.server';
import { environmentOf, Installation } from '../faults/installation';
import { until } from '../faults/until';
import { addressIn, startProcess } from '../integration/sandbox/start-process';

const READY_WITHIN_MS = 60_000;

/** An application as it is served, with a PostgreSQL, a payments sandbox and a mail catcher of its own. It and its database can be killed. */
export class Killable {
  private constructor(
    readonly folder: string,
    readonly installation: Installation,
    readonly stopMail: () => Promise<unknown>,
  ) {}

  static async start(): Promise<Killable> {
    // What is tested is the bundle: built where it is stale.
    const { VITEST: _inTests, ...env } = process.env;
    execFileSync(process.execPath, ['--input-type=module', '-e', "import { build } from './app/start.mjs'; build();"], {
      env,
    });
    const folder = mkdtempSync(path.join(tmpdir(), 'homeward-kills-'));
    chmodSync(folder, 0o755);
    const [server, mail] = await Promise.all([
      startEmbeddedServer(folder),
      startProcess('app/sandbox/mail/main.ts', ['--smtp-port', '0', '--http-port', '0']),
    ]);
    await migrateDatabase(server.adminUrl, path.resolve('prisma'), loginPasswords(server));
    const post = { mailbox: addressIn(mail.ready), smtpUrl: /smtp:\/\/\S+/.exec(mail.ready)?.[0] ?? '' };
    const installation = await Installation.start(server, post, path.join(folder, 'application'));
    const { addresses } = installation;
    // Whatever looks at it from here looks at this database.
    Object.assign(process.env, environmentOf(addresses), { TEST_ADMIN_URL: addresses.adminUrl, LOG_LEVEL: 'silent' });
    return new Killable(folder, installation, () => mail.stop());
  }

  async killApplication(): Promise<void> {
    await this.installation.endApplication('SIGKILL');
  }

  async startApplication(): Promise<void> {
    await this.installation.startApplication();
  }

  /** Kills the postmaster; its children end when they notice. */
  async killDatabase(): Promise<void> {
    const cluster = path.join(this.folder, 'postgres/cluster');
    const pid = Number(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    const children = childrenOf(pid);
    process.kill(pid, 'SIGKILL');
    await until(
      'nothing of PostgreSQL runs',
      async () => [pid, ...children].every((one) => !existsSync(`/proc/${one}`) || isZombie(one)),
      READY_WITHIN_MS,
    );
  }

  /** Starts PostgreSQL again at the same address; it recovers from its log. */
  async startDatabase(): Promise<void> {
    const { port } = new URL(this.installation.addresses.adminUrl);
    const server = await startEmbeddedServer(this.folder);
    if (new URL(server.adminUrl).port !== port) throw new Error(`PostgreSQL came back on another port than ${port}`);
    await until('PostgreSQL answers', () => this.#answers(), READY_WITHIN_MS);
  }

  async #answers(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.installation.addresses.adminUrl });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT 1');
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** The application finds its database again by itself, or is started anew as whoever looks after it would. */
  async ready(withinMs: number): Promise<'by itself' | 'started anew'> {
    const end = Date.now() + withinMs;
    while (Date.now() < end) {
      if (await this.installation.isReady()) return 'by itself';
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await this.killApplication();
    await this.startApplication();
    return 'started anew';
  }

  async stop(): Promise<void> {
    await this.installation.stop();
    await this.stopMail();
    const server = await startEmbeddedServer(this.folder);
    await server.stop();
    if (process.env.KILLS_KEEP !== '1') rmSync(this.folder, { recursive: true, force: true });
  }
}

const statusOf = (pid: number | string) =>
  existsSync(`/proc/${pid}/stat`)
    ? readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')
    : [];
const isZombie = (pid: number) => statusOf(pid)[0] === 'Z';
const childrenOf = (pid: number) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && statusOf(name)[1] === String(pid))
    .map(Number);
