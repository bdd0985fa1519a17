import { inTransaction, type Transaction } from '../../platform/db/index.server';
import { repeat } from '../../platform/jobs/index.server';
import { log } from '../../platform/log/index.server';
import { workerActor } from '../access';

/** Day and hour of the weekly release in UTC; 1 is Monday. */
export interface ReleaseSchedule {
  weekday: number;
  hour: number;
}

export interface Released {
  released: number;
  /** Taken down unseen, since something that the page rests on holds no more. */
  refused: number;
  /** Could not be checked, and wait on. */
  failed: number;
}

const ROUND_PAUSE_MS = 30_000;

/**
 * Makes public what was approved before the last weekly release, in random order and after checking each page again. It
 * may run at any time, any number of times and on several instances at once: the database decides what is due.
 */
export async function releasePages(): Promise<Released> {
  const outcome = await inTransaction(workerActor, 'release-pages', (tx) => first(tx, 'release_batch'));
  if (outcome.failed > 0) log.error(outcome, 'pages could not be checked for their release and wait on');
  else if (outcome.released + outcome.refused > 0) log.info(outcome, 'pages were released');
  return outcome;
}

/** Releases what waits, out of turn. Refused unless this is a demonstration. */
export async function releaseDemonstration(): Promise<Released> {
  return inTransaction(workerActor, 'release-demonstration', (tx) => first(tx, 'release_demonstration'));
}

/** Keeps the schedule, then looks again and again whether a release is due. */
export function startReleases({ weekday, hour }: ReleaseSchedule): { stop(): Promise<void> } {
  let isKept = false;
  return repeat('release pages', ROUND_PAUSE_MS, async () => {
    if (!isKept) {
      await inTransaction(
        workerActor,
        'schedule-releases',
        (tx) => tx.$executeRaw`SELECT system.set_release_schedule(${weekday}::int, ${hour}::int)`,
      );
      isKept = true;
    }
    await releasePages();
  });
}

async function first(tx: Transaction, which: 'release_batch' | 'release_demonstration'): Promise<Released> {
  const [row] =
    which === 'release_batch'
      ? await tx.$queryRaw<Released[]>`SELECT * FROM private.release_batch()`
      : await tx.$queryRaw<Released[]>`SELECT * FROM private.release_demonstration()`;
  return row ?? { released: 0, refused: 0, failed: 0 };
}
