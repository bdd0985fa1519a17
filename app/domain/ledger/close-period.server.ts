import { type DatabaseActor, inTransaction } from '~/platform/db/index.server';

/** From now on what is booked belongs to the next month. HW002 unless `month` (YYYY-MM) is the oldest open one and over. */
export async function proposePeriodClose(actor: DatabaseActor, month: string): Promise<void> {
  await inTransaction(
    actor,
    'period.propose_close',
    (tx) => tx.$queryRaw`SELECT ledger.propose_period_close(${`${month}-01`}::date)::text`,
  );
}

/** `waiting`: a transaction older than the proposal still runs; ask again in a second. HW005 for whoever proposed it. */
export async function confirmPeriodClose(actor: DatabaseActor, month: string): Promise<'closed' | 'waiting'> {
  const [row] = await inTransaction(
    actor,
    'period.confirm_close',
    (tx) =>
      tx.$queryRaw<
        { state: 'closed' | 'waiting' }[]
      >`SELECT ledger.confirm_period_close(${`${month}-01`}::date) AS state`,
  );
  return row?.state ?? 'waiting';
}

/** The month is open again. */
export async function rejectPeriodClose(actor: DatabaseActor, month: string): Promise<void> {
  await inTransaction(
    actor,
    'period.reject_close',
    (tx) => tx.$queryRaw`SELECT ledger.reject_period_close(${`${month}-01`}::date)::text`,
  );
}
