import { financeGifts as words } from '~/catalogues/en/finance-gifts';
import type { StaffActor } from '../access';
import { Refused } from '../disbursements';
import { type RefundRefusal, RefundRefused, requestRefund } from '../giving/index.server';
import type { RefundReason } from './schemas';

const sentences: Record<RefundRefusal, string> = {
  disputed: words.disputedMeanwhile,
  more_than_is_left: words.refundedMeanwhile,
  sent_before: words.otherInput,
  not_found: words.notFound,
  not_permitted: words.notPermitted,
};

/** Asks for a refund that was confirmed. The same id again is the same refund. Throws Refused with a sentence. */
export async function refundGift(
  actor: StaffActor,
  { id, ...input }: { id: string; giftId: string; amountMinor: bigint; reason: RefundReason },
): Promise<void> {
  try {
    await requestRefund(actor, { refundId: id, ...input });
  } catch (error) {
    if (error instanceof RefundRefused) throw new Refused('', sentences[error.why]);
    throw error;
  }
}
