import { financeTables as words } from '~/catalogues/en/finance-tables';
import { Prisma } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import type { FlowLink } from './flow';
import { type Report, type ReportFilter, readWholeReport } from './read-report.server';
import { flowNodeWords as nodeWords } from './state-words';

/**
 * The flow of money: what was given (in a month, by the day on which it was paid), to which fund and kind of line it
 * went, and what became of it until now. Parts that were given back are told apart from those that are still held.
 */
export const flowReport: Report = {
  name: 'flow',
  title: words.flowTitle,
  filters: ['currency', 'month'],
  columns: [
    { key: 'from', head: words.flowFrom, kind: 'state', words: nodeWords },
    { key: 'to', head: words.flowTo, kind: 'state', words: nodeWords },
    { key: 'currency', head: words.currency, kind: 'currency' },
    { key: 'amountMinor', head: words.flowAmount, kind: 'amount' },
  ],
  select: ({ currency, month }: ReportFilter) => Prisma.sql`
    WITH parts AS (
      SELECT CASE WHEN k.destination IN ('need', 'line') THEN 'gifts_need' ELSE 'gifts_' || k.destination END AS origin, a.source, a.kind, a.campaign_line_id,
        b.amount_minor, b.consumed_minor, b.withdrawn_minor, b.frozen_minor, b.remaining_minor, g.currency::text AS currency
      FROM giving.gift_allocation a JOIN giving.allocation_balance b ON b.allocation_id = a.id JOIN giving.gift g ON g.id = a.gift_id JOIN giving.checkout k ON k.id = g.checkout_id
      WHERE ${month ?? null}::text IS NULL OR to_char(g.paid_at AT TIME ZONE 'UTC', 'YYYY-MM') = ${month ?? null}
      UNION ALL
      SELECT CASE a.source WHEN 'pool' THEN 'fund_pool' ELSE 'reserve' END, a.source, a.kind, a.campaign_line_id,
        b.amount_minor, b.consumed_minor, b.withdrawn_minor, b.frozen_minor, b.remaining_minor, p.currency::text
      FROM giving.gift_allocation a JOIN giving.allocation_balance b ON b.allocation_id = a.id JOIN ledger.line_position p ON p.campaign_line_id = a.campaign_line_id
      WHERE a.source <> 'gift' AND ${month ?? null}::text IS NULL
    ), covers AS (
      SELECT CASE WHEN k.destination IN ('need', 'line') THEN 'gifts_need' ELSE 'gifts_' || k.destination END AS origin, sum(g.fee_cover_minor) AS amount, g.currency::text AS currency
      FROM giving.gift g JOIN giving.checkout k ON k.id = g.checkout_id
      WHERE ${month ?? null}::text IS NULL OR to_char(g.paid_at AT TIME ZONE 'UTC', 'YYYY-MM') = ${month ?? null} GROUP BY 1, 3
    ), links AS (
      SELECT origin AS "from", CASE kind WHEN 'line' THEN 'fund_lines' WHEN 'pool' THEN 'fund_pool' WHEN 'operating' THEN 'fund_operating' ELSE 'given_back' END AS "to",
        sum(amount_minor) AS amount, currency FROM parts WHERE source = 'gift' GROUP BY 1, 2, 4
      UNION ALL SELECT origin, 'fund_operating', amount, currency FROM covers
      UNION ALL SELECT CASE source WHEN 'gift' THEN 'fund_lines' ELSE origin END, l.category::text, sum(amount_minor), currency
        FROM parts JOIN public.campaign_line l ON l.id = campaign_line_id GROUP BY 1, 2, 4
      UNION ALL SELECT l.category::text, outcome.name, sum(outcome.amount), currency
        FROM parts JOIN public.campaign_line l ON l.id = campaign_line_id,
          LATERAL (VALUES ('paid', consumed_minor), ('held', remaining_minor), ('frozen', frozen_minor), ('given_back', withdrawn_minor)) AS outcome (name, amount)
        GROUP BY 1, 2, 4
    )
    SELECT "from", "to", sum(amount)::bigint AS "amountMinor", currency FROM links
    WHERE ${currency ?? null}::text IS NULL OR currency = ${currency ?? null}
    GROUP BY "from", "to", currency HAVING sum(amount) > 0`,
  orderBy: Prisma.sql`currency, array_position(ARRAY['gifts_need', 'gifts_pool', 'gifts_operating', 'reserve', 'fund_lines', 'fund_pool', 'fund_operating'], "from") NULLS LAST, "from", "to"`,
};

/** The streams of one currency, and the report that they come from. */
export async function readFlow(actor: StaffActor, currency: string, month?: string) {
  const report = await readWholeReport(actor, flowReport, { currency, month });
  const links = report.rows.map(
    (row): FlowLink => ({
      from: row.from as FlowLink['from'],
      to: row.to as FlowLink['to'],
      amountMinor: row.amountMinor as bigint,
    }),
  );
  return { report, links };
}
