import { inTransaction } from '~/platform/db/index.server';
import { workerActor } from '../access';

const DAY_MS = 86_400_000;

/** Stripe keeps events for 30 days; what is older is found by reconciliation only. */
const KEPT_DAYS = 30;
/** Lists are not perfectly in order of time, and a transaction may appear a little after its own time. */
const OVERLAP_MS = 3_600_000;

/** From when a sweep has to look, by Stripe's clock: from the last one seen, with overlap; 30 days back at most. */
export async function sweepFrom(name: string, now = new Date()): Promise<Date> {
  const earliest = now.getTime() - KEPT_DAYS * DAY_MS;
  const [row] = await inTransaction(
    workerActor,
    'giving.sweep_from',
    (tx) => tx.$queryRaw<{ seenTo: Date | null }[]>`SELECT giving.sweep_from(${name}) AS "seenTo"`,
  );
  const seenTo = row?.seenTo?.getTime();
  return new Date(seenTo === undefined ? earliest : Math.max(earliest, seenTo - OVERLAP_MS));
}

/** How far a sweep has seen everything. Called when all of it is stored or booked, never before. */
export async function markSweep(name: string, seenTo: Date | undefined): Promise<void> {
  if (!seenTo) return;
  await inTransaction(
    workerActor,
    'giving.mark_sweep',
    (tx) => tx.$queryRaw`SELECT giving.mark_sweep(${name}, ${seenTo}::timestamptz)::text`,
  );
}
