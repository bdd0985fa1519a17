import { financeGifts as words } from '~/catalogues/en/finance-gifts';
import type { StaffActor } from '../access';
import { Refused } from '../disbursements';
import { type EvidenceRefusal, EvidenceRefused, submitDisputeEvidence } from '../giving/index.server';

const sentences: Record<EvidenceRefusal, string> = {
  not_found: words.evidenceClosed,
  closed: words.evidenceClosed,
  too_late: words.evidenceTooLate,
  sent_before: words.evidenceWas,
  not_permitted: words.notPermitted,
};

/** Has our evidence sent to the bank, once and for good. Throws Refused with a sentence. */
export async function answerDispute(
  actor: StaffActor,
  disputeId: string,
  demonstrationVerdict?: 'winning_evidence' | 'losing_evidence',
): Promise<void> {
  try {
    await submitDisputeEvidence(actor, { disputeId, demonstrationVerdict });
  } catch (error) {
    if (error instanceof EvidenceRefused) throw new Refused('', sentences[error.why]);
    throw error;
  }
}
