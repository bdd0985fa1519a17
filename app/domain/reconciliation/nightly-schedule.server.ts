import { repeat } from '~/platform/jobs/index.server';
import { nightlyChecksWhenDue } from './nightly-checks.server';

const HOUR_MS = 3_600_000;

/** Looks every hour whether today's checks are still to do. The first hour belongs to starting up. */
export function startNightlyChecks(): { stop(): Promise<void> } {
  let hasStarted = false;
  return repeat('nightly checks', HOUR_MS, async () => {
    if (hasStarted) await nightlyChecksWhenDue();
    hasStarted = true;
  });
}
