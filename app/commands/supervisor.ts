import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { SetupError } from '../platform/db/index.server';
import { environment } from '../platform/env/index.server';

// The processes of one `npm start`: started, watched, written down, and stopped in the opposite order.

const READY_ATTEMPTS = 1_200;
const READY_PAUSE_MS = 100;
const STOP_WITHIN_MS = 10_000;

const stops: (() => Promise<void>)[] = [];
let stopping: Promise<void> | undefined;

/** Says how a part is stopped; the last one started is the first one stopped. */
export function onStop(stop: () => Promise<void>): void {
  stops.push(stop);
}

/** Stops every part and ends this process; called again meanwhile, it waits for the first call. */
export async function stopAll(code: number): Promise<never> {
  stopping ??= (async () => {
    for (const stop of stops.reverse()) {
      await stop().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    }
  })();
  await stopping;
  process.exit(code);
}

/** Starts a process of ours and waits for its first address to answer. Throws SetupError. */
export async function startProcess(
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
  if (child.pid !== undefined) writeDown({ pid: child.pid, startedBy: process.pid, marker: command.at(-1) ?? '' });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  onStop(async () => {
    child.kill('SIGTERM');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, STOP_WITHIN_MS))]);
    child.kill('SIGKILL');
  });
  let exited = false;
  void ended.then((code) => {
    exited = true;
    if (stopping) return;
    process.stderr.write(`\nThe ${name} stopped (exit ${code}); stopping everything.\n`);
    void stopAll(1);
  });
  for (let attempt = 0; attempt < READY_ATTEMPTS && !exited; attempt += 1) {
    const answered = await fetch(healthUrl).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, READY_PAUSE_MS));
  }
  throw new SetupError(`The ${name} did not start; its own words are above.`);
}

/** A part that was started, as it is written down for a next start that follows a crash. */
interface Part {
  pid: number;
  startedBy: number;
  /** Last word of its command, by which it is told from another program that has its number by now. */
  marker: string;
}

const partsFile = () => path.join(path.resolve(environment().DATA_DIR), 'parts.json');

function readParts(): Part[] {
  return existsSync(partsFile()) ? (JSON.parse(readFileSync(partsFile(), 'utf8')) as Part[]) : [];
}

function writeDown(part: Part): void {
  const alive = readParts().filter(({ startedBy }) => startedBy === process.pid);
  writeFileSync(partsFile(), JSON.stringify([...alive, part]));
}

/** Ends what an earlier start left behind when it was killed without a word. What a living start runs is left alone. */
export async function endLeftovers(): Promise<void> {
  const left = readParts().filter(
    ({ pid, startedBy, marker }) => !commandOf(startedBy).includes('start.ts') && commandOf(pid).includes(marker),
  );
  for (const { pid } of left) process.kill(pid, 'SIGTERM');
  for (
    let waited = 0;
    waited < STOP_WITHIN_MS && left.some(({ pid, marker }) => commandOf(pid).includes(marker));
    waited += READY_PAUSE_MS
  ) {
    await new Promise((resolve) => setTimeout(resolve, READY_PAUSE_MS));
  }
}

/** The command of a process, or nothing where it has ended or the system does not say. */
function commandOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`;
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Where a part's lines go: the terminal is for people. */
function logFile(name: string): number {
  const folder = path.join(path.resolve(environment().DATA_DIR), 'logs');
  mkdirSync(folder, { recursive: true });
  return openSync(path.join(folder, `${name.replaceAll(' ', '-')}.log`), 'a');
}
