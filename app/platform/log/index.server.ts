import pino from 'pino';
import { environment } from '../env/index.server';

// Log lines carry what happened, ids and numbers. Whatever could hold a person's words or data is removed by name,
// and unknown objects are not logged at all: a call passes the few fields that it means to.
const REMOVED = [
  'email',
  'name',
  'text',
  'story',
  'body',
  'payload',
  'password',
  'token',
  'secret',
  'cookie',
  'authorization',
];

export const log = pino({
  level: environment().LOG_LEVEL,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: REMOVED.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), remove: true },
  // A message of the database or of a library may quote a row: keep the kind of error and where it happened.
  serializers: {
    err: (error: unknown) =>
      error instanceof Error
        ? {
            type: error.name,
            code: (error as { code?: unknown }).code,
            at: error.stack
              ?.split('\n')
              .slice(1, 6)
              .map((line) => line.trim()),
          }
        : { type: typeof error },
  },
});
