import { finance } from '~/catalogues/en/finance';
import { financeTables as words } from '~/catalogues/en/finance-tables';
import { Prisma } from '~/platform/db/index.server';

import type { Report } from './read-report.server';
import { accountWords, needWords } from './state-words';

/** Every line of every need: what it may take, holds, has promised, has paid, and what is left. */
export const fundsReport: Report = {
  name: 'funds',
  title: words.fundsTitle,
  filters: ['search', 'currency', 'state', 'campaign'],
  columns: [
    { key: 'need', head: words.need, kind: 'text', link: '/finance/funds/needs/{campaignId}' },
    { key: 'line', head: words.line, kind: 'text', link: '/finance/funds/lines/{lineId}' },
    { key: 'category', head: words.category, kind: 'state', words: needWords, fileOnly: true },
    { key: 'status', head: words.status, kind: 'state', words: words.campaignStates },
    { key: 'currency', head: words.currency, kind: 'currency' },
    { key: 'budgetedMinor', head: words.budgeted, kind: 'amount' },
    { key: 'allocatedMinor', head: words.allocated, kind: 'amount' },
    { key: 'reservedMinor', head: words.reserved, kind: 'amount' },
    { key: 'paidMinor', head: words.paid, kind: 'amount' },
    { key: 'frozenMinor', head: words.frozen, kind: 'amount' },
    { key: 'freeMinor', head: words.free, kind: 'amount' },
  ],
  // What is no longer public goes by its address alone: its title was the survivor's to take back.
  select: ({ search, currency, state, campaign }) => Prisma.sql`
    SELECT c.id::text AS "campaignId", l.id::text AS "lineId", coalesce(v.title, c.slug) AS need, c.slug, l.label AS line, l.category::text AS category, l.position,
      CASE WHEN v.id IS NOT NULL THEN 'public' ELSE c.status::text END AS status, p.currency::text AS currency, p.budgeted_minor AS "budgetedMinor",
      p.allocated_minor AS "allocatedMinor", p.reserved_minor AS "reservedMinor", p.paid_minor AS "paidMinor", p.frozen_minor AS "frozenMinor",
      p.allocated_minor - p.reserved_minor - p.paid_minor - p.frozen_minor AS "freeMinor"
    FROM ledger.line_position p JOIN public.campaign_line l ON l.id = p.campaign_line_id JOIN public.campaign c ON c.id = l.campaign_id
    LEFT JOIN public.visible_campaign v ON v.id = c.id
    WHERE (${currency ?? null}::text IS NULL OR p.currency::text = ${currency ?? null})
      AND (${campaign ?? null}::uuid IS NULL OR c.id = ${campaign ?? null}::uuid)
      AND (${search ?? null}::text IS NULL OR strpos(lower(concat_ws(' ', v.title, c.slug, l.label)), lower(${search ?? null})) > 0)
      AND (${state ?? null}::text IS NULL OR CASE ${state ?? null}
        WHEN 'free' THEN p.allocated_minor > p.reserved_minor + p.paid_minor + p.frozen_minor
        WHEN 'reserved' THEN p.reserved_minor > 0
        WHEN 'frozen' THEN p.frozen_minor > 0
        WHEN 'not_public' THEN v.id IS NULL
        ELSE true END)`,
  orderBy: Prisma.sql`need, slug, position`,
};

/** Every account of the chart in every currency; debit and credit come to the same in each. */
export const trialBalanceReport: Report = {
  name: 'trial-balance',
  title: finance.trialBalance,
  columns: [
    { key: 'account', head: finance.account, kind: 'state', words: accountWords },
    { key: 'code', head: words.code, kind: 'text', fileOnly: true },
    { key: 'type', head: finance.type, kind: 'state', words: words.accountTypes },
    { key: 'fund', head: finance.fund, kind: 'state', words: words.funds },
    { key: 'currency', head: words.currency, kind: 'currency' },
    { key: 'debitMinor', head: finance.debit, kind: 'amount' },
    { key: 'creditMinor', head: finance.credit, kind: 'amount' },
  ],
  select: () => Prisma.sql`
    SELECT b.code AS account, b.code, b.type, b.fund, b.currency, CASE WHEN b.balance > 0 THEN b.balance END AS "debitMinor", CASE WHEN b.balance < 0 THEN -b.balance END AS "creditMinor",
      array_position(ARRAY['asset', 'liability', 'fund', 'income', 'expense'], b.type) AS place
    FROM (
      SELECT c.code, c.type, c.fund, a.currency::text AS currency, sum(coalesce(k.balance_minor, 0) + coalesce(t.tail, 0))::bigint AS balance
      FROM ledger.account a JOIN ledger.account_code c ON c.code = a.code LEFT JOIN ledger.account_checkpoint k ON k.account_id = a.id
      LEFT JOIN LATERAL (SELECT sum(p.amount_minor) AS tail FROM ledger.posting p WHERE p.account_id = a.id AND p.xact >= coalesce(k.through_xact, 0)) t ON true
      GROUP BY c.code, c.type, c.fund, a.currency
    ) b`,
  orderBy: Prisma.sql`currency, place, code`,
};
