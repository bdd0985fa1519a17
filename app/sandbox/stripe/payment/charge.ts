import type Stripe from 'stripe';
import { type Act, newId } from '../act';
import type { TestCard } from '../cards';
import { formatAmount } from '../money/currencies';
import { cardFee, debitFee } from '../money/fees';
import { emit } from '../webhooks/emit';
import { book } from './balance';
import { chargedMethod } from './payment-method';
import { schedule } from './schedule';

export interface ChargeInput {
  intent: Stripe.PaymentIntent;
  method: Stripe.PaymentMethod;
  card: TestCard;
  authenticated: boolean;
}

function newCharge(act: Act, { intent, method, card, authenticated }: ChargeInput): Stripe.Charge {
  return {
    id: newId(card.brand === 'bank' ? 'py' : 'ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { ...method.billing_details, tax_id: null },
    calculated_statement_descriptor: 'SANDBOX',
    captured: false,
    created: act.now,
    currency: intent.currency,
    customer: intent.customer as string | null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: null,
    paid: false,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: chargedMethod(card, intent.amount, authenticated),
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'failed',
    transfer_data: null,
    transfer_group: null,
  };
}

/** Books a charge in the balance: until then it has no balance transaction, and nobody knows its fee. */
function bookCharge(act: Act, charge: Stripe.Charge): Stripe.Charge {
  const byCard = charge.payment_method_details?.type === 'card';
  const movement = book(act, {
    type: byCard ? 'charge' : 'payment',
    reportingCategory: 'charge',
    amount: charge.amount,
    currency: charge.currency,
    fee: { of: byCard ? cardFee : debitFee, description: 'Stripe processing fees' },
    source: charge.id,
    description: charge.description,
  });
  return act.store.put('charge', { ...charge, balance_transaction: movement.id });
}

/** Books a charge that was taken earlier; `charge.updated` brings the balance transaction, as at Stripe. */
export function settleCharge(act: Act, chargeId: string): void {
  const charge = act.store.get('charge', chargeId);
  if (!charge || charge.balance_transaction !== null) return;
  emit(act, 'charge.updated', bookCharge(act, charge), { balance_transaction: null });
}

/** Takes a charge's balance transaction back, as if Stripe had not booked it yet; `settleCharge` books it anew. */
export function retractSettlement(act: Act, charge: Stripe.Charge): Stripe.Charge {
  if (typeof charge.balance_transaction === 'string')
    act.store.remove('balance_transaction', charge.balance_transaction);
  return act.store.put('charge', { ...charge, balance_transaction: null });
}

const APPROVED: Stripe.Charge.Outcome = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: 'approved_by_network',
  reason: null,
  risk_level: 'normal',
  seller_message: 'Payment complete.',
  type: 'authorized',
};

/** Marks a charge as paid, and books it at once unless the sandbox was told to take its time. */
export function capture(act: Act, charge: Stripe.Charge): Stripe.Charge {
  const taken = act.store.put('charge', {
    ...charge,
    amount_captured: charge.amount,
    captured: true,
    outcome: APPROVED,
    paid: true,
    status: 'succeeded',
  });
  const { settleDelayMs, holdsSettlement } = act.config;
  if (settleDelayMs > 0 && !holdsSettlement) schedule(act, 'settle_charge', taken.id, settleDelayMs);
  const captured = settleDelayMs > 0 || holdsSettlement ? taken : bookCharge(act, taken);
  emit(act, 'charge.succeeded', captured);
  return captured;
}

/** Takes the money from a card. */
export function chargeCard(act: Act, input: ChargeInput): Stripe.Charge {
  return capture(act, newCharge(act, input));
}

/** Asks the payer's bank for the money; days pass until it comes, or does not. */
export function beginDebit(act: Act, input: ChargeInput): Stripe.Charge {
  const pending = act.store.put('charge', {
    ...newCharge(act, input),
    captured: true,
    outcome: APPROVED,
    status: 'pending',
  });
  emit(act, 'charge.pending', pending);
  return pending;
}

export interface Refusal {
  code: string;
  declineCode: string;
  message: string;
}

/** Records that the bank said no. */
export function failCharge(act: Act, input: ChargeInput, refusal: Refusal): Stripe.Charge {
  return refuseCharge(act, newCharge(act, input), refusal);
}

/** Marks a charge as refused by the bank. */
export function refuseCharge(act: Act, charge: Stripe.Charge, refusal: Refusal): Stripe.Charge {
  const failed = act.store.put('charge', {
    ...charge,
    captured: false,
    failure_code: refusal.code,
    failure_message: refusal.message,
    outcome: {
      advice_code: 'try_again_later',
      network_advice_code: null,
      network_decline_code: null,
      network_status: 'declined_by_network',
      reason: refusal.declineCode,
      risk_level: 'normal',
      seller_message: `The bank declined ${formatAmount(charge.amount, charge.currency)}: ${refusal.declineCode}.`,
      type: 'issuer_declined',
    },
    status: 'failed',
  });
  emit(act, 'charge.failed', failed);
  return failed;
}
