import { type DatabaseActor, inTransaction } from '~/platform/db/index.server';

// Months, open and closed: finance, auditor, worker. A month is `YYYY-MM`. Reading one takes a time that does not grow
// with the number of postings.

export interface Period {
  month: string;
  state: 'open' | 'proposed' | 'closed';
  proposedBy: string | null;
  proposedByName: string | null;
  proposedAt: Date | null;
  closedByName: string | null;
  closedAt: Date | null;
  /** The oldest month that is over and open: the only one that may be proposed. */
  isNext: boolean;
}

/** Every month from the first with an entry to the present one, the latest first. */
export async function readPeriods(actor: DatabaseActor): Promise<Period[]> {
  return inTransaction(
    actor,
    'periods.read',
    (tx) => tx.$queryRaw<Period[]>`
      SELECT to_char(m.month, 'YYYY-MM') AS month, coalesce(p.state, 'open') AS state,
        CASE WHEN p.state <> 'open' THEN p.proposed_by END AS "proposedBy", CASE WHEN p.state <> 'open' THEN pu.name END AS "proposedByName",
        CASE WHEN p.state <> 'open' THEN p.proposed_at END AS "proposedAt", cu.name AS "closedByName", p.closed_at AS "closedAt",
        coalesce(p.state, 'open') = 'open' AND m.month = ledger.next_period() AND m.month + interval '1 month' <= system.now() AT TIME ZONE 'UTC' AS "isNext"
      FROM (
        SELECT month::date FROM generate_series(
          coalesce(least((SELECT min(month) FROM ledger.period), ledger.next_period()), date_trunc('month', system.now() AT TIME ZONE 'UTC')),
          date_trunc('month', system.now() AT TIME ZONE 'UTC'), interval '1 month') month
      ) m
      LEFT JOIN ledger.period p ON p.month = m.month
      LEFT JOIN identity."user" pu ON pu.id = p.proposed_by LEFT JOIN identity."user" cu ON cu.id = p.closed_by
      ORDER BY m.month DESC`,
  );
}

export interface MonthlyBalance {
  accountCode: string;
  type: 'asset' | 'liability' | 'fund' | 'income' | 'expense';
  normalSide: 'debit' | 'credit';
  fund: string | null;
  currency: string;
  /** Debit positive. */
  openingMinor: bigint;
  debitMinor: bigint;
  creditMinor: bigint;
  closingMinor: bigint;
}

/** Every account of the chart in every currency, lines summed up; the closing balances of a currency sum to zero. */
export async function monthlyTrialBalance(actor: DatabaseActor, month: string): Promise<MonthlyBalance[]> {
  return inTransaction(
    actor,
    'trial-balance-of-month',
    (tx) => tx.$queryRaw<MonthlyBalance[]>`
      SELECT account_code AS "accountCode", type, normal_side AS "normalSide", fund, currency, opening_minor AS "openingMinor", debit_minor AS "debitMinor",
        credit_minor AS "creditMinor", closing_minor AS "closingMinor" FROM ledger.trial_balance(${`${month}-01`}::date)`,
  );
}

export interface FundMonth {
  fund: 'restricted' | 'pool' | 'reserve' | 'operating';
  currency: string;
  /** Credit positive; closing = opening + received − spent. Received is net of what was given back or moved to another fund. */
  openingMinor: bigint;
  receivedMinor: bigint;
  /** What a restriction let go because it was fulfilled; it is spent in the same entry. */
  releasedMinor: bigint;
  spentMinor: bigint;
  closingMinor: bigint;
}

/** The statement of funds of one month, by the period in which its entries stand. */
export async function fundsOfMonth(actor: DatabaseActor, month: string): Promise<FundMonth[]> {
  return inTransaction(
    actor,
    'funds-of-month',
    (tx) => tx.$queryRaw<FundMonth[]>`
      SELECT fund, currency, opening_minor AS "openingMinor", received_minor AS "receivedMinor", released_minor AS "releasedMinor", spent_minor AS "spentMinor",
        closing_minor AS "closingMinor" FROM ledger.statement_of_funds(${`${month}-01`}::date)`,
  );
}
