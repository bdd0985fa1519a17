import { financeBank as words } from '~/catalogues/en/finance-bank';
import { inTransaction } from '~/platform/db/index.server';
import { PaymentError } from '~/platform/payments/index.server';
import { type StaffActor, workerActor } from '../access';
import { Refused } from '../disbursements';
import { reconcile } from '../reconciliation/index.server';

/** What is only just happening at Stripe is no difference yet. */
const GRACE_MINUTES = 5;

/** Compares ledger, Stripe and bank now, because somebody asked; the application does it, the trail says for whom. */
export async function runReconciliation(actor: StaffActor): Promise<void> {
  await inTransaction(
    actor,
    'finance.note-reconciliation',
    (tx) => tx.$executeRaw`SELECT audit.record('reconciliation.asked', 'reconciliation', 'now', '{}'::jsonb)`,
  );
  try {
    await reconcile(workerActor, { graceMinutes: GRACE_MINUTES });
  } catch (error) {
    if (error instanceof PaymentError) throw new Refused('', words.stripeUnreachable);
    throw error;
  }
}
