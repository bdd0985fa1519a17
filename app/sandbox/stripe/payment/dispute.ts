import type Stripe from 'stripe';
import { type Act, newId } from '../act';
import { disputeFee } from '../money/fees';
import { emit } from '../webhooks/emit';
import { book } from './balance';

const NINE_DAYS = 9 * 24 * 3600;

const NO_EVIDENCE: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};

function move(act: Act, dispute: Stripe.Dispute, direction: 'withdrawn' | 'reinstated'): Stripe.BalanceTransaction {
  const withdrawn = direction === 'withdrawn';
  return book(act, {
    type: 'adjustment',
    reportingCategory: withdrawn ? 'dispute' : 'dispute_reversal',
    amount: withdrawn ? -dispute.amount : dispute.amount,
    fee: withdrawn ? disputeFee(dispute.currency) : 0,
    feeDescription: 'Dispute fee',
    currency: dispute.currency,
    source: dispute.id,
    description: withdrawn
      ? `Chargeback withdrawal for ${String(dispute.charge)}`
      : `Chargeback reversal for ${String(dispute.charge)}`,
  });
}

/** The donor's bank takes back what is left of a charge, or, for an inquiry, only asks. */
export function openDispute(act: Act, chargeId: string, kind: 'open_dispute' | 'open_inquiry'): void {
  const charge = act.store.get('charge', chargeId);
  if (!charge || charge.disputed || charge.refunded) return;
  const inquiry = kind === 'open_inquiry';
  const opened: Stripe.Dispute = {
    id: newId('dp'),
    object: 'dispute',
    amount: charge.amount - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created: act.now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: act.now + NINE_DAYS,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: 'manual',
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      type: 'card',
      card: {
        brand: 'visa',
        case_type: inquiry ? 'inquiry' : 'chargeback',
        network: 'visa',
        network_reason_code: '10.4',
      },
    },
    reason: 'fraudulent',
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  };
  act.store.put('charge', { ...charge, disputed: true });
  const dispute = inquiry ? opened : { ...opened, balance_transactions: [move(act, opened, 'withdrawn')] };
  act.store.put('dispute', dispute);
  emit(act, 'charge.dispute.created', dispute);
  if (!inquiry) emit(act, 'charge.dispute.funds_withdrawn', dispute);
}

export function isOpen(dispute: Stripe.Dispute): boolean {
  return /^(warning_)?(needs_response|under_review)$/.test(dispute.status);
}

/** Ends a dispute. A won one puts the amount back; the fee stays as it was booked. */
export function closeDispute(act: Act, dispute: Stripe.Dispute, verdict: 'won' | 'lost'): Stripe.Dispute {
  const inquiry = dispute.status.startsWith('warning_');
  const status = inquiry ? 'warning_closed' : verdict;
  const reinstated = status === 'won' ? [move(act, dispute, 'reinstated')] : [];
  const closed = act.store.put('dispute', {
    ...dispute,
    balance_transactions: [...dispute.balance_transactions, ...reinstated],
    is_charge_refundable: inquiry,
    status,
  });
  if (reinstated.length > 0) emit(act, 'charge.dispute.funds_reinstated', closed);
  emit(act, 'charge.dispute.closed', closed);
  return closed;
}
