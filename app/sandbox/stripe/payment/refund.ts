import type Stripe from 'stripe';
import { type Act, newId } from '../act';
import { notAllowed } from '../api/errors';
import { formatAmount } from '../money/currencies';
import { emit } from '../webhooks/emit';
import { book } from './balance';
import { isOpen } from './dispute';

interface RefundInput {
  charge: Stripe.Charge;
  /** Minor units; what is left when absent. */
  amount: number | undefined;
  reason: Stripe.Refund.Reason | null;
  metadata: Stripe.Metadata;
}

function assertRefundable(act: Act, charge: Stripe.Charge, amount: number): void {
  if (charge.status !== 'succeeded')
    throw notAllowed(`Charge ${charge.id} has not succeeded and cannot be refunded.`, undefined, 'charge');
  if (charge.refunded) throw notAllowed(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded');
  for (const dispute of act.store.newestFirst('dispute')) {
    if (
      dispute.charge === charge.id &&
      !dispute.is_charge_refundable &&
      (isOpen(dispute) || dispute.status === 'lost')
    ) {
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

/** Gives money back: all that is left or a part. Stripe keeps its fee. */
export function refundCharge(act: Act, { charge, amount: asked, reason, metadata }: RefundInput): Stripe.Refund {
  const amount = asked ?? charge.amount - charge.amount_refunded;
  assertRefundable(act, charge, amount);
  const id = newId('re');
  const movement = book(act, {
    type: 'refund',
    reportingCategory: 'refund',
    amount: -amount,
    fee: 0,
    feeDescription: '',
    currency: charge.currency,
    source: id,
    description: `REFUND FOR CHARGE`,
  });
  const refund = act.store.put('refund', {
    id,
    object: 'refund',
    amount,
    balance_transaction: movement.id,
    charge: charge.id,
    created: act.now,
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: {
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
      type: 'card',
    },
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
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
  return refund;
}
