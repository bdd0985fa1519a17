import { z } from 'zod';
import { financeActs } from '~/catalogues/en/finance-acts';
import { financeGifts } from '~/catalogues/en/finance-gifts';

export const refundReasons = ['requested_by_donor', 'duplicate', 'fraudulent', 'mistake'] as const;
export type RefundReason = (typeof refundReasons)[number];

/** What comes with the confirmation of a refund; the amount in minor units, since the step before has read it. */
export const refundSchema = z.object({
  id: z.uuid(),
  amountMinor: z.string().regex(/^\d{1,15}$/),
  reason: z.enum(refundReasons, financeGifts.refundReasonChoose),
});

const text = (max: number) => z.string().trim().max(max).default('');
export const evidenceSchema = z.object({
  productDescription: z
    .string({ error: financeGifts.evidenceShort })
    .trim()
    .min(10, financeGifts.evidenceShort)
    .max(2000),
  serviceDate: text(40),
  refundPolicyDisclosure: text(2000),
  uncategorizedText: text(5000),
});

/** An act on one row. */
export const rowSchema = z.object({ id: z.string().min(1).max(200) });
const reason = z
  .string({ error: financeActs.reasonShort })
  .trim()
  .min(3, financeActs.reasonShort)
  .max(500, financeActs.reasonShort);
export const giveUpSchema = rowSchema.extend({ why: reason });
export const freezeSchema = z.object({
  scope: z
    .string({ error: financeActs.freezeScopeChoose })
    .regex(/^(all|[A-Z]{3}|line:[0-9a-f-]{36})$/, financeActs.freezeScopeChoose),
  reason,
});
