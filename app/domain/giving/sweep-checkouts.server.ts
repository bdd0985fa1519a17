import { inTransaction } from '~/platform/db/index.server';
import { workerActor } from '../access';
import { fulfilCheckout } from './fulfil-checkout.server';

const AT_ONCE = 100;

interface Unsettled {
  id: string;
  sessionId: string | null;
}

/**
 * Looks up checkouts whose time is over and of which nothing was heard, and closes those for which Stripe never made a
 * page that anybody saw. Answers how many were looked at. Throws PaymentError when Stripe cannot be asked.
 */
export async function sweepCheckouts(now = new Date()): Promise<number> {
  const unsettled = await inTransaction(
    workerActor,
    'giving.unsettled_checkouts',
    (tx) => tx.$queryRaw<Unsettled[]>`
    SELECT id, session_id AS "sessionId" FROM giving.checkout c
    WHERE status IN ('open', 'pending')
      AND (session_id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM giving.monthly_terms t WHERE t.checkout_id = c.id)) AND session_until < ${now}::timestamptz AND coalesce(session_expires_at, session_until) < ${now}::timestamptz
    ORDER BY session_until DESC LIMIT ${AT_ONCE}`,
  );
  for (const { id, sessionId } of unsettled) {
    if (sessionId !== null) await fulfilCheckout(sessionId);
    else
      await inTransaction(
        workerActor,
        'giving.close_checkout',
        (tx) => tx.$queryRaw`SELECT giving.close_checkout(${id}::uuid, 'expired')`,
      );
  }
  return unsettled.length;
}
