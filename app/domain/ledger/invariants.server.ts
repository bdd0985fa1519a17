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
    name: 'sources_are_their_logs',
    means:
      'What of an allocation is consumed, withdrawn and frozen is the sum of its logs, and never more than it has.',
    violations: `SELECT 'allocation ' || a.id AS found FROM giving.gift_allocation a LEFT JOIN giving.allocation_use u ON u.allocation_id = a.id
      LEFT JOIN (SELECT allocation_id, sum(amount_minor) AS consumed FROM ledger.net_consumption GROUP BY allocation_id) c ON c.allocation_id = a.id
      LEFT JOIN (SELECT allocation_id, coalesce(sum(delta_minor) FILTER (WHERE kind = 'withdrawn'), 0) AS withdrawn,
          coalesce(sum(delta_minor) FILTER (WHERE kind = 'frozen'), 0) AS frozen FROM giving.allocation_move GROUP BY allocation_id) m ON m.allocation_id = a.id
      WHERE (coalesce(u.consumed_minor, 0), coalesce(u.withdrawn_minor, 0), coalesce(u.frozen_minor, 0), coalesce(u.amount_minor, a.amount_minor))
          <> (coalesce(c.consumed, 0), coalesce(m.withdrawn, 0), coalesce(m.frozen, 0), a.amount_minor)
        OR coalesce(u.consumed_minor + u.withdrawn_minor + u.frozen_minor, 0) > a.amount_minor`,
  },
  {
    name: 'sources_are_the_line',
    means:
      'Of the gifts, pool and reserve that fund a line, what remains is free or reserved, what is frozen is frozen, what is consumed is paid.',
    violations: `SELECT 'line ' || p.campaign_line_id AS found FROM ledger.line_position p LEFT JOIN (
        SELECT campaign_line_id, sum(remaining_minor) AS remaining, sum(frozen_minor) AS frozen, sum(consumed_minor) AS consumed
        FROM giving.allocation_balance WHERE campaign_line_id IS NOT NULL GROUP BY campaign_line_id
      ) a ON a.campaign_line_id = p.campaign_line_id
      WHERE (p.allocated_minor - p.paid_minor - p.frozen_minor, p.frozen_minor, p.paid_minor)
        <> (coalesce(a.remaining, 0), coalesce(a.frozen, 0), coalesce(a.consumed, 0))`,
  },
  {
    name: 'refunds_are_booked_in_full',
    means:
      'The parts of a refund that was taken are its amount, its entry owes what did not wait for it already, and one that failed was given back.',
    violations: `SELECT 'refund ' || r.id AS found FROM giving.refund r
      LEFT JOIN (SELECT refund_id, sum(amount_minor) AS taken, sum(amount_minor) FILTER (WHERE source <> 'refund') AS owed FROM giving.refund_part GROUP BY refund_id) p ON p.refund_id = r.id
      LEFT JOIN (SELECT g.entry_id, sum(g.amount_minor) AS payable FROM ledger.posting g JOIN ledger.account a ON a.id = g.account_id WHERE a.code = 'refunds_payable' GROUP BY g.entry_id) t
        ON t.entry_id = r.taking_entry_id
      LEFT JOIN (SELECT g.entry_id, sum(g.amount_minor) AS payable FROM ledger.posting g JOIN ledger.account a ON a.id = g.account_id WHERE a.code = 'refunds_payable' GROUP BY g.entry_id) b
        ON b.entry_id = r.restoring_entry_id
      WHERE coalesce(p.taken, 0) <> CASE WHEN r.taken THEN r.amount_minor ELSE 0 END OR coalesce(p.owed, 0) <> -coalesce(t.payable, 0)
        OR coalesce(b.payable, 0) <> CASE WHEN r.restored THEN r.amount_minor ELSE 0 END OR (r.state IN ('pending', 'succeeded')) <> (r.taken AND NOT r.restored)`,
  },
  {
    name: 'refunds_payable_is_open_refunds',
    means:
      'What gifts, refunds and disputes say is owed to donors is what waits to be refunded and what Stripe refunds; its balance transactions pay it.',
    violations: `SELECT 'currency ' || coalesce(s.currency, p.currency) AS found FROM (
        SELECT g.currency, -sum(g.amount_minor) AS payable FROM ledger.posting g JOIN ledger.account a ON a.id = g.account_id AND a.code = 'refunds_payable'
        JOIN ledger.entry e ON e.id = g.entry_id AND e.kind IN ('gift', 'refund', 'refund_failed', 'left_over', 'dispute_opened', 'dispute_won', 'dispute_reinstated')
        GROUP BY g.currency
      ) p FULL JOIN (
        SELECT currency, sum(open_minor) AS open_minor FROM (
          SELECT currency, amount_minor AS open_minor FROM giving.refund WHERE taken AND NOT restored
          UNION ALL SELECT g.currency, b.remaining_minor FROM giving.allocation_balance b JOIN giving.gift g ON g.id = b.gift_id WHERE b.kind = 'refund'
        ) o GROUP BY currency
      ) s ON s.currency = p.currency WHERE coalesce(s.open_minor, 0) <> coalesce(p.payable, 0)`,
  },
  {
    name: 'disputes_hold_their_amount',
    means: 'The parts of a dispute that was held are its amount and its entries say so; an inquiry has none.',
    violations: `SELECT 'dispute ' || d.id AS found FROM giving.dispute d
      LEFT JOIN (SELECT dispute_id, sum(amount_minor) AS held FROM giving.dispute_part GROUP BY dispute_id) p ON p.dispute_id = d.id
      LEFT JOIN (SELECT g.entry_id, sum(g.amount_minor) FILTER (WHERE g.amount_minor > 0) AS moved FROM ledger.posting g GROUP BY g.entry_id) h ON h.entry_id = d.holding_entry_id
      LEFT JOIN (SELECT g.entry_id, sum(g.amount_minor) FILTER (WHERE g.amount_minor > 0) AS moved FROM ledger.posting g GROUP BY g.entry_id) c ON c.entry_id = d.closing_entry_id
      WHERE coalesce(p.held, 0) <> CASE WHEN d.held THEN d.amount_minor ELSE 0 END OR coalesce(h.moved, 0) <> coalesce(p.held, 0)
        OR coalesce(c.moved, 0) <> CASE WHEN d.outcome IS NULL THEN 0 ELSE coalesce(p.held, 0) END
        OR (d.outcome = 'won' AND d.held AND NOT d.released) OR (d.outcome = 'lost' AND d.released)`,
  },
  {
    name: 'provisions_are_open_disputes',
    means: 'What is provisioned, and what is frozen on a line, is the parts of the disputes that are open.',
    violations: `SELECT 'currency ' || coalesce(s.currency, p.currency) AS found FROM (
        SELECT g.currency, -sum(g.amount_minor) AS provided FROM ledger.posting g JOIN ledger.account a ON a.id = g.account_id AND a.code = 'dispute_provision' GROUP BY g.currency
      ) p FULL JOIN (
        SELECT t.currency, sum(t.amount_minor) AS provided FROM giving.dispute_part t JOIN giving.dispute d ON d.id = t.dispute_id
        WHERE d.held AND d.outcome IS NULL AND t.source <> 'line' GROUP BY t.currency
      ) s ON s.currency = p.currency WHERE coalesce(s.provided, 0) <> coalesce(p.provided, 0)
      UNION ALL SELECT 'line ' || p.campaign_line_id FROM ledger.line_position p LEFT JOIN (
        SELECT t.campaign_line_id, sum(t.amount_minor) AS frozen FROM giving.dispute_part t JOIN giving.dispute d ON d.id = t.dispute_id
        WHERE d.held AND d.outcome IS NULL AND t.source = 'line' GROUP BY t.campaign_line_id
      ) s ON s.campaign_line_id = p.campaign_line_id WHERE p.frozen_minor <> coalesce(s.frozen, 0)`,
  },
  {
    name: 'pool_is_what_was_given',
    means:
      'What gifts, refunds, disputes, what was left over and transfers put into the solidarity pool is what they say.',
    violations: `SELECT 'currency ' || coalesce(s.currency, p.currency) AS found FROM (
        SELECT g.currency, -sum(g.amount_minor) AS given FROM ledger.posting g JOIN ledger.account a ON a.id = g.account_id AND a.code = 'pool_fund'
        JOIN ledger.entry e ON e.id = g.entry_id AND e.kind IN ('gift', 'refund', 'refund_failed', 'left_over', 'budget_lowered', 'pool_transfer',
          'dispute_opened', 'dispute_won', 'dispute_reinstated') GROUP BY g.currency
      ) p FULL JOIN (
        SELECT currency, sum(part) AS given FROM (
          SELECT g.currency, a.amount_minor AS part FROM giving.gift_allocation a JOIN giving.gift g ON g.id = a.gift_id WHERE a.kind = 'pool'
          UNION ALL SELECT l.currency, coalesce(u.withdrawn_minor, 0) - a.amount_minor FROM giving.gift_allocation a JOIN ledger.line_position l ON l.campaign_line_id = a.campaign_line_id
            LEFT JOIN giving.allocation_use u ON u.allocation_id = a.id WHERE a.source = 'pool'
          UNION ALL SELECT t.currency, -t.amount_minor FROM giving.taken_part t LEFT JOIN giving.refund r ON r.id = t.refund_id
            LEFT JOIN giving.dispute d ON d.id = t.dispute_id WHERE t.source = 'pool' AND NOT coalesce(r.restored, d.released)
        ) o GROUP BY currency
      ) s ON s.currency = p.currency WHERE coalesce(s.given, 0) <> coalesce(p.given, 0)`,
  },
  {
    name: 'reserve_pays_what_nobody_else_can',
    means: 'What the reserve gave for refunds and disputes is their parts that it pays, less what came back of them.',
    violations: `SELECT 'currency ' || coalesce(s.currency, p.currency) AS found FROM (
        SELECT g.currency, sum(g.amount_minor) AS paid FROM ledger.posting g JOIN ledger.account a ON a.id = g.account_id AND a.code = 'reserve_fund'
        JOIN ledger.entry e ON e.id = g.entry_id AND e.kind IN ('refund', 'refund_failed', 'left_over', 'budget_lowered', 'dispute_opened', 'dispute_won', 'dispute_reinstated') GROUP BY g.currency
      ) p FULL JOIN (
        SELECT t.currency, sum(t.amount_minor - coalesce(u.withdrawn_minor, 0)) AS paid FROM giving.taken_part t LEFT JOIN giving.refund r ON r.id = t.refund_id
        LEFT JOIN giving.dispute d ON d.id = t.dispute_id LEFT JOIN giving.gift_allocation a ON a.replaces_part_id = t.id LEFT JOIN giving.allocation_use u ON u.allocation_id = a.id
        WHERE t.source = 'reserve' AND NOT coalesce(r.restored, d.released) GROUP BY t.currency
      ) s ON s.currency = p.currency WHERE coalesce(s.paid, 0) <> coalesce(p.paid, 0)`,
  },
  {
    name: 'receipts_say_what_is_given',
    means: 'A receipt that is not void says what of the gift is neither refunded nor lost.',
    violations: `SELECT 'receipt ' || r.id AS found FROM giving.receipt r JOIN giving.gift_position p ON p.gift_id = r.gift_id
      WHERE r.state = 'issued' AND r.amount_minor <> p.net_minor`,
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
