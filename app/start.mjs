// What `npm start` runs on a bare clone: Node's own modules only. It checks Node, installs packages, builds what is
// stale, then hands over to app/commands/start.ts. Safe to interrupt and to run again.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const NODE_WANTED = [20, 19];
process.chdir(root);

/** A sentence for the person at the terminal, then the end. */
export function giveUp(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

export function say(text) {
  process.stdout.write(`${text}\n`);
}

export function checkMachine() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < NODE_WANTED[0] || (major === NODE_WANTED[0] && minor < NODE_WANTED[1])) {
    giveUp(
      `Homeward needs Node ${NODE_WANTED.join('.')} or newer; this is ${process.version}. Install a newer Node and run the command again.`,
    );
  }
  try {
    accessSync(root, constants.W_OK);
  } catch {
    giveUp(
      `This user may not write to ${root}, where packages and the build go. Clone Homeward into a folder of your own and run the command again.`,
    );
  }
}

function run(command, args, env = {}) {
  const result = spawnSync(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.signal) process.exit(130);
  if (result.status !== 0) {
    process.stderr.write(String(result.stdout ?? '') + String(result.stderr ?? ''));
    giveUp(`\`${[path.basename(command), ...args].join(' ')}\` failed; its own words are above.`);
  }
}

/** Runs a step unless the digest of what it depends on is the one of its last success. */
function step(name, stampFile, digest, isThere, work) {
  const stamp = path.join(root, stampFile);
  if (isThere() && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  const startedAt = Date.now();
  process.stdout.write(`  ${name} …`);
  work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
  say(` done (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
}

function* filesUnder(entry) {
  const full = path.join(root, entry);
  if (!existsSync(full)) return;
  const found = readdirSync(path.dirname(full), { withFileTypes: true }).find(
    (item) => item.name === path.basename(full),
  );
  if (found?.isFile()) yield entry;
  if (!found?.isDirectory()) return;
  for (const item of readdirSync(full, { withFileTypes: true })) {
    if (item.name === 'generated' || item.name === 'node_modules') continue;
    yield* filesUnder(path.join(entry, item.name));
  }
}

function digestOf(...entries) {
  const hash = createHash('sha256');
  for (const entry of entries) {
    for (const file of filesUnder(entry))
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

/** Packages and the database client: needed by everything. */
export function install() {
  const lock = digestOf('package-lock.json');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // `npm ci` refuses a lock file that lacks optional packages of other machines, which a registry may not carry.
  step(
    'Installing packages (a minute or two the first time)',
    'node_modules/.homeward-installed',
    lock,
    () => existsSync('node_modules'),
    () => run(npm, ['install', '--no-save', '--no-audit', '--no-fund', '--include=dev']),
  );
  const model = digestOf('prisma/schema') + lock;
  const client = 'app/platform/db/generated';
  // The CLI would download a schema engine that generating does not use: point it at something that exists.
  step(
    'Preparing the database client',
    `${client}/.stamp`,
    model,
    () => existsSync(client),
    () =>
      run(process.execPath, ['node_modules/prisma/build/index.js', 'generate', '--schema', 'prisma/schema'], {
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      }),
  );
}

/** The application as it is served. */
export function build() {
  const sources = digestOf(
    'app',
    'prisma/schema',
    'package-lock.json',
    'remix.config.js',
    'vite.config.ts',
    'tsconfig.json',
  );
  step(
    'Building the application',
    'build/.stamp',
    sources,
    () => existsSync('build/server'),
    () =>
      run(process.execPath, ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel', 'warn'], {
        NODE_ENV: 'production',
      }),
  );
}

/** Hands over to a TypeScript command: its exit is ours, and what we are told to end by, it is told too. */
export function handOver(command, args, env = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', command, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => process.exit(code ?? 1));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  checkMachine();
  say('Homeward');
  install();
  const dev = process.argv.includes('--dev');
  if (!dev) build();
  handOver('app/commands/start.ts', dev ? ['--dev'] : []);
}
