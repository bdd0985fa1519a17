import { databaseErrorCode, inTransaction } from '~/platform/db/index.server';
import type { BalanceTransaction } from '~/platform/payments/index.server';
import { payments } from '~/platform/payments/installation-payments.server';
import { workerActor } from '../access';
import { bookBalanceTransaction, bookUnknownTransaction } from './book-balance-transaction.server';
import { bookDispute } from './book-dispute.server';
import { bookCharge } from './book-payment.server';
import { bookPayout } from './book-payout.server';
import { bookRefund } from './book-refund.server';
import { openException } from './open-exception.server';
import { markSweep, sweepFrom } from './sweep-mark.server';

/** What belongs to the account and not to a payment: booked by its type alone. */
const OF_THE_ACCOUNT = new Set(['stripe_fee', 'stripe_fx_fee', 'tax_fee', 'payout', 'payout_failure', 'payout_cancel']);

/**
 * Books every balance transaction that is not booked yet, with what it belongs to: money that came or went while events
 * were lost is found here. Answers how many were new. Throws PaymentError when Stripe cannot be asked.
 */
export async function sweepBalance(now = new Date()): Promise<number> {
  const from = await sweepFrom('balance_transactions', now);
  const { booked, newest } = await bookTransactions(payments().listBalanceTransactions({ createdFrom: from }));
  await markSweep('balance_transactions', newest);
  return booked;
}

/** Books those of a list that are not booked yet. */
export async function bookTransactions(
  list: AsyncGenerator<BalanceTransaction, void>,
): Promise<{ booked: number; newest: Date | undefined }> {
  const listed: BalanceTransaction[] = [];
  for await (const held of list) listed.push(held);
  const newest = listed[0]?.createdAt;
  const known = await knownAmong(listed.map(({ id }) => id));
  let booked = 0;
  for (const held of listed.reverse()) {
    if (known.has(held.id)) continue;
    await bookOne(held);
    booked += 1;
  }
  return { booked, newest };
}

async function bookOne(held: BalanceTransaction): Promise<void> {
  try {
    await bookSource(held);
    if ((await knownAmong([held.id])).has(held.id)) return;
    if (OF_THE_ACCOUNT.has(held.type)) {
      await inTransaction(workerActor, 'giving.book_balance_transaction', (tx) =>
        bookBalanceTransaction(tx, held, null),
      );
    } else await bookUnknownTransaction(held, {});
  } catch (error) {
    // One that contradicts what is booked is no reason to stop at it for ever.
    if (databaseErrorCode(error) !== 'HW004') throw error;
    await openException({
      kind: 'fact_changed',
      subjectKind: 'balance_transaction',
      subjectId: held.id,
      currency: held.currency,
      amountMinor: held.amountMinor,
      detail: { sourceId: held.sourceId, type: held.type },
    });
  }
}

/** Books the charge, refund, dispute or payout that moved the money, which books its balance transactions. */
async function bookSource({ sourceId }: BalanceTransaction): Promise<void> {
  const [prefix] = sourceId?.split('_') ?? [];
  if (sourceId === null || prefix === undefined) return;
  if (prefix === 'ch' || prefix === 'py') await bookCharge(await payments().fetchCharge(sourceId));
  else if (prefix === 're' || prefix === 'pyr') await bookRefund(await payments().fetchRefund(sourceId));
  else if (prefix === 'dp' || prefix === 'du' || prefix === 'pdp')
    await bookDispute(await payments().fetchDispute(sourceId));
  else if (prefix === 'po') await bookPayout(await payments().fetchPayout(sourceId));
}

async function knownAmong(ids: string[]): Promise<Set<string>> {
  const rows = await inTransaction(
    workerActor,
    'giving.known_transactions',
    (tx) => tx.$queryRaw<{ id: string }[]>`SELECT id FROM giving.balance_transaction WHERE id = ANY(${ids})`,
  );
  return new Set(rows.map(({ id }) => id));
}
