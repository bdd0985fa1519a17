import process from 'node:process';
import { SetupError } from '../platform/db/index.server';
import { EnvironmentError } from '../platform/env/index.server';

/**
 * Runs a command of the command line and sets its exit code: its own, or 2 where the arguments cannot be read (`usage` is
 * said) or the installation is not ready, or its database does not answer: that, and errors of a `mendable` class, are said
 * in a sentence, without a stack.
 * What else goes wrong is thrown. `close` ends the connections it opened.
 */
export async function runCommand(
  main: () => Promise<number>,
  {
    usage = '',
    mendable = [],
    close,
  }: {
    usage?: string;
    mendable?: readonly (abstract new (...args: never[]) => Error)[];
    close?: () => Promise<void>;
  } = {},
): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (isUnreachable(error)) {
      process.stderr.write(`The database does not answer (${error.message}). Look at DATABASE_URL.\n`);
      process.exitCode = 2;
      return;
    }
    const unreadable = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    if (
      !(
        error instanceof Error &&
        (unreadable || [SetupError, EnvironmentError, ...mendable].some((kind) => error instanceof kind))
      )
    )
      throw error;
    process.stderr.write(`${error.message}\n${unreadable ? usage : ''}`);
    process.exitCode = 2;
  } finally {
    await close?.();
  }
}

/** A host without a name, a closed port, a wrong password, a database that is not there. */
function isUnreachable(error: unknown): error is Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', '28P01', '28000', '3D000'].includes(code);
}
