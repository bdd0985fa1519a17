import type { Transaction } from '~/platform/db/index.server';
import { type Findings, Sums } from './findings';

// What stands between the books and the world: money in suspense, payments not settled yet, payouts on their way. Each is
// explained piece by piece, and the pieces are the balance of their account.

const SETTLES_WITHIN_DAYS = 7;

async function balances(tx: Transaction, code: string): Promise<Sums> {
  const rows = await tx.$queryRaw<{ currency: string; balance: bigint }[]>`
    SELECT currency::text AS currency, ledger.account_balance(code, currency) AS balance FROM ledger.account WHERE code = ${code}`;
  return new Sums(rows.map(({ currency, balance }) => [currency, balance]));
}

/** Unmatched money has an exception, and nothing else is in suspense. */
export async function compareSuspense(tx: Transaction, findings: Findings): Promise<void> {
  const rows = await tx.$queryRaw<
    { subjectKind: string; subjectId: string; currency: string; held: bigint; isOwned: boolean }[]
  >`
    SELECT s.subject_kind AS "subjectKind", s.subject_id AS "subjectId", s.currency, s.held, EXISTS (
        SELECT FROM ledger.exception x WHERE x.subject_kind = s.subject_kind AND x.subject_id = s.subject_id AND x.state = 'open') AS "isOwned"
    FROM (
      SELECT e.subject_kind, e.subject_id, a.currency::text AS currency, -sum(p.amount_minor)::bigint AS held
      FROM ledger.account a JOIN ledger.posting p ON p.account_id = a.id JOIN ledger.entry e ON e.id = p.entry_id
      WHERE a.code = 'suspense' GROUP BY 1, 2, 3 HAVING sum(p.amount_minor) <> 0) s
    ORDER BY 1, 2`;
  for (const { subjectKind, subjectId, currency, held, isOwned } of rows) {
    if (isOwned) findings.explain('in_suspense', subjectKind, subjectId, currency, held);
    else findings.differ('suspense_without_exception', subjectKind, subjectId, currency, held);
  }
}

interface UnsettledGift {
  giftId: string;
  currency: string;
  openMinor: bigint;
  isSettled: boolean;
  isLate: boolean;
}

/** A gift is settled by the balance transaction of its charge, for its gross; what is not, makes the receivable. */
export async function compareReceivable(tx: Transaction, findings: Findings): Promise<void> {
  const rows = await tx.$queryRaw<UnsettledGift[]>`
    SELECT g.id AS "giftId", g.currency::text AS currency, (g.amount_minor - coalesce(b.settled, 0))::bigint AS "openMinor", b.settled IS NOT NULL AS "isSettled",
      g.paid_at < system.now() - make_interval(days => ${SETTLES_WITHIN_DAYS}::int) AS "isLate"
    FROM giving.gift g LEFT JOIN LATERAL (
      SELECT sum(coalesce(t.source_amount_minor, t.amount_minor)) AS settled FROM giving.balance_transaction t WHERE t.source_id = g.charge_id AND t.type IN ('charge', 'payment')
        AND EXISTS (SELECT FROM ledger.posting p JOIN ledger.account a ON a.id = p.account_id WHERE p.entry_id = t.entry_id AND a.code = 'stripe_receivable')) b ON true
    WHERE g.amount_minor IS DISTINCT FROM b.settled`;
  const open = new Sums();
  for (const gift of rows) {
    open.add(gift.currency, gift.openMinor);
    if (gift.isSettled) findings.differ('gift_settled_otherwise', 'gift', gift.giftId, gift.currency, gift.openMinor);
    else if (gift.isLate) findings.differ('gift_never_settled', 'gift', gift.giftId, gift.currency, gift.openMinor);
    else findings.explain('not_settled_yet', 'gift', gift.giftId, gift.currency, gift.openMinor);
  }
  const held = await balances(tx, 'stripe_receivable');
  for (const currency of new Set([...held.keys(), ...open.keys()])) {
    const off = held.of(currency) - open.of(currency);
    if (off !== 0n) findings.differ('receivable_differs', 'stripe_receivable', currency, currency, off);
  }
}

interface MovingPayout {
  payoutId: string;
  currency: string;
  /** What of it is on its way: left Stripe, and not shown by the bank; negative when the bank showed what Stripe took back. */
  movingMinor: bigint;
  isLate: boolean;
  hasStatements: boolean;
}

/** What left Stripe arrives at the bank. Late: a statement goes on for a week after the day, and does not show it. */
export async function compareTransit(tx: Transaction, findings: Findings): Promise<void> {
  const rows = await tx.$queryRaw<MovingPayout[]>`
    SELECT p.payout_id AS "payoutId", p.currency::text AS currency, (coalesce(b.gone, 0) - coalesce(m.shown, 0) - coalesce(a.arrived, 0))::bigint AS "movingMinor",
      coalesce(s.until >= p.arrival_on + 7, false) AS "isLate", s.until IS NOT NULL AS "hasStatements"
    FROM ledger.payout p
    LEFT JOIN LATERAL (SELECT -sum(t.amount_minor) AS gone FROM giving.balance_transaction t WHERE t.source_id = p.payout_id AND t.type IN ('payout', 'payout_failure', 'payout_cancel')) b ON true
    LEFT JOIN LATERAL (SELECT sum(m.amount_minor) AS shown FROM ledger.bank_match m WHERE m.kind = 'payout' AND m.subject_id = p.payout_id AND m.undone_at IS NULL) m ON true
    LEFT JOIN LATERAL (
      SELECT -sum(g.amount_minor) AS arrived FROM ledger.entry e JOIN ledger.posting g ON g.entry_id = e.id JOIN ledger.account c ON c.id = g.account_id
      WHERE e.subject_kind = 'payout' AND e.subject_id = p.payout_id AND c.code = 'payouts_in_transit') a ON true
    LEFT JOIN LATERAL (SELECT max(t.to_on) AS until FROM ledger.bank_statement t WHERE t.currency = p.currency) s ON true
    WHERE coalesce(b.gone, 0) <> coalesce(m.shown, 0) + coalesce(a.arrived, 0)`;
  const moving = new Sums();
  for (const one of rows) {
    moving.add(one.currency, one.movingMinor);
    if (one.isLate) findings.differ('payout_not_on_statement', 'payout', one.payoutId, one.currency, one.movingMinor);
    else
      findings.explain(
        one.hasStatements ? 'in_transit' : 'no_statement_yet',
        'payout',
        one.payoutId,
        one.currency,
        one.movingMinor,
      );
  }
  const held = await balances(tx, 'payouts_in_transit');
  for (const currency of new Set([...held.keys(), ...moving.keys()])) {
    const off = held.of(currency) - moving.of(currency);
    if (off !== 0n) findings.differ('in_transit_differs', 'payouts_in_transit', currency, currency, off);
  }
}
