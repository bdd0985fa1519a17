import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';

export const fundNames = ['restricted', 'pool', 'reserve', 'operating'] as const;
export type FundName = (typeof fundNames)[number];

/** A fund over one month, credit positive, in minor units: opening + received − spent = closing. */
export interface FundStatement {
  fund: FundName;
  currency: string;
  openingMinor: bigint;
  receivedMinor: bigint;
  spentMinor: bigint;
  closingMinor: bigint;
}

/**
 * The statement of funds of one month (`YYYY-MM`), by effective day. Money that moves inside a fund (reserved, released)
 * is neither received nor spent: entries are counted by what they change in the fund as a whole.
 */
export async function statementOfFunds(actor: StaffActor, month: string): Promise<FundStatement[]> {
  const from = `${month}-01`;
  return inTransaction(
    actor,
    'statement-of-funds',
    (tx) => tx.$queryRaw<FundStatement[]>`
      WITH moved AS (
        SELECT c.fund, a.currency, e.effective_at, -sum(p.amount_minor) AS change
        FROM ledger.posting p JOIN ledger.account a ON a.id = p.account_id JOIN ledger.account_code c ON c.code = a.code JOIN ledger.entry e ON e.id = p.entry_id
        WHERE c.fund IS NOT NULL AND c.type IN ('fund', 'income', 'expense') AND e.effective_at < (${from}::date + interval '1 month') AT TIME ZONE 'UTC'
        GROUP BY c.fund, a.currency, e.id, e.effective_at
      )
      SELECT fund, currency::text AS currency,
        coalesce(sum(change) FILTER (WHERE effective_at < ${from}::date::timestamp AT TIME ZONE 'UTC'), 0)::bigint AS "openingMinor",
        coalesce(sum(change) FILTER (WHERE effective_at >= ${from}::date::timestamp AT TIME ZONE 'UTC' AND change > 0), 0)::bigint AS "receivedMinor",
        -coalesce(sum(change) FILTER (WHERE effective_at >= ${from}::date::timestamp AT TIME ZONE 'UTC' AND change < 0), 0)::bigint AS "spentMinor",
        sum(change)::bigint AS "closingMinor"
      FROM moved GROUP BY fund, currency ORDER BY currency, array_position(ARRAY['restricted', 'pool', 'reserve', 'operating'], fund)`,
  );
}

/** The month of the business clock, `YYYY-MM`. */
export async function currentMonth(actor: StaffActor): Promise<string> {
  const [row] = await inTransaction(
    actor,
    'current-month',
    (tx) => tx.$queryRaw<{ month: string }[]>`SELECT to_char(system.now() AT TIME ZONE 'UTC', 'YYYY-MM') AS month`,
  );
  return row?.month ?? '';
}
