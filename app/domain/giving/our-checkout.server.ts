import { inTransaction } from '~/platform/db/index.server';
import type { CheckoutTruth } from '~/platform/payments/index.server';
import { workerActor } from '../access';

interface KnownCheckout {
  id: string;
  sessionId: string | null;
  monthly: boolean;
  asksTheSame: boolean;
}

/**
 * The checkout of ours that this session was made for; undefined when it was not made by us. A name on the session
 * counts only together with the session that we wrote down; where the answer that named it was lost, amount and currency
 * must be the ones that we asked for.
 */
export async function ourCheckout(truth: CheckoutTruth): Promise<{ id: string; monthly: boolean } | undefined> {
  const [known] = await inTransaction(
    workerActor,
    'giving.find_checkout',
    (tx) => tx.$queryRaw<KnownCheckout[]>`
    SELECT id, session_id AS "sessionId", monthly,
      amount_minor + fee_cover_minor = ${truth.amountMinor} AND currency = ${truth.currency} AS "asksTheSame"
    FROM giving.checkout WHERE id::text = ${truth.checkoutId ?? ''}`,
  );
  if (!known) return undefined;
  if (known.sessionId === truth.sessionId) return known;
  if (known.sessionId !== null || !known.asksTheSame || truth.metadata.checkout_id !== known.id) return undefined;
  await inTransaction(
    workerActor,
    'giving.attach_session',
    (tx) => tx.$queryRaw`
    SELECT giving.attach_session(${known.id}::uuid, ${truth.sessionId}, ${truth.expiresAt}::timestamptz)::text`,
  );
  return known;
}

/** The session on which this checkout is paid; undefined when there is none. */
export async function sessionOfCheckout(checkoutId: string): Promise<string | undefined> {
  const [row] = await inTransaction(
    workerActor,
    'giving.session_of_checkout',
    (tx) => tx.$queryRaw<{ sessionId: string | null }[]>`
    SELECT session_id AS "sessionId" FROM giving.checkout WHERE id::text = ${checkoutId}`,
  );
  return row?.sessionId ?? undefined;
}
