import { inTransaction, type Transaction } from '~/platform/db/index.server';
import type { BalanceTransaction, Charge } from '~/platform/payments/index.server';
import { workerActor } from '../access';
import { openException } from './open-exception.server';

/** What a balance transaction settles, in the donor's currency; the amount without its sign. */
export interface Settled {
  id: string;
  amountMinor: bigint;
  currency: string;
}

/** How Stripe settled something: the only source of fees and exchange (domain.md 6.4). Once, under its own id. */
export async function bookBalanceTransaction(
  tx: Transaction,
  held: BalanceTransaction,
  settled: Settled | null,
): Promise<void> {
  const amountMinor = settled && (held.amountMinor < 0n ? -settled.amountMinor : settled.amountMinor);
  await tx.$queryRaw`SELECT giving.book_balance_transaction(${held.id}, ${held.type}, ${held.amountMinor}, ${held.feeMinor},
    ${held.netMinor}, ${held.currency}, ${held.exchangeRate}::numeric, ${settled?.id ?? held.sourceId}, ${amountMinor}::bigint,
    ${settled?.currency ?? null}, ${held.availableOn}::timestamptz, ${held.createdAt}::timestamptz)::text`;
}

export const settledBy = (charge: Charge): Settled => ({
  id: charge.id,
  amountMinor: charge.amountMinor,
  currency: charge.currency,
});

/**
 * Money that belongs to nothing we know: booked all the same, because it is there, and kept in suspense with an
 * exception until a person has found out.
 */
export async function bookUnknownTransaction(
  held: BalanceTransaction,
  detail: Record<string, string | null>,
): Promise<void> {
  await inTransaction(
    workerActor,
    'giving.book_unknown_transaction',
    (
      tx,
    ) => tx.$queryRaw`SELECT giving.book_unknown_transaction(${held.id}, ${held.type}, ${held.amountMinor}, ${held.feeMinor},
      ${held.netMinor}, ${held.currency}, ${held.exchangeRate}::numeric, ${held.sourceId}, ${held.availableOn}::timestamptz,
      ${held.createdAt}::timestamptz)::text`,
  );
  await openException({
    kind: 'unknown_money',
    subjectKind: 'balance_transaction',
    subjectId: held.id,
    currency: held.currency,
    amountMinor: held.amountMinor,
    detail: { type: held.type, sourceId: held.sourceId, ...detail },
  });
}
