import { inTransaction, type Transaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import type { Advance } from './schemas';

export interface Clock {
  now: Date;
  nextRelease: Date;
  nextMonth: Date;
}

export async function readClock(actor: StaffActor): Promise<Clock> {
  return inTransaction(actor, 'read-clock', readIn);
}

/** Moves the demonstration's clock forward and answers the time that it is then. The database refuses a live installation. */
export async function advanceClock(actor: StaffActor, advance: Advance): Promise<Date> {
  return inTransaction(actor, 'advance-clock', async (tx) => {
    const seconds = secondsTo(advance, await readIn(tx));
    const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT system.advance_demonstration(${seconds}::bigint) AS now`;
    if (!row) throw new Error('The clock did not answer.');
    return row.now;
  });
}

async function readIn(tx: Transaction): Promise<Clock> {
  const [row] = await tx.$queryRaw<Clock[]>`
    SELECT system.now() AS now, system.next_release() AS "nextRelease",
      (date_trunc('month', system.now() AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC' AS "nextMonth"`;
  if (!row) throw new Error('The clock did not answer.');
  return row;
}

const DAY_SECONDS = 86_400;

function secondsTo(advance: Advance, { now, nextRelease, nextMonth }: Clock): number {
  if (advance.to === 'days') return advance.days * DAY_SECONDS;
  const until = advance.to === 'release' ? nextRelease : nextMonth;
  // Whole seconds, and never short of the moment.
  return Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
}
