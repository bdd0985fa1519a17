import { inTransaction } from '~/platform/db/index.server';
import type { Payout } from '~/platform/payments/index.server';
import { payments } from '~/platform/payments/installation-payments.server';
import { workerActor } from '../access';
import { bookBalanceTransaction } from './book-balance-transaction.server';

/** A payout on its way to the bank. Whether it arrived is told by the bank's statement, not by Stripe. */
export async function bookPayout(payout: Payout): Promise<void> {
  const status = payout.status === 'pending' ? 'in_transit' : payout.status === 'canceled' ? 'failed' : payout.status;
  const arrivalOn = payout.arrivalAt.toISOString().slice(0, 10);
  await inTransaction(
    workerActor,
    'ledger.record_payout',
    (tx) => tx.$queryRaw`SELECT ledger.record_payout(${payout.id}, ${payout.amountMinor}, ${payout.currency}, ${status},
      ${arrivalOn}::date, ${payout.createdAt}::timestamptz)::text`,
  );
  for await (const held of payments().listBalanceTransactions({ sourceId: payout.id })) {
    await inTransaction(workerActor, 'giving.settle_payout', (tx) => bookBalanceTransaction(tx, held, null));
  }
}
