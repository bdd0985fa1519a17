import { financeGifts as words } from '~/catalogues/en/finance-gifts';
import { inTransaction } from '~/platform/db/index.server';
import { type DisputeEvidence, PaymentError } from '~/platform/payments/index.server';
import { payments } from '~/platform/payments/installation-payments.server';
import { type StaffActor, workerActor } from '../access';
import { Refused } from '../disbursements';

/**
 * Sends our answer to the donor's bank, once and for good. The intent stands in the trail before it leaves; a second
 * click sends the same request under the same key. Throws Refused with a sentence.
 */
export async function answerDispute(
  actor: StaffActor,
  dispute: { id: string; stripeDisputeId: string },
  evidence: DisputeEvidence,
): Promise<void> {
  await inTransaction(
    actor,
    'finance.answer-dispute',
    (tx) => tx.$executeRaw`SELECT audit.record('dispute.answered', 'dispute', ${dispute.id}, '{}'::jsonb)`,
  );
  try {
    const told = await payments().submitDisputeEvidence(dispute.stripeDisputeId, evidence, `evidence-${dispute.id}`);
    await inTransaction(
      workerActor,
      'finance.dispute-answered',
      (tx) =>
        tx.$queryRaw`SELECT giving.update_dispute(${told.id}, ${told.status}, ${told.dueBy}::timestamptz, true)::text`,
    );
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    throw new Refused('', error.failure === 'rejected' ? words.evidenceClosed : words.evidenceLater);
  }
}
