import { randomUUID } from 'node:crypto';
import { type DatabaseActor, inTransaction, type Transaction } from '~/platform/db/index.server';
import type { Payments } from '~/platform/payments/index.server';
import { payments as installationPayments } from '~/platform/payments/installation-payments.server';
import { compareBank } from './compare/compare-bank.server';
import { compareReceivable, compareSuspense, compareTransit } from './compare/compare-books.server';
import { compareStripe, fetchStripeTruth } from './compare/compare-stripe.server';
import { Findings } from './compare/findings';
import type { Difference, ReconciliationRun } from './read-models';

export interface ReconcileOptions {
  payments?: Payments;
  /** From when Stripe's history is compared piece by piece; its balance is compared as a whole in any case. */
  from?: Date;
  /** What Stripe booked within these last minutes may still be on its way to us. None unless told otherwise. */
  graceMinutes?: number;
}

/**
 * Ledger, Stripe and bank against each other, piece by piece and in sum; the run is kept. Clean when every difference is
 * explained, by time or by an exception of its subject. The worker runs it. @throws PaymentError when Stripe cannot be asked
 */
export async function reconcile(actor: DatabaseActor, options: ReconcileOptions = {}): Promise<ReconciliationRun> {
  const from = options.from ?? new Date(0);
  // Stripe first: what happens between the two readings is then in our books and not missing from them.
  const truth = await fetchStripeTruth(options.payments ?? installationPayments(), from);
  const findings = await inTransaction(actor, 'reconcile', async (tx) => {
    const gathered = new Findings(await openExceptions(tx));
    const fresh = await freshSince(tx, options.graceMinutes ?? 0);
    await compareStripe(tx, truth, { from, fresh }, gathered);
    await compareReceivable(tx, gathered);
    await compareTransit(tx, gathered);
    await compareSuspense(tx, gathered);
    await compareBank(tx, gathered);
    return gathered;
  });
  return storeRun(actor, findings);
}

/** Nothing is fresh without grace: a moment that never comes. */
async function freshSince(tx: Transaction, graceMinutes: number): Promise<Date> {
  if (graceMinutes === 0) return new Date('9999-01-01T00:00:00Z');
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT system.now() AS now`;
  return new Date((row?.now ?? new Date()).getTime() - graceMinutes * 60_000);
}

async function openExceptions(tx: Transaction): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ subject: string; id: string }[]>`
    SELECT subject_kind || '/' || subject_id AS subject, id FROM ledger.exception WHERE state = 'open' AND kind NOT LIKE 'reconciliation\\_%' ORDER BY opened_at, id`;
  return new Map(rows.map(({ subject, id }) => [subject, id]));
}

async function storeRun(actor: DatabaseActor, { differences, explained }: Findings): Promise<ReconciliationRun> {
  const id = randomUUID();
  const clean = differences.length === 0;
  const result = JSON.stringify({ differences, explained }, (_key, held) =>
    typeof held === 'bigint' ? held.toString() : held,
  );
  const [row] = await inTransaction(actor, 'reconciliation.store', async (tx) => {
    await tx.$queryRaw`SELECT ledger.store_reconciliation(${id}::uuid, ${result}::jsonb, ${clean}::boolean)::text`;
    return tx.$queryRaw<
      { ranAt: Date }[]
    >`SELECT ran_at AS "ranAt" FROM ledger.reconciliation_run WHERE id = ${id}::uuid`;
  });
  return { id, ranAt: row?.ranAt ?? new Date(), clean, differences, explained };
}

interface StoredDifference extends Omit<Difference, 'amountMinor'> {
  amountMinor: string;
}
interface RunRow {
  id: string;
  ranAt: Date;
  clean: boolean;
  result: { differences: StoredDifference[]; explained: StoredDifference[] };
}

const restored = (stored: readonly StoredDifference[]): Difference[] =>
  stored.map((one) => ({ ...one, amountMinor: BigInt(one.amountMinor) }));

/** The last hundred runs, the latest first. Finance, auditor, worker. */
export async function readRuns(actor: DatabaseActor): Promise<ReconciliationRun[]> {
  const rows = await inTransaction(
    actor,
    'reconciliation.read_runs',
    (tx) =>
      tx.$queryRaw<
        RunRow[]
      >`SELECT id, ran_at AS "ranAt", clean, result FROM ledger.reconciliation_run ORDER BY ran_at DESC, id LIMIT 100`,
  );
  return rows.map(({ result, ...run }) => ({
    ...run,
    differences: restored(result.differences),
    explained: restored(result.explained),
  }));
}
