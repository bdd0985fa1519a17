import type Stripe from 'stripe';
import { type Act, newId } from '../act';
import { disputeFee } from '../money/fees';
import { emit } from '../webhooks/emit';
import { book } from './balance';
import { NO_EVIDENCE } from './evidence';
import { schedule } from './schedule';

const NINE_DAYS = 9 * 24 * 3600;

export interface Complaint {
  kind: 'chargeback' | 'inquiry';
  reason: 'fraudulent' | 'product_not_received' | 'duplicate' | 'general' | 'unrecognized';
  /** Minor units of the charge's currency; what was not refunded when absent. */
  amount?: number | undefined;
}

const withFee = { of: (_amount: number, currency: string) => disputeFee(currency), description: 'Dispute fee' };
const feeReturned = {
  of: (_amount: number, currency: string) => -disputeFee(currency),
  description: 'Dispute fee refund',
};

function withdraw(act: Act, dispute: Stripe.Dispute): Stripe.BalanceTransaction {
  return book(act, {
    type: 'adjustment',
    reportingCategory: 'dispute',
    amount: -dispute.amount,
    currency: dispute.currency,
    fee: withFee,
    source: dispute.id,
    description: `Chargeback withdrawal for ${String(dispute.charge)}`,
  });
}

function reinstate(act: Act, dispute: Stripe.Dispute, returnsFee: boolean): Stripe.BalanceTransaction {
  return book(act, {
    type: 'adjustment',
    reportingCategory: 'dispute_reversal',
    amount: dispute.amount,
    currency: dispute.currency,
    ...(returnsFee && { fee: feeReturned }),
    source: dispute.id,
    description: `Chargeback reversal for ${String(dispute.charge)}`,
  });
}

function cardOf(charge: Stripe.Charge, { kind, reason }: Complaint): Stripe.Dispute.PaymentMethodDetails {
  return {
    type: 'card',
    card: {
      brand: charge.payment_method_details?.card?.brand ?? 'visa',
      case_type: kind,
      network: 'visa',
      network_reason_code: reason === 'product_not_received' ? '13.1' : '10.4',
    },
  };
}

/** The donor's bank takes back a charge or a part of it, or, for an inquiry, only asks. Null when it no longer can. */
export function openDispute(act: Act, chargeId: string, complaint: Complaint): Stripe.Dispute | null {
  const charge = act.store.get('charge', chargeId);
  if (charge?.status !== 'succeeded' || charge.disputed) return null;
  const amount = complaint.amount ?? charge.amount - charge.amount_refunded;
  if (amount <= 0 || amount > charge.amount) return null;
  const inquiry = complaint.kind === 'inquiry';
  const opened: Stripe.Dispute = {
    id: newId('dp'),
    object: 'dispute',
    amount,
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
    ...(charge.payment_method_details?.type === 'card' && { payment_method_details: cardOf(charge, complaint) }),
    reason: complaint.reason,
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  };
  act.store.put('charge', { ...charge, disputed: true });
  const dispute = inquiry ? opened : { ...opened, balance_transactions: [withdraw(act, opened)] };
  act.store.put('dispute', dispute);
  schedule(act, 'evidence_due', dispute.id, NINE_DAYS * 1000);
  emit(act, 'charge.dispute.created', dispute);
  if (!inquiry) emit(act, 'charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

export function isOpen(dispute: Stripe.Dispute): boolean {
  return /^(warning_)?(needs_response|under_review)$/.test(dispute.status);
}

/** An inquiry that becomes a chargeback: only now the money goes. */
export function escalateInquiry(act: Act, inquiry: Stripe.Dispute): Stripe.Dispute {
  const card = inquiry.payment_method_details?.card;
  const escalated = act.store.put('dispute', {
    ...inquiry,
    balance_transactions: [withdraw(act, inquiry)],
    is_charge_refundable: false,
    ...(card && { payment_method_details: { type: 'card', card: { ...card, case_type: 'chargeback' } } }),
    status: 'needs_response',
  });
  emit(act, 'charge.dispute.updated', escalated, { status: inquiry.status });
  emit(act, 'charge.dispute.funds_withdrawn', escalated);
  return escalated;
}

/** Ends a dispute. A won one puts the amount back; the fee stays as it was booked unless it is returned, too. */
export function closeDispute(
  act: Act,
  dispute: Stripe.Dispute,
  verdict: 'won' | 'lost',
  { returnsFee = false } = {},
): Stripe.Dispute {
  const inquiry = dispute.status.startsWith('warning_');
  const status = inquiry ? 'warning_closed' : verdict;
  const balance_transactions =
    status === 'won'
      ? [...dispute.balance_transactions, reinstate(act, dispute, returnsFee)]
      : dispute.balance_transactions;
  const closed = act.store.put('dispute', { ...dispute, balance_transactions, is_charge_refundable: inquiry, status });
  emit(act, 'charge.dispute.closed', closed, { status: dispute.status });
  if (status === 'won') emit(act, 'charge.dispute.funds_reinstated', closed);
  return closed;
}

/** The bank decides without evidence once its date has passed. */
export function missEvidence(act: Act, disputeId: string): void {
  const dispute = act.store.get('dispute', disputeId);
  if (!dispute || !/needs_response$/.test(dispute.status)) return;
  const evidence_details = { ...dispute.evidence_details, past_due: true };
  closeDispute(act, { ...dispute, evidence_details }, 'lost');
}

/** The card network's word that a payment may be fraud, before any dispute. */
export function warnOfFraud(act: Act, chargeId: string): Stripe.Radar.EarlyFraudWarning | null {
  const charge = act.store.get('charge', chargeId);
  if (charge?.status !== 'succeeded') return null;
  const warning = act.store.put('radar.early_fraud_warning', {
    id: newId('issfr'),
    object: 'radar.early_fraud_warning',
    actionable: !charge.refunded && !charge.disputed,
    charge: charge.id,
    created: act.now,
    fraud_type: 'misc',
    livemode: false,
    ...(typeof charge.payment_intent === 'string' && { payment_intent: charge.payment_intent }),
  });
  emit(act, 'radar.early_fraud_warning.created', warning);
  return warning;
}
