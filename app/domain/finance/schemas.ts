import { z } from 'zod';
import { financeActs } from '~/catalogues/en/finance-acts';
import { financeBank } from '~/catalogues/en/finance-bank';
import { financeGifts } from '~/catalogues/en/finance-gifts';

export const refundReasons = ['requested_by_donor', 'duplicate', 'fraudulent', 'mistake'] as const;
export type RefundReason = (typeof refundReasons)[number];

/** What comes with the confirmation of a refund; the amount in minor units, since the step before has read it. */
export const refundSchema = z.object({
  id: z.uuid(),
  amountMinor: z.string().regex(/^\d{1,15}$/),
  reason: z.enum(refundReasons, financeGifts.refundReasonChoose),
});

export const evidenceSchema = z.object({
  /** Only a demonstration's banks can be told how to decide. */
  demonstrationVerdict: z.enum(['winning_evidence', 'losing_evidence']).optional(),
});

/** An act on one row. */
export const rowSchema = z.object({ id: z.string().min(1).max(200) });
const reason = z
  .string({ error: financeActs.reasonShort })
  .trim()
  .min(3, financeActs.reasonShort)
  .max(500, financeActs.reasonShort);
export const giveUpSchema = rowSchema.extend({ why: reason });
const jobId = z.string().regex(/^\d{1,18}$/, financeActs.otherInput);
export const retryJobSchema = z.object({ id: jobId });
export const giveUpJobSchema = giveUpSchema.extend({ id: jobId });
export const freezeSchema = z.object({
  scope: z
    .string({ error: financeActs.freezeScopeChoose })
    .regex(/^(all|[A-Z]{3}|line:[0-9a-f-]{36})$/, financeActs.freezeScopeChoose),
  reason,
});

const id = z.uuid();
export const lowerSchema = z.object({ id, budget: z.string().trim().max(40).default('') });
export const poolProposalSchema = z.object({ id, amount: z.string().trim().max(40).default(''), reason });

const currency = z
  .string({ error: financeActs.openingChoose })
  .trim()
  .transform((code) => code.toUpperCase())
  .pipe(z.string().regex(/^[A-Z]{3}$/, financeActs.openingChoose));
export const bankAccountSchema = z.object({
  code: z
    .string({ error: financeActs.accountCodeWrong })
    .trim()
    .regex(/^bank_[a-z_]{2,30}$/, financeActs.accountCodeWrong),
  label: z
    .string({ error: financeActs.accountLabelMissing })
    .trim()
    .min(1, financeActs.accountLabelMissing)
    .max(80, financeActs.accountLabelMissing),
  currency,
  ibanLast4: z
    .string()
    .trim()
    .transform((text) => text.toUpperCase())
    .pipe(z.string().regex(/^([A-Z0-9]{4})?$/, financeActs.accountIbanWrong))
    .default(''),
  isDefault: z.literal('yes').optional(),
});
export const openingSchema = z.object({
  id,
  bankCode: z.string({ error: financeActs.openingChoose }).regex(/^bank_[a-z_]{2,30}$/, financeActs.openingChoose),
  currency,
  amount: z.string().trim().max(40).default(''),
  fund: z.enum(['operating', 'reserve', 'pool'], financeActs.openingChoose),
  effectiveOn: z.iso.date(financeActs.openingDay),
});

export const ownSchema = z.object({
  owner: z.uuid(financeActs.openingChoose),
  dueOn: z.iso.date(financeActs.openingDay),
});
export const noteSchema = z.object({ note: reason });
export const writeOffSchema = z.object({ id, reason });
export const monthSchema = z.object({ id: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) });

export const statementSchema = z.object({
  id,
  bankCode: z.string({ error: financeActs.openingChoose }).regex(/^bank_[a-z_]{2,30}$/, financeActs.openingChoose),
  currency,
  opening: z.string().trim().max(40).default(''),
});
/** A suggestion that is accepted: the parts as they were shown. */
export const acceptSchema = z.object({
  id,
  parts: z
    .string()
    .max(20_000)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: financeActs.otherInput });
        return z.NEVER;
      }
    })
    .pipe(
      z
        .array(
          z.object({
            kind: z.enum(['payout', 'disbursement', 'returned_payment', 'bank_fee', 'transfer', 'suspense']),
            subjectId: z.string().max(200).nullable(),
            amountMinor: z
              .string()
              .regex(/^-?\d{1,15}$/)
              .transform((digits) => BigInt(digits)),
          }),
        )
        .min(1)
        .max(200),
    ),
  valueOn: z.iso.date().optional(),
});
export const matchSchema = z.object({
  id,
  kind: z.enum(['payout', 'disbursement', 'returned_payment', 'bank_fee', 'transfer'], financeBank.matchKindMissing),
  subjectId: z.string().trim().max(200).default(''),
  amount: z.string().trim().max(40).default(''),
});
