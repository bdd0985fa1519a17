import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const MAINS = ['app/sandbox/stripe/main.ts', 'app/sandbox/mail/main.ts'];
const bundleOf = (folder: string, main: string) =>
  path.join(folder, path.relative('app/sandbox', main).replace(/\.ts$/, '.mjs'));

/**
 * Once a run: both sandboxes as plain JavaScript, since some sixty processes of them are started and each would compile
 * itself. Answers what removes them again.
 */
export async function bundleSandboxes(): Promise<() => void> {
  if (process.env.SANDBOX_BUNDLES) return () => undefined;
  // A folder of this run's own; the environment reaches every process of tests.
  const folder = `test-results/sandbox-${process.pid}`;
  process.env.SANDBOX_BUNDLES = folder;
  await build({
    entryPoints: MAINS,
    outdir: folder,
    outbase: 'app/sandbox',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return () => rmSync(folder, { recursive: true, force: true });
}

function commandOf(main: string): string[] {
  const bundle = bundleOf(process.env.SANDBOX_BUNDLES ?? '', main);
  return existsSync(bundle) ? [bundle] : ['--import', 'tsx', main];
}

export interface RunningProcess {
  ready: string;
  child: ChildProcess;
  /** SIGTERM, then waits; resolves to the exit status. */
  stop: () => Promise<number | null>;
}

/** Starts a sandbox's `main.ts` as a process of its own and waits for its ready line. */
export async function startProcess(main: string, flags: readonly string[]): Promise<RunningProcess> {
  const child = spawn(process.execPath, [...commandOf(main), ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const line = new Promise<string>((resolve) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const end = output.indexOf('\n');
      if (end >= 0) resolve(output.slice(0, end));
    });
  });
  const failed = exited.then(([code]) => {
    throw new Error(`${main} ended with ${code}: ${errors}`);
  });
  const ready = await Promise.race([line, failed]);
  failed.catch(() => undefined);
  return {
    ready,
    child,
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await exited;
      return code;
    },
  };
}

/** Runs a `main.ts` that is expected not to start; resolves to its status and what it said. */
export async function runToFailure(
  main: string,
  flags: readonly string[],
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [...commandOf(main), ...flags], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

/** The address at the end of a ready line. */
export function addressIn(ready: string): string {
  const match = /https?:\/\/\S+/.exec(ready);
  if (!match) throw new Error(`No address in: ${ready}`);
  return match[0];
}
