import { inTransaction } from '~/platform/db/index.server';
import { repeat } from '~/platform/jobs/index.server';
import { workerActor } from '../access';

const HOUR_MS = 3_600_000;

/** Tells the months that are over, once each, as far as enough stands behind their figures. Answers the steps told. */
export async function tellMonths(): Promise<number> {
  const [row] = await inTransaction(
    workerActor,
    'ledger.tell_months',
    (tx) => tx.$queryRaw<{ told: number }[]>`SELECT ledger.tell_months() AS told`,
  );
  return row?.told ?? 0;
}

export const startTelling = (): { stop(): Promise<void> } => repeat('tell months that are over', HOUR_MS, tellMonths);
