import { finance } from '~/catalogues/en/finance';
import { financeActs as acts } from '~/catalogues/en/finance-acts';
import { financeTables as words } from '~/catalogues/en/finance-tables';
import { Prisma } from '~/platform/db/index.server';
import type { Report } from './read-report.server';
import { accountWords } from './state-words';

/** What is frozen, and was. */
export const freezesReport: Report = {
  name: 'freezes',
  title: acts.freezesTitle,
  columns: [
    { key: 'line', head: words.line, kind: 'text' },
    { key: 'currency', head: words.currency, kind: 'text' },
    { key: 'reason', head: acts.freezeReason, kind: 'text' },
    { key: 'raisedAt', head: acts.freezeRaised, kind: 'moment' },
    { key: 'raisedBy', head: words.askedBy, kind: 'text' },
    { key: 'proposedBy', head: acts.freezePropose, kind: 'text' },
    { key: 'liftedBy', head: acts.freezeConfirm, kind: 'text' },
    { key: 'liftedAt', head: acts.freezeLifted, kind: 'moment' },
  ],
  select: () => Prisma.sql`
    SELECT f.id, l.label AS line, f.currency::text AS currency, f.reason, f.raised_at AS "raisedAt", r.name AS "raisedBy", p.name AS "proposedBy", u.name AS "liftedBy", f.lifted_at AS "liftedAt"
    FROM ledger.fund_freeze f LEFT JOIN public.campaign_line l ON l.id = f.campaign_line_id LEFT JOIN identity."user" r ON r.id = f.raised_by
    LEFT JOIN identity."user" p ON p.id = f.lift_proposed_by LEFT JOIN identity."user" u ON u.id = f.lifted_by`,
  orderBy: Prisma.sql`"raisedAt" DESC, id`,
};

/** What accounts held before this ledger began. */
export const openingsReport: Report = {
  name: 'opening-balances',
  title: acts.openingTitle,
  columns: [
    { key: 'bank', head: acts.openingBank, kind: 'text' },
    { key: 'fund', head: finance.fund, kind: 'state', words: words.funds },
    { key: 'effectiveOn', head: acts.openingOn, kind: 'day' },
    { key: 'currency', head: words.currency, kind: 'currency' },
    { key: 'amountMinor', head: finance.columnAmount, kind: 'amount' },
    { key: 'state', head: finance.columnState, kind: 'state', words: acts.openingStates },
    { key: 'proposedBy', head: acts.openingPropose, kind: 'text' },
    { key: 'decidedBy', head: acts.openingConfirm, kind: 'text' },
  ],
  select: () => Prisma.sql`
    SELECT o.id, b.label AS bank, o.fund, o.effective_on AS "effectiveOn", o.currency::text AS currency, o.amount_minor AS "amountMinor", o.state, p.name AS "proposedBy", d.name AS "decidedBy"
    FROM ledger.opening_balance o JOIN ledger.bank_account b ON b.code = o.bank_code LEFT JOIN identity."user" p ON p.id = o.proposed_by LEFT JOIN identity."user" d ON d.id = o.decided_by`,
  orderBy: Prisma.sql`"effectiveOn" DESC, id`,
};

/** What officers asked of the pool. Why they asked stays sealed. */
export const poolReport: Report = {
  name: 'pool-transfers',
  title: acts.poolTitle,
  columns: [
    { key: 'line', head: acts.poolLine, kind: 'text' },
    { key: 'currency', head: words.currency, kind: 'currency' },
    { key: 'amountMinor', head: acts.poolAmount, kind: 'amount' },
    { key: 'state', head: finance.columnState, kind: 'state', words: acts.poolStates },
    { key: 'proposedBy', head: acts.poolProposed, kind: 'text' },
    { key: 'proposedAt', head: words.asked, kind: 'day' },
    { key: 'decidedBy', head: acts.poolPast, kind: 'text' },
    { key: 'decidedAt', head: words.closedOn, kind: 'day' },
  ],
  select: () => Prisma.sql`
    SELECT t.id, l.label AS line, t.currency::text AS currency, t.amount_minor AS "amountMinor", t.state, p.name AS "proposedBy", t.proposed_at AS "proposedAt", d.name AS "decidedBy", t.decided_at AS "decidedAt"
    FROM ledger.pool_transfer t JOIN public.campaign_line l ON l.id = t.campaign_line_id LEFT JOIN identity."user" p ON p.id = t.proposed_by LEFT JOIN identity."user" d ON d.id = t.decided_by`,
  orderBy: Prisma.sql`"proposedAt" DESC, id`,
};

/** What does not fit. Notes of people stay sealed; here are ids and amounts. */
export const exceptionsReport: Report = {
  name: 'exceptions',
  title: acts.exceptionsTitle,
  filters: ['state'],
  columns: [
    { key: 'openedAt', head: acts.exceptionOpened, kind: 'day' },
    { key: 'kind', head: acts.exceptionWhat, kind: 'state', words: acts.exceptionKinds },
    { key: 'subjectId', head: acts.exceptionSubject, kind: 'code' },
    { key: 'currency', head: words.currency, kind: 'currency' },
    { key: 'amountMinor', head: acts.exceptionAmount, kind: 'amount' },
    { key: 'suspenseMinor', head: acts.exceptionSuspense, kind: 'amount' },
    { key: 'owner', head: acts.exceptionOwner, kind: 'text' },
    { key: 'dueOn', head: acts.exceptionDue, kind: 'day' },
    { key: 'state', head: acts.exceptionState, kind: 'state', words: acts.exceptionStates },
    { key: 'closedBy', head: acts.exceptionClosedBy, kind: 'text' },
    { key: 'closedAt', head: words.closedOn, kind: 'day' },
  ],
  select: ({ state }) => Prisma.sql`
    SELECT e.id, e.opened_at AS "openedAt", e.kind, e.subject_id AS "subjectId", e.currency::text AS currency, e.amount_minor AS "amountMinor",
      CASE WHEN e.currency IS NOT NULL THEN ledger.in_suspense(e.subject_kind, e.subject_id, e.currency) END AS "suspenseMinor", o.name AS owner, e.due_on AS "dueOn", e.state,
      c.name AS "closedBy", e.closed_at AS "closedAt"
    FROM ledger.exception e LEFT JOIN identity."user" o ON o.id = e.owner LEFT JOIN identity."user" c ON c.id = e.closed_by
    WHERE ${state ?? null}::text IS NULL OR e.state = ${state ?? null}`,
  orderBy: Prisma.sql`"openedAt" DESC, id`,
};

/** Payouts of Stripe to our banks. */
export const payoutsReport: Report = {
  name: 'payouts',
  title: words.payoutsTitle,
  columns: [
    { key: 'createdAt', head: words.payoutMade, kind: 'day' },
    { key: 'payoutId', head: words.stripeId, kind: 'code' },
    { key: 'currency', head: words.currency, kind: 'currency' },
    { key: 'amountMinor', head: finance.columnAmount, kind: 'amount' },
    { key: 'arrivalOn', head: words.payoutExpected, kind: 'day' },
    { key: 'status', head: finance.columnState, kind: 'state', words: words.payoutStates },
  ],
  select: () => Prisma.sql`
    SELECT payout_id AS "payoutId", amount_minor AS "amountMinor", currency::text AS currency, status, arrival_on AS "arrivalOn", created_at AS "createdAt" FROM ledger.payout`,
  orderBy: Prisma.sql`"createdAt" DESC, "payoutId"`,
};

/** Stripe's balance transactions, as they were booked. */
export const balanceTransactionsReport: Report = {
  name: 'balance-transactions',
  title: words.transactionsTitle,
  filters: ['month', 'currency'],
  columns: [
    { key: 'createdAt', head: words.transactionMade, kind: 'moment' },
    { key: 'id', head: words.stripeId, kind: 'code' },
    { key: 'type', head: finance.type, kind: 'text' },
    { key: 'currency', head: words.currency, kind: 'currency' },
    { key: 'amountMinor', head: finance.columnAmount, kind: 'amount' },
    { key: 'feeMinor', head: words.fees, kind: 'amount' },
    { key: 'netMinor', head: words.transactionNet, kind: 'amount' },
    { key: 'sourceId', head: words.source, kind: 'code' },
    { key: 'availableOn', head: words.transactionAvailable, kind: 'day' },
  ],
  select: ({ month, currency }) => Prisma.sql`
    SELECT id, type, currency::text AS currency, amount_minor AS "amountMinor", fee_minor AS "feeMinor", net_minor AS "netMinor", source_id AS "sourceId", available_on AS "availableOn", created_at AS "createdAt"
    FROM giving.balance_transaction WHERE (${currency ?? null}::text IS NULL OR currency::text = ${currency ?? null})
      AND (${month ?? null}::text IS NULL OR to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM') = ${month ?? null})`,
  orderBy: Prisma.sql`"createdAt" DESC, id`,
};

/** The journal: every posting of every entry. */
export const journalReport: Report = {
  name: 'journal',
  title: words.journalTitle,
  filters: ['month', 'currency'],
  columns: [
    { key: 'bookedAt', head: words.journalBooked, kind: 'moment' },
    { key: 'effectiveAt', head: words.journalEffective, kind: 'day' },
    { key: 'entryId', head: words.journalEntry, kind: 'code' },
    { key: 'kind', head: finance.type, kind: 'text' },
    { key: 'account', head: finance.account, kind: 'state', words: accountWords },
    { key: 'line', head: words.line, kind: 'text' },
    { key: 'currency', head: words.currency, kind: 'currency' },
    { key: 'debitMinor', head: finance.debit, kind: 'amount' },
    { key: 'creditMinor', head: finance.credit, kind: 'amount' },
  ],
  select: ({ month, currency }) => Prisma.sql`
    SELECT e.id::text AS "entryId", e.kind, e.booked_at AS "bookedAt", e.effective_at AS "effectiveAt", p.position, a.code AS account, l.label AS line, p.currency::text AS currency,
      CASE WHEN p.amount_minor > 0 THEN p.amount_minor END AS "debitMinor", CASE WHEN p.amount_minor < 0 THEN -p.amount_minor END AS "creditMinor"
    FROM ledger.entry e JOIN ledger.posting p ON p.entry_id = e.id JOIN ledger.account a ON a.id = p.account_id LEFT JOIN public.campaign_line l ON l.id = a.campaign_line_id
    WHERE (${currency ?? null}::text IS NULL OR p.currency::text = ${currency ?? null})
      AND (${month ?? null}::text IS NULL OR to_char(e.effective_at AT TIME ZONE 'UTC', 'YYYY-MM') = ${month ?? null})`,
  orderBy: Prisma.sql`"bookedAt", "entryId", position`,
};

/** Lines of the bank: days and amounts, and what explains them. What the bank wrote stays sealed. */
export const bankLinesReport: Report = {
  name: 'bank-lines',
  title: words.bankLinesTitle,
  filters: ['statement', 'currency', 'from', 'to'],
  columns: [
    { key: 'bank', head: acts.openingBank, kind: 'text' },
    { key: 'bookedOn', head: words.journalBooked, kind: 'day' },
    { key: 'valueOn', head: words.bankValue, kind: 'day' },
    { key: 'currency', head: words.currency, kind: 'currency' },
    { key: 'amountMinor', head: finance.columnAmount, kind: 'amount' },
    { key: 'suspenseMinor', head: acts.exceptionSuspense, kind: 'amount' },
    { key: 'explained', head: words.bankExplained, kind: 'text' },
    { key: 'lineId', head: words.bankLine, kind: 'code' },
  ],
  select: ({ statement, currency, from, to }) => Prisma.sql`
    SELECT b.label AS bank, l.booked_on AS "bookedOn", l.value_on AS "valueOn", l.currency::text AS currency, l.amount_minor AS "amountMinor",
      ledger.in_suspense('bank_line', l.id::text, l.currency) AS "suspenseMinor", l.id::text AS "lineId",
      (SELECT string_agg(concat_ws(' ', m.kind, m.subject_id), ', ' ORDER BY m.id) FROM ledger.bank_match m WHERE m.line_id = l.id AND m.undone_at IS NULL) AS explained
    FROM ledger.bank_line l JOIN ledger.bank_account b ON b.code = l.bank_code
    WHERE (${statement ?? null}::uuid IS NULL OR EXISTS (SELECT FROM ledger.bank_statement_line s WHERE s.line_id = l.id AND s.statement_id = ${statement ?? null}::uuid))
      AND (${currency ?? null}::text IS NULL OR l.currency::text = ${currency ?? null})
      AND (${from ?? null}::date IS NULL OR l.booked_on >= ${from ?? null}::date) AND (${to ?? null}::date IS NULL OR l.booked_on <= ${to ?? null}::date)`,
  orderBy: Prisma.sql`"bookedOn" DESC, "lineId"`,
};
