import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { balances } from './reports-cash.server';

/** What asks for attention now. Amounts in minor units. */
export interface FinanceFlags {
  frozenFunds: number;
  belowZero: { fund: 'reserve' | 'operating'; currency: string; amountMinor: bigint }[];
  suspense: { currency: string; amountMinor: bigint }[];
  exceptions: { open: number; overdue: number };
  deadEvents: number;
  deadJobs: number;
  disputes: { open: number; firstDueBy: Date | null };
  poolTransfers: number;
  failedRefunds: number;
}

/** Reads all flags in one transaction, as the actor. */
export function readFlags(actor: StaffActor): Promise<FinanceFlags> {
  return inTransaction(actor, 'finance.flags', async (tx) => {
    const [counts] = await tx.$queryRaw<
      {
        frozen: number;
        open: number;
        overdue: number;
        events: number;
        jobs: number;
        disputes: number;
        dueBy: Date | null;
        transfers: number;
        refunds: number;
      }[]
    >`SELECT
        (SELECT count(*) FROM ledger.fund_freeze WHERE lifted_at IS NULL)::integer AS frozen,
        (SELECT count(*) FROM ledger.exception WHERE state = 'open')::integer AS open,
        (SELECT count(*) FROM ledger.exception WHERE state = 'open' AND due_on < (system.now() AT TIME ZONE 'UTC')::date)::integer AS overdue,
        (SELECT count(*) FROM giving.stripe_event WHERE state = 'dead' AND given_up_by IS NULL)::integer AS events,
        (SELECT count(*) FROM system.struggling_jobs())::integer AS jobs,
        (SELECT count(*) FROM giving.dispute WHERE closed_at IS NULL AND evidence_submitted_at IS NULL AND due_by IS NOT NULL)::integer AS disputes,
        (SELECT min(due_by) FROM giving.dispute WHERE closed_at IS NULL AND evidence_submitted_at IS NULL) AS "dueBy",
        (SELECT count(*) FROM ledger.pool_transfer WHERE state = 'proposed')::integer AS transfers,
        (SELECT count(*) FROM giving.refund WHERE state IN ('failed', 'refused') AND requested_at > system.now() - interval '30 days')::integer AS refunds`;
    const sums = await tx.$queryRaw<{ code: string; fund: string | null; currency: string; balance: bigint }[]>`
      WITH b AS (${balances})
      SELECT coalesce('fund_' || fund, code) AS code, fund, currency, -sum(balance)::bigint AS balance FROM b
      WHERE fund IN ('reserve', 'operating') OR code = 'suspense' GROUP BY 1, 2, 3 ORDER BY 3, 1`;
    if (!counts) throw new Error('Counting answers one row.');
    const { frozen, open, overdue, events, jobs } = counts;
    return {
      frozenFunds: frozen,
      belowZero: sums.flatMap(({ fund, currency, balance }) =>
        (fund === 'reserve' || fund === 'operating') && balance < 0n ? [{ fund, currency, amountMinor: -balance }] : [],
      ),
      suspense: sums.flatMap(({ code, currency, balance }) =>
        code === 'suspense' && balance !== 0n ? [{ currency, amountMinor: balance < 0n ? -balance : balance }] : [],
      ),
      exceptions: { open, overdue },
      deadEvents: events,
      deadJobs: jobs,
      disputes: { open: counts.disputes, firstDueBy: counts.dueBy },
      poolTransfers: counts.transfers,
      failedRefunds: counts.refunds,
    };
  });
}
