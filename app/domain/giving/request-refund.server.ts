import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { databaseErrorCode, inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';

export const refundReasons = ['requested_by_donor', 'duplicate', 'fraudulent', 'mistake'] as const;

export const refundRequestSchema = z.object({
  /** From the form, so that a form which is sent twice asks once. */
  refundId: z.uuid().optional(),
  giftId: z.uuid(),
  /** In minor units of the gift; all that is left when absent. */
  amountMinor: z.bigint().positive().optional(),
  reason: z.enum(refundReasons),
});
export type RefundRequest = z.infer<typeof refundRequestSchema>;

/** Why a refund cannot be asked for. */
export type RefundRefusal = 'not_found' | 'disputed' | 'more_than_is_left' | 'sent_before' | 'not_permitted';
export class RefundRefused extends Error {
  override readonly name = 'RefundRefused';
  constructor(readonly why: RefundRefusal) {
    super(why);
  }
}

const REFUSALS: Record<string, RefundRefusal> = {
  HW001: 'not_permitted',
  HW002: 'disputed',
  HW003: 'more_than_is_left',
  HW004: 'sent_before',
  HW007: 'not_found',
};

/**
 * Finance decides to give a gift back, wholly or in part. The decision is committed with a job; Stripe is asked after it.
 * Answers the id of the refund. Throws RefundRefused.
 */
export async function requestRefund(actor: StaffActor, input: RefundRequest): Promise<{ refundId: string }> {
  const { giftId, amountMinor, reason, refundId = randomUUID() } = refundRequestSchema.parse(input);
  try {
    await inTransaction(
      actor,
      'giving.request_refund',
      (tx) => tx.$queryRaw`
      SELECT giving.request_refund(${refundId}::uuid, ${giftId}::uuid, ${amountMinor ?? null}::bigint, ${reason})::text`,
    );
  } catch (error) {
    const why = REFUSALS[databaseErrorCode(error) ?? ''];
    if (why) throw new RefundRefused(why);
    throw error;
  }
  return { refundId };
}
