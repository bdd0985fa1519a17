import type Stripe from 'stripe';
import { z } from 'zod';
import { call } from './client.server';
import { currency, instant, minor, reference } from './fields';
import { balanceTransactionSchema } from './schemas';

const disputeSchema = z
  .object({
    id: z.string().regex(/^(dp|du|pdp)_/),
    object: z.literal('dispute'),
    status: z.string(),
    reason: z.string(),
    amount: minor,
    currency,
    charge: reference,
    payment_intent: reference.nullable(),
    created: instant,
    evidence_details: z.object({
      due_by: z.int().nullable(),
      has_evidence: z.boolean(),
      past_due: z.boolean(),
      submission_count: z.int(),
    }),
    balance_transactions: z.array(balanceTransactionSchema),
  })
  .transform((held) => ({
    id: held.id,
    status: held.status,
    reason: held.reason,
    amountMinor: held.amount,
    currency: held.currency,
    chargeId: held.charge,
    paymentIntentId: held.payment_intent,
    createdAt: held.created,
    /** Null when the bank takes no answer: Stripe says that with 0 or null. */
    dueBy: held.evidence_details.due_by ? new Date(held.evidence_details.due_by * 1000) : null,
    hasEvidence: held.evidence_details.has_evidence,
    isPastDue: held.evidence_details.past_due,
    submissionCount: held.evidence_details.submission_count,
    /** An inquiry (`warning_…`) moves no money. */
    isInquiry: held.status.startsWith('warning_'),
    /** One that takes the money and its fee, later perhaps one that brings the money back. */
    balanceTransactions: held.balance_transactions,
  }));

export type Dispute = z.output<typeof disputeSchema>;

/** What we may say to the donor's bank. None of it names a survivor, or a donor that Stripe does not know already. */
export interface DisputeEvidence {
  productDescription?: string;
  serviceDate?: string;
  refundPolicyDisclosure?: string;
  cancellationPolicyDisclosure?: string;
  uncategorizedText?: string;
}

/** A dispute as it is now. @throws PaymentError */
export function fetchDispute(stripe: Stripe, id: string): Promise<Dispute> {
  return call('read', 'dispute', disputeSchema, () => stripe.disputes.retrieve(id));
}

/** Sends evidence, for good: a bank takes it once. @throws PaymentError `rejected` once the dispute is closed */
export function submitDisputeEvidence(
  stripe: Stripe,
  id: string,
  evidence: DisputeEvidence,
  idempotencyKey: string,
): Promise<Dispute> {
  const params: Stripe.DisputeUpdateParams = {
    evidence: {
      ...(evidence.productDescription !== undefined && { product_description: evidence.productDescription }),
      ...(evidence.serviceDate !== undefined && { service_date: evidence.serviceDate }),
      ...(evidence.refundPolicyDisclosure !== undefined && {
        refund_policy_disclosure: evidence.refundPolicyDisclosure,
      }),
      ...(evidence.cancellationPolicyDisclosure !== undefined && {
        cancellation_policy_disclosure: evidence.cancellationPolicyDisclosure,
      }),
      ...(evidence.uncategorizedText !== undefined && { uncategorized_text: evidence.uncategorizedText }),
    },
    submit: true,
  };
  return call('write', 'dispute', disputeSchema, () => stripe.disputes.update(id, params, { idempotencyKey }));
}

const warningSchema = z
  .object({
    id: z.string().startsWith('issfr_'),
    object: z.literal('radar.early_fraud_warning'),
    actionable: z.boolean(),
    charge: reference,
    fraud_type: z.string(),
  })
  .transform((held) => ({
    id: held.id,
    isActionable: held.actionable,
    chargeId: held.charge,
    fraudType: held.fraud_type,
  }));

export type EarlyFraudWarning = z.output<typeof warningSchema>;

/** A bank's word that a payment may be fraud, before any dispute. @throws PaymentError */
export function fetchEarlyFraudWarning(stripe: Stripe, id: string): Promise<EarlyFraudWarning> {
  return call('read', 'early fraud warning', warningSchema, () => stripe.radar.earlyFraudWarnings.retrieve(id));
}
