import type { Invariant } from './invariant';

/** What must hold of months, open and closed. */
export const periodInvariants: readonly Invariant[] = [
  {
    name: 'months_are_their_postings',
    means: 'What the sealer keeps by month and account is what the sealed postings say.',
    violations: `SELECT 'account ' || coalesce(m.account_id, s.account_id) || ' in ' || coalesce(m.period, s.period) AS found FROM ledger.period_movement m
      FULL JOIN (
        SELECT e.period, p.account_id, sum(greatest(p.amount_minor, 0)) AS debit, -sum(least(p.amount_minor, 0)) AS credit
        FROM ledger.entry e JOIN ledger.posting p ON p.entry_id = e.id WHERE e.xact < (SELECT through_xact FROM ledger.seal_head WHERE chain = 'ledger') GROUP BY e.period, p.account_id
      ) s ON s.period = m.period AND s.account_id = m.account_id
      WHERE (m.debit_minor, m.credit_minor) IS DISTINCT FROM (s.debit, s.credit)`,
  },
  {
    name: 'closed_months_stay_as_they_were',
    means:
      'The balances stored when a month was closed still come out of the postings of that and earlier months, sealed or not.',
    violations: `WITH sums AS (
        SELECT e.period, p.account_id, sum(p.amount_minor) AS moved FROM ledger.entry e JOIN ledger.posting p ON p.entry_id = e.id GROUP BY e.period, p.account_id
      ), keys AS (
        SELECT c.month, a.account_id FROM ledger.period c, (SELECT DISTINCT account_id FROM sums) a WHERE c.state = 'closed'
      )
      SELECT 'account ' || k.account_id || ' in ' || k.month AS found FROM keys k LEFT JOIN sums s ON s.account_id = k.account_id AND s.period <= k.month
      LEFT JOIN ledger.period_balance b ON b.month = k.month AND b.account_id = k.account_id
      GROUP BY k.month, k.account_id, b.closing_minor HAVING coalesce(b.closing_minor, 0) <> coalesce(sum(s.moved), 0)`,
  },
];
