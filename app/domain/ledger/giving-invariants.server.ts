import type { Invariant } from './invariant';

/** What must hold of who funds a line, and of what was taken from gifts: refunds, disputes, what was left over. */
export const givingInvariants: readonly Invariant[] = [
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
    name: 'what_is_taken_is_withdrawn',
    means:
      'Of each part of a gift, what was refunded or lost is withdrawn, what an open dispute holds is frozen, nothing else is.',
    violations: `SELECT 'allocation ' || b.allocation_id AS found FROM giving.allocation_balance b
      LEFT JOIN (SELECT allocation_id, sum(delta_minor) AS passed_on FROM giving.allocation_move WHERE reason IN ('left_over', 'budget_lowered') GROUP BY allocation_id) m
        ON m.allocation_id = b.allocation_id
      LEFT JOIN (
        SELECT t.allocation_id, sum(t.amount_minor) FILTER (WHERE NOT r.restored OR d.outcome = 'lost') AS taken,
          sum(t.amount_minor) FILTER (WHERE d.held AND d.outcome IS NULL AND t.source <> 'reserve') AS held
        FROM giving.taken_part t LEFT JOIN giving.refund r ON r.id = t.refund_id LEFT JOIN giving.dispute d ON d.id = t.dispute_id GROUP BY t.allocation_id
      ) p ON p.allocation_id = b.allocation_id
      WHERE b.gift_id IS NOT NULL
        AND (b.withdrawn_minor, b.frozen_minor) <> (coalesce(m.passed_on, 0) + coalesce(p.taken, 0), coalesce(p.held, 0))`,
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
    means:
      'What the reserve gave is the parts of refunds and disputes that it pays and what it added to lines, less what came back of them.',
    violations: `SELECT 'currency ' || coalesce(s.currency, p.currency) AS found FROM (
        SELECT g.currency, sum(g.amount_minor) AS paid FROM ledger.posting g JOIN ledger.account a ON a.id = g.account_id AND a.code = 'reserve_fund'
        JOIN ledger.entry e ON e.id = g.entry_id AND e.kind IN ('refund', 'refund_failed', 'left_over', 'budget_lowered', 'dispute_opened', 'dispute_won', 'dispute_reinstated', 'reserve_top_up') GROUP BY g.currency
      ) p FULL JOIN (
        SELECT o.currency, sum(o.part) AS paid FROM (
          SELECT t.currency, t.amount_minor - coalesce(u.withdrawn_minor, 0) AS part FROM giving.taken_part t LEFT JOIN giving.refund r ON r.id = t.refund_id
          LEFT JOIN giving.dispute d ON d.id = t.dispute_id LEFT JOIN giving.gift_allocation a ON a.replaces_part_id = t.id LEFT JOIN giving.allocation_use u ON u.allocation_id = a.id
          WHERE t.source = 'reserve' AND NOT coalesce(r.restored, d.released)
          UNION ALL SELECT t.currency, a.amount_minor - coalesce(u.withdrawn_minor, 0) FROM giving.gift_allocation a JOIN ledger.pool_transfer t ON t.id = a.pool_transfer_id
            LEFT JOIN giving.allocation_use u ON u.allocation_id = a.id WHERE a.source = 'reserve'
        ) o GROUP BY o.currency
      ) s ON s.currency = p.currency WHERE coalesce(s.paid, 0) <> coalesce(p.paid, 0)`,
  },
  {
    name: 'receipts_say_what_is_given',
    means: 'A receipt that is not void says what of the gift is neither refunded nor lost.',
    violations: `SELECT 'receipt ' || r.id AS found FROM giving.receipt r JOIN giving.gift_position p ON p.gift_id = r.gift_id
      WHERE r.state = 'issued' AND r.amount_minor <> p.net_minor`,
  },
];
