import type { Server } from 'node:net';
import { setPriority } from 'node:os';
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A sandbox stands for somebody else's machine: where it shares ours, it gives way to the application. */
const NICENESS = 10;

/** A reason not to start that is told to the person at the terminal as one sentence, without a stack. */
export class StartupError extends Error {}

/** Runs a step that opens a file or folder; the system's refusal becomes a `StartupError` that begins with `sentence`. */
export async function orRefuse<T>(sentence: string, open: () => T | Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) {
      throw new StartupError(`${sentence}: ${error.message}.`);
    }
    throw error;
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads command line flags strictly; an unknown or incomplete flag becomes a `StartupError` that shows the usage. */
export function readFlags<T extends Options>(options: T, usage: string) {
  try {
    return parseArgs({ options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new StartupError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** A TCP port from a flag; 0 lets the system choose a free one. */
export function readPort(name: string, text: string | undefined): number {
  const port = text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65535))
    throw new StartupError(`--${name} must be a port number from 0 to 65535, not ${text ?? 'absent'}.`);
  return port;
}

/** Listens and resolves to the port taken; a busy or forbidden port becomes a sentence that names the flag. */
export function listen(server: Server, { host, port, flag }: { host: string; port: number; flag: string }) {
  return new Promise<number>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(
          new StartupError(
            `Port ${port} is already in use. Stop the process that uses it, or choose another --${flag}.`,
          ),
        );
      } else if (error.code === 'EACCES') {
        reject(new StartupError(`Port ${port} may not be used by this user. Choose a --${flag} above 1023.`));
      } else {
        reject(new StartupError(`Could not listen on ${host}:${port}: ${error.message}.`));
      }
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/**
 * Runs a sandbox process: prints its ready line, then waits for SIGTERM or SIGINT and closes it cleanly.
 * A `StartupError` ends the process with status 1 and its sentence on standard error.
 */
export async function runProcess(start: () => Promise<{ ready: string; close: () => Promise<void> }>): Promise<void> {
  try {
    setPriority(NICENESS);
    const running = await start();
    let closing = false;
    const stop = () => {
      if (closing) return;
      closing = true;
      running.close().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`Did not stop cleanly: ${String(error)}\n`);
          process.exit(1);
        },
      );
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    process.stdout.write(`${running.ready}\n`);
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    process.stderr.write(`${error.message}\n`, () => process.exit(1));
  }
}
