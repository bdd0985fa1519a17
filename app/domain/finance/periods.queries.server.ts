import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';

/** The months in which something was booked, the latest first, as `YYYY-MM`. */
export async function readMonths(actor: StaffActor): Promise<string[]> {
  const rows = await inTransaction(
    actor,
    'finance.months',
    (tx) => tx.$queryRaw<{ month: string }[]>`
      SELECT DISTINCT to_char(effective_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month FROM ledger.entry ORDER BY month DESC LIMIT 120`,
  );
  return rows.map(({ month }) => month);
}

/** The currencies of the books, those with most postings first. */
export async function readCurrencies(actor: StaffActor): Promise<string[]> {
  const rows = await inTransaction(
    actor,
    'finance.currencies',
    (tx) =>
      tx.$queryRaw<
        { currency: string }[]
      >`SELECT currency::text AS currency FROM ledger.account GROUP BY currency ORDER BY count(*) DESC, currency`,
  );
  return rows.map(({ currency }) => currency);
}
