import type Stripe from 'stripe';
import { type Act, newId } from '../act';
import { notAllowed } from '../api/errors';
import { methodBehind } from '../cards';
import { formatAmount } from '../money/currencies';
import { emit } from '../webhooks/emit';
import { book } from './balance';
import { closeDispute, isOpen } from './dispute';
import { schedule } from './schedule';

interface RefundInput {
  charge: Stripe.Charge;
  /** Minor units; what is left when absent. */
  amount: number | undefined;
  reason: Stripe.Refund.Reason | null;
  metadata: Stripe.Metadata;
  /** What it begins as; the card decides when absent. */
  status?: 'succeeded' | 'pending' | 'requires_action' | undefined;
}

function* disputesOf(act: Act, charge: Stripe.Charge): Generator<Stripe.Dispute> {
  for (const dispute of act.store.newestFirst('dispute')) if (dispute.charge === charge.id) yield dispute;
}

function assertRefundable(act: Act, charge: Stripe.Charge, amount: number): void {
  if (charge.status !== 'succeeded')
    throw notAllowed(`Charge ${charge.id} has not succeeded and cannot be refunded.`, undefined, 'charge');
  if (charge.refunded) throw notAllowed(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded');
  for (const dispute of disputesOf(act, charge)) {
    if (!dispute.is_charge_refundable && (isOpen(dispute) || dispute.status === 'lost')) {
      throw notAllowed(`Charge ${charge.id} has been charged back; cannot issue a refund.`, 'charge_disputed');
    }
  }
  const left = charge.amount - charge.amount_refunded;
  if (amount > left) {
    throw notAllowed(
      `Refund amount (${formatAmount(amount, charge.currency)}) is greater than unrefunded amount on charge (${formatAmount(left, charge.currency)})`,
      'amount_too_large',
      'amount',
    );
  }
}

function destinationOf(charge: Stripe.Charge): Stripe.Refund.DestinationDetails {
  if (charge.payment_method_details?.type !== 'card')
    return { type: 'us_bank_transfer', us_bank_transfer: { reference: null, reference_status: 'pending' } };
  return {
    card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
    type: 'card',
  };
}

/** Gives money back: all that is left or a part. Stripe keeps its fee. */
export function refundCharge(
  act: Act,
  { charge, amount: asked, reason, metadata, status }: RefundInput,
): Stripe.Refund {
  const amount = asked ?? charge.amount - charge.amount_refunded;
  assertRefundable(act, charge, amount);
  const later = methodBehind(charge)?.refunds;
  const begins = status ?? (act.config.holdsRefunds || later === 'succeed_later' ? 'pending' : 'succeeded');
  const byCard = charge.payment_method_details?.type === 'card';
  const id = newId(byCard ? 're' : 'pyr');
  const movement = book(act, {
    type: byCard ? 'refund' : 'payment_refund',
    reportingCategory: 'refund',
    amount: -amount,
    currency: charge.currency,
    source: id,
    description: 'REFUND FOR CHARGE',
  });
  const refund = act.store.put('refund', {
    id,
    object: 'refund',
    amount,
    balance_transaction: movement.id,
    charge: charge.id,
    created: act.now,
    currency: charge.currency,
    customer: charge.customer as string | null,
    customer_account: null,
    destination_details: destinationOf(charge),
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(begins === 'pending' && { pending_reason: 'processing' }),
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: begins,
    transfer_reversal: null,
  });
  const amount_refunded = charge.amount_refunded + amount;
  const refunded = amount_refunded === charge.amount;
  const changed = act.store.put('charge', { ...charge, amount_refunded, refunded });
  emit(act, 'refund.created', refund);
  emit(act, 'charge.refunded', changed, {
    amount_refunded: charge.amount_refunded,
    ...(refunded && { refunded: false }),
  });
  if (refunded) for (const inquiry of disputesOf(act, charge)) if (isOpen(inquiry)) closeDispute(act, inquiry, 'won');
  if (status === undefined && !act.config.holdsRefunds && later) {
    schedule(act, later === 'fail_later' ? 'refund_fails' : 'refund_succeeds', id, act.config.refundDelayMs);
  }
  return refund;
}

/** A pending refund arrives. Anything else stays as it is. */
export function succeedRefund(act: Act, refundId: string): void {
  const refund = act.store.get('refund', refundId);
  if (refund?.status !== 'pending' && refund?.status !== 'requires_action') return;
  const { pending_reason, ...rest } = refund;
  const succeeded = act.store.put('refund', { ...rest, status: 'succeeded' });
  emit(act, 'refund.updated', succeeded, { status: refund.status, ...(pending_reason && { pending_reason }) });
}

/** The bank sends a refund back, even one that had succeeded: the amount returns to the balance and to the charge. */
export function returnRefund(act: Act, refundId: string, outcome: 'failed' | 'canceled', reason = 'unknown'): void {
  const refund = act.store.get('refund', refundId);
  const charge = refund && act.store.get('charge', String(refund.charge));
  if (!refund || !charge || refund.status === 'failed' || refund.status === 'canceled') return;
  const movement = book(act, {
    type: 'refund_failure',
    reportingCategory: 'refund_failure',
    amount: refund.amount,
    currency: refund.currency,
    source: refund.id,
    description: 'REFUND FAILURE',
  });
  const { pending_reason, ...rest } = refund;
  const returned = act.store.put('refund', {
    ...rest,
    failure_balance_transaction: movement.id,
    ...(outcome === 'failed' && { failure_reason: reason }),
    status: outcome,
  });
  const previous = {
    amount_refunded: charge.amount_refunded,
    ...(charge.refunded && { refunded: true }),
  };
  const amount_refunded = charge.amount_refunded - refund.amount;
  const restored = act.store.put('charge', { ...charge, amount_refunded, refunded: false });
  emit(act, 'refund.updated', returned, { status: refund.status, ...(pending_reason && { pending_reason }) });
  if (outcome === 'failed') emit(act, 'refund.failed', returned);
  emit(act, 'charge.updated', restored, previous);
}
