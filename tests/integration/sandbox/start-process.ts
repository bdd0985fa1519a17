import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface RunningProcess {
  ready: string;
  child: ChildProcess;
  /** SIGTERM, then waits; resolves to the exit status. */
  stop: () => Promise<number | null>;
}

/** Starts a sandbox's `main.ts` as a process of its own and waits for its ready line. */
export async function startProcess(main: string, flags: readonly string[]): Promise<RunningProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
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
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...flags], { stdio: ['ignore', 'ignore', 'pipe'] });
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
