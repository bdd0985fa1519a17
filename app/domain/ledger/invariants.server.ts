import { givingInvariants } from './giving-invariants.server';
import type { Invariant } from './invariant';
import { periodInvariants } from './period-invariants.server';

export type { Invariant } from './invariant';

/** Every posting of the ledger is read by these once or twice; the streaming verification checks the rest. */
export const invariants: readonly Invariant[] = [
  {
    name: 'trial_balance_is_zero',
    means: 'All postings sum to zero in each currency.',
    violations: `SELECT 'currency ' || currency || ' is off by ' || sum(amount_minor) AS found FROM ledger.posting GROUP BY currency HAVING sum(amount_minor) <> 0`,
  },
  {
    name: 'positions_are_their_postings',
    means: 'Allocated, reserved, paid and frozen of a line are what its postings say.',
    violations: `SELECT 'line ' || p.campaign_line_id AS found FROM ledger.line_position p LEFT JOIN (
        SELECT a.campaign_line_id,
          coalesce(sum(g.amount_minor) FILTER (WHERE a.code = 'line_spent'), 0) AS paid,
          -coalesce(sum(g.amount_minor) FILTER (WHERE a.code = 'line_reserved'), 0) AS reserved,
          -coalesce(sum(g.amount_minor) FILTER (WHERE a.code = 'line_frozen'), 0) AS frozen,
          coalesce(sum(g.amount_minor) FILTER (WHERE a.code = 'line_spent'), 0)
            - coalesce(sum(g.amount_minor) FILTER (WHERE a.code IN ('line_free', 'line_reserved', 'line_frozen')), 0) AS allocated
        FROM ledger.posting g JOIN ledger.account a ON a.id = g.account_id WHERE a.per_line GROUP BY a.campaign_line_id
      ) s ON s.campaign_line_id = p.campaign_line_id
      WHERE (p.allocated_minor, p.reserved_minor, p.paid_minor, p.frozen_minor)
        <> (coalesce(s.allocated, 0), coalesce(s.reserved, 0), coalesce(s.paid, 0), coalesce(s.frozen, 0))`,
  },
  {
    name: 'lines_keep_their_limits',
    means: 'budgeted ≥ allocated ≥ reserved + paid + frozen, and nothing below zero.',
    violations: `SELECT 'line ' || campaign_line_id AS found FROM ledger.line_position WHERE budgeted_minor < allocated_minor
      OR allocated_minor < reserved_minor + paid_minor + frozen_minor OR least(allocated_minor, reserved_minor, paid_minor, frozen_minor) < 0`,
  },
  {
    name: 'budgets_are_their_changes',
    means: 'The budget of a line is the sum of its recorded changes.',
    violations: `SELECT 'line ' || p.campaign_line_id AS found FROM ledger.line_position p
      LEFT JOIN ledger.line_budget_change c ON c.campaign_line_id = p.campaign_line_id
      GROUP BY p.campaign_line_id HAVING p.budgeted_minor <> coalesce(sum(c.delta_minor), 0)`,
  },
  {
    name: 'released_is_spent',
    means: 'What a line released from its restriction is what was spent on it.',
    violations: `SELECT 'line ' || a.campaign_line_id AS found FROM ledger.posting g JOIN ledger.account a ON a.id = g.account_id
      WHERE a.code IN ('line_released', 'line_spent') GROUP BY a.campaign_line_id HAVING sum(g.amount_minor) <> 0`,
  },
  {
    name: 'gifts_go_somewhere_in_full',
    means:
      'Fee cover and allocations of a gift, less what was passed on to another of them, are its gross amount, and its entry says so.',
    violations: `SELECT 'gift ' || g.id AS found FROM giving.gift g
      LEFT JOIN (
        SELECT a.gift_id, sum(a.amount_minor - coalesce(m.passed_on, 0)) AS given FROM giving.gift_allocation a
        LEFT JOIN (SELECT allocation_id, sum(delta_minor) AS passed_on FROM giving.allocation_move WHERE reason IN ('left_over', 'budget_lowered') GROUP BY allocation_id) m
          ON m.allocation_id = a.id GROUP BY a.gift_id
      ) a ON a.gift_id = g.id
      LEFT JOIN ledger.posting p ON p.entry_id = g.entry_id AND p.position = 1
      WHERE g.amount_minor <> g.fee_cover_minor + coalesce(a.given, 0) OR p.amount_minor IS DISTINCT FROM g.amount_minor`,
  },
  {
    name: 'balance_transactions_are_booked_once',
    means: 'Each balance transaction that moves money has one entry under its own id, for its net amount.',
    violations: `SELECT 'balance transaction ' || b.id AS found FROM giving.balance_transaction b LEFT JOIN ledger.entry e ON e.id = b.entry_id
      WHERE (b.amount_minor <> 0 OR b.fee_minor <> 0) AND e.idempotency_key IS DISTINCT FROM 'bt:' || b.id
      UNION ALL SELECT 'entry ' || e.id FROM ledger.entry e LEFT JOIN giving.balance_transaction b ON b.entry_id = e.id WHERE e.kind = 'balance_transaction' AND b.id IS NULL`,
  },
  {
    name: 'reserved_is_asked_for',
    means: 'What is reserved on a line is the sum of its open requests.',
    violations: `SELECT 'line ' || p.campaign_line_id AS found FROM ledger.line_position p
      LEFT JOIN ledger.disbursement d ON d.campaign_line_id = p.campaign_line_id AND d.state IN ('requested', 'approved')
      GROUP BY p.campaign_line_id HAVING p.reserved_minor <> coalesce(sum(d.amount_minor), 0)`,
  },
  {
    name: 'payments_consume_gifts',
    means: 'Every disbursement that is paid is covered by money of its line, any other by none.',
    violations: `SELECT 'disbursement ' || d.id AS found FROM ledger.disbursement d LEFT JOIN ledger.net_consumption c ON c.disbursement_id = d.id
      GROUP BY d.id, d.amount_minor, d.state, d.campaign_line_id
      HAVING CASE WHEN d.state IN ('executed', 'evidenced', 'confirmed') THEN d.amount_minor ELSE 0 END <> coalesce(sum(c.amount_minor), 0)
        OR coalesce(bool_or(c.amount_minor < 0 OR c.campaign_line_id <> d.campaign_line_id), false)`,
  },
  {
    name: 'payments_took_different_people',
    means: 'Requester, approvers and executor of a disbursement are different people, and there were enough approvals.',
    violations: `SELECT 'disbursement ' || d.id AS found FROM ledger.disbursement d LEFT JOIN ledger.disbursement_approval a ON a.disbursement_id = d.id
      WHERE d.state IN ('executed', 'evidenced', 'confirmed') GROUP BY d.id
      HAVING count(a.approved_by) < 1 OR bool_or(a.approved_by IN (d.requested_by, d.executed_by)) OR d.requested_by = d.executed_by`,
  },
  {
    name: 'receipts_have_no_gaps',
    means: 'The receipts of a year are numbered from 1 without gaps.',
    violations: `SELECT 'year ' || s.year AS found FROM giving.receipt_series s LEFT JOIN giving.receipt r ON r.year = s.year
      GROUP BY s.year, s.last_serial HAVING count(r.id) <> s.last_serial OR coalesce(max(r.serial), 0) <> s.last_serial`,
  },
  {
    name: 'public_never_sees_more_than_paid',
    means: 'What the public may know as paid is no more than what was paid.',
    violations: `SELECT 'line ' || p.campaign_line_id AS found FROM ledger.line_position p JOIN ledger.line_public_paid m ON m.campaign_line_id = p.campaign_line_id
      GROUP BY p.campaign_line_id HAVING sum(m.paid_minor) > p.paid_minor`,
  },
  {
    name: 'the_sealer_skips_nothing',
    means: 'Every entry and every row of the trail that the sealer has passed is sealed.',
    violations: `SELECT 'entry ' || e.id AS found FROM ledger.entry e LEFT JOIN ledger.entry_seal s ON s.entry_id = e.id
      WHERE s.seq IS NULL AND e.xact < (SELECT through_xact FROM ledger.seal_head WHERE chain = 'ledger')
      UNION ALL SELECT 'trail entry ' || t.seq FROM audit.trail_entry t LEFT JOIN audit.trail_seal s ON s.trail_seq = t.seq
      WHERE s.seq IS NULL AND t.xact < (SELECT through_xact FROM ledger.seal_head WHERE chain = 'trail')`,
  },
  ...givingInvariants,
  ...periodInvariants,
];

/** Runs SQL without parameters on a connection that may read the ledger (role auditor, finance or worker). */
export type ReadQuery = (sql: string) => Promise<{ found: string }[]>;

/** The first rule that is broken, and where; undefined when all hold. */
export async function firstViolation(read: ReadQuery): Promise<{ invariant: string; found: string } | undefined> {
  for (const { name, violations } of invariants) {
    const [violation] = await read(`SELECT found FROM (${violations}) v LIMIT 1`);
    if (violation) return { invariant: name, found: violation.found };
  }
  return undefined;
}
