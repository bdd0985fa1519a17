import { financeGifts as words } from '~/catalogues/en/finance-gifts';
import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { orRefused } from '../disbursements/index.server';
import type { RefundReason } from './schemas';

/**
 * Asks Stripe to give a gift back, in whole (`amountMinor` null: all that is left) or in part. The request is written
 * down, and a job sends it. The same id again is the same request. Throws Refused with a sentence.
 */
export async function refundGift(
  actor: StaffActor,
  input: { id: string; giftId: string; amountMinor: bigint | null; reason: RefundReason },
): Promise<void> {
  await orRefused(
    {
      HW002: ['', words.disputedMeanwhile],
      HW003: ['', words.refundedMeanwhile],
      HW004: ['', words.otherInput],
      HW007: ['', words.notFound],
    },
    () =>
      inTransaction(
        actor,
        'finance.refund',
        (tx) =>
          tx.$queryRaw`SELECT giving.request_refund(${input.id}::uuid, ${input.giftId}::uuid, ${input.amountMinor}::bigint, ${input.reason})::text`,
      ),
  );
}
