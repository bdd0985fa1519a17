import { finance } from '~/catalogues/en/finance';
import { financeTables as words } from '~/catalogues/en/finance-tables';
import { Prisma } from '~/platform/db/index.server';
import type { Report } from './read-report.server';
import { accountWords, cashItems } from './state-words';

/** Balances by account and currency, lines summed up, debit positive. */
export const balances = Prisma.sql`
  SELECT c.code, c.type, c.fund, a.currency::text AS currency, sum(coalesce(k.balance_minor, 0) + coalesce(t.tail, 0))::bigint AS balance
  FROM ledger.account a JOIN ledger.account_code c ON c.code = a.code LEFT JOIN ledger.account_checkpoint k ON k.account_id = a.id
  LEFT JOIN LATERAL (SELECT sum(p.amount_minor) AS tail FROM ledger.posting p WHERE p.account_id = a.id AND p.xact >= coalesce(k.through_xact, 0)) t ON true
  GROUP BY c.code, c.type, c.fund, a.currency`;

/** Where the money is, and whose it is: two sides that come to the same in each currency. */
export const cashReport: Report = {
  name: 'cash',
  title: words.cashTitle,
  columns: [
    { key: 'side', head: words.side, kind: 'state', words: words.cashSides },
    { key: 'item', head: words.item, kind: 'state', words: cashItems },
    { key: 'currency', head: words.currency, kind: 'currency' },
    { key: 'amountMinor', head: finance.columnAmount, kind: 'amount' },
  ],
  // What Stripe holds is one account; when it becomes available is what its balance transactions say.
  select: () => Prisma.sql`
    WITH b AS (${balances}),
      pending AS (SELECT currency::text AS currency, sum(net_minor)::bigint AS amount FROM giving.balance_transaction WHERE available_on > system.now() GROUP BY currency)
    SELECT 'where' AS side, 1 AS place, b.code AS item, b.currency, b.balance AS "amountMinor" FROM b
      WHERE b.type = 'asset' AND b.fund IS NULL AND b.code <> 'stripe_balance' AND (b.balance <> 0 OR b.code LIKE 'bank%')
    UNION ALL SELECT 'where', 0, 'stripe_available', b.currency, b.balance - coalesce(p.amount, 0) FROM b LEFT JOIN pending p USING (currency) WHERE b.code = 'stripe_balance'
    UNION ALL SELECT 'where', 0, 'stripe_pending', p.currency, p.amount FROM pending p
    UNION ALL SELECT 'whose', CASE WHEN b.fund IS NULL THEN 1 ELSE 0 END, coalesce('fund_' || b.fund, b.code), b.currency, -sum(b.balance)::bigint FROM b
      WHERE NOT (b.type = 'asset' AND b.fund IS NULL) GROUP BY b.fund, coalesce('fund_' || b.fund, b.code), b.currency HAVING b.fund IS NOT NULL OR sum(b.balance) <> 0`,
  orderBy: Prisma.sql`currency, side, place, item`,
};

const month = (moment: Prisma.Sql) => Prisma.sql`date_trunc('month', ${moment} AT TIME ZONE 'UTC')::date`;

/** What processing cost in each month, what donors covered of it, and what the operating fund bore. */
export const feesReport: Report = {
  name: 'fees',
  title: words.feesTitle,
  filters: ['currency'],
  columns: [
    { key: 'month', head: finance.month, kind: 'month' },
    { key: 'currency', head: words.currency, kind: 'currency' },
    { key: 'chargedMinor', head: words.charged, kind: 'amount' },
    { key: 'refundedMinor', head: words.refunded, kind: 'amount' },
    { key: 'feesMinor', head: words.fees, kind: 'amount' },
    { key: 'feeShare', head: words.feeShare, kind: 'text' },
    { key: 'coverMinor', head: words.feeCover, kind: 'amount' },
    { key: 'borneMinor', head: words.feesBorne, kind: 'amount' },
    { key: 'differenceMinor', head: words.exchangeDifference, kind: 'amount' },
  ],
  select: ({ currency }) => Prisma.sql`
    WITH facts AS (
      SELECT ${month(Prisma.sql`created_at`)} AS month, currency::text AS currency,
        sum(amount_minor) FILTER (WHERE type IN ('charge', 'payment')) AS charged,
        -sum(amount_minor) FILTER (WHERE type IN ('refund', 'payment_refund', 'refund_failure', 'payment_failure_refund')) AS refunded, 0::numeric AS cover, 0::numeric AS fees, 0::numeric AS difference
      FROM giving.balance_transaction GROUP BY 1, 2
      UNION ALL
      SELECT ${month(Prisma.sql`e.effective_at`)}, a.currency::text, 0, 0,
        -sum(p.amount_minor) FILTER (WHERE a.code = 'fee_cover_income'), sum(p.amount_minor) FILTER (WHERE a.code = 'processing_fees'),
        sum(p.amount_minor) FILTER (WHERE a.code = 'exchange_difference')
      FROM ledger.posting p JOIN ledger.account a ON a.id = p.account_id JOIN ledger.entry e ON e.id = p.entry_id
      WHERE a.code IN ('fee_cover_income', 'processing_fees', 'exchange_difference') GROUP BY 1, 2
    ), months AS (
      SELECT month, currency, coalesce(sum(charged), 0)::bigint AS charged, coalesce(sum(refunded), 0)::bigint AS refunded, coalesce(sum(fees), 0)::bigint AS fees,
        coalesce(sum(cover), 0)::bigint AS cover, coalesce(sum(difference), 0)::bigint AS difference
      FROM facts GROUP BY month, currency
    )
    SELECT month, currency, charged AS "chargedMinor", refunded AS "refundedMinor", fees AS "feesMinor", cover AS "coverMinor", fees - cover AS "borneMinor", difference AS "differenceMinor",
      CASE WHEN charged > 0 THEN round(fees * 100.0 / charged, 2)::text || ' %' ELSE '' END AS "feeShare"
    FROM months WHERE ${currency ?? null}::text IS NULL OR currency = ${currency ?? null}`,
  orderBy: Prisma.sql`month DESC, currency`,
};

/** What was settled in another currency than it was given in, by month and pair. */
export const exchangeReport: Report = {
  name: 'exchange',
  title: words.exchangeTitle,
  columns: [
    { key: 'month', head: finance.month, kind: 'month' },
    { key: 'count', head: words.payments, kind: 'count' },
    { key: 'givenCurrency', head: words.givenCurrency, kind: 'text' },
    { key: 'givenMinor', head: words.givenAmount, kind: 'amount', currencyKey: 'givenCurrency' },
    { key: 'currency', head: words.settledCurrency, kind: 'text' },
    { key: 'settledMinor', head: words.settledAmount, kind: 'amount' },
    { key: 'rate', head: words.rate, kind: 'text' },
  ],
  select: () => Prisma.sql`
    SELECT ${month(Prisma.sql`created_at`)} AS month, count(*) AS count, source_currency::text AS "givenCurrency", sum(source_amount_minor)::bigint AS "givenMinor",
      currency::text AS currency, sum(amount_minor)::bigint AS "settledMinor", round(avg(exchange_rate), 6)::text AS rate
    FROM giving.balance_transaction WHERE source_currency IS NOT NULL AND source_currency <> currency GROUP BY 1, 3, 5`,
  orderBy: Prisma.sql`month DESC, currency, "givenCurrency"`,
};

/** Every month from the first with an entry to the present one. */
const everyMonth = Prisma.sql`SELECT series::date AS month FROM generate_series(
  date_trunc('month', least((SELECT min(month) FROM ledger.period), ledger.next_period(), (system.now() AT TIME ZONE 'UTC')::date)::timestamp),
  date_trunc('month', system.now() AT TIME ZONE 'UTC'), interval '1 month') series`;

/** The statement of funds of every month, by the period in which its entries stand: a closed month never changes. */
export const statementReport: Report = {
  name: 'statement-of-funds',
  title: finance.fundsTitle,
  filters: ['month', 'currency'],
  columns: [
    { key: 'month', head: finance.month, kind: 'month' },
    { key: 'fund', head: finance.fund, kind: 'state', words: words.funds },
    { key: 'currency', head: words.currency, kind: 'currency' },
    { key: 'openingMinor', head: finance.opening, kind: 'amount' },
    { key: 'receivedMinor', head: finance.received, kind: 'amount' },
    { key: 'releasedMinor', head: words.released, kind: 'amount' },
    { key: 'spentMinor', head: finance.spent, kind: 'amount' },
    { key: 'closingMinor', head: finance.closing, kind: 'amount' },
  ],
  select: ({ month: only, currency }) => Prisma.sql`
    SELECT m.month, f.fund, f.currency, f.opening_minor AS "openingMinor", f.received_minor AS "receivedMinor", f.released_minor AS "releasedMinor",
      f.spent_minor AS "spentMinor", f.closing_minor AS "closingMinor", array_position(ARRAY['restricted', 'pool', 'reserve', 'operating'], f.fund) AS place
    FROM (${everyMonth}) m, ledger.statement_of_funds(m.month) f
    WHERE (${only ?? null}::text IS NULL OR to_char(m.month, 'YYYY-MM') = ${only ?? null}) AND (${currency ?? null}::text IS NULL OR f.currency = ${currency ?? null})`,
  orderBy: Prisma.sql`month DESC, currency, place`,
};

/** The trial balance of one month, or of every one, by account. */
export const monthlyTrialReport: Report = {
  name: 'trial-balance-by-month',
  title: finance.trialBalance,
  filters: ['month', 'currency'],
  columns: [
    { key: 'month', head: finance.month, kind: 'month', fileOnly: true },
    { key: 'account', head: finance.account, kind: 'state', words: accountWords },
    { key: 'type', head: finance.type, kind: 'state', words: words.accountTypes },
    { key: 'currency', head: words.currency, kind: 'currency' },
    { key: 'openingMinor', head: finance.opening, kind: 'amount' },
    { key: 'debitMinor', head: finance.debit, kind: 'amount' },
    { key: 'creditMinor', head: finance.credit, kind: 'amount' },
    { key: 'closingMinor', head: finance.closing, kind: 'amount' },
  ],
  select: ({ month: only, currency }) => Prisma.sql`
    SELECT m.month, b.account_code AS account, b.type, b.currency, b.opening_minor AS "openingMinor", b.debit_minor AS "debitMinor", b.credit_minor AS "creditMinor",
      b.closing_minor AS "closingMinor", array_position(ARRAY['asset', 'liability', 'fund', 'income', 'expense'], b.type) AS place
    FROM (${everyMonth}) m, ledger.trial_balance(m.month) b
    WHERE (${only ?? null}::text IS NULL OR to_char(m.month, 'YYYY-MM') = ${only ?? null}) AND (${currency ?? null}::text IS NULL OR b.currency = ${currency ?? null})`,
  orderBy: Prisma.sql`month DESC, currency, place, account`,
};
