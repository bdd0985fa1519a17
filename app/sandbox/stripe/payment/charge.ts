import type Stripe from 'stripe';
import { type Act, newId } from '../act';
import type { TestCard } from '../cards';
import { formatAmount } from '../money/currencies';
import { cardFee } from '../money/fees';
import { emit } from '../webhooks/emit';
import { book } from './balance';
import { cardDetails } from './payment-method';
import { schedule } from './schedule';

interface ChargeInput {
  intent: Stripe.PaymentIntent;
  method: Stripe.PaymentMethod;
  card: TestCard;
  authenticated: boolean;
}

function newCharge(act: Act, { intent, method, card, authenticated }: ChargeInput): Stripe.Charge {
  return {
    id: newId('ch'),
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
    customer: null,
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
    payment_method_details: cardDetails(card, intent.amount, authenticated),
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
  const { amount, currency } = charge;
  const movement = book(act, {
    type: 'charge',
    reportingCategory: 'charge',
    amount,
    fee: cardFee(amount, currency),
    feeDescription: 'Stripe processing fees',
    currency,
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

/** Takes the money, and books it at once unless the sandbox was told to take its time. */
export function chargeCard(act: Act, input: ChargeInput): Stripe.Charge {
  const taken = act.store.put('charge', {
    ...newCharge(act, input),
    amount_captured: input.intent.amount,
    captured: true,
    outcome: {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: 'approved_by_network',
      reason: null,
      risk_level: 'normal',
      seller_message: 'Payment complete.',
      type: 'authorized',
    },
    paid: true,
    status: 'succeeded',
  });
  const { settleDelayMs, holdsSettlement } = act.config;
  if (settleDelayMs > 0 && !holdsSettlement) schedule(act, 'settle_charge', taken.id, settleDelayMs);
  const charge = settleDelayMs > 0 || holdsSettlement ? taken : bookCharge(act, taken);
  emit(act, 'charge.succeeded', charge);
  return charge;
}

/** Records that the bank said no. */
export function failCharge(
  act: Act,
  input: ChargeInput,
  refusal: { code: string; declineCode: string; message: string },
): Stripe.Charge {
  const charge = act.store.put('charge', {
    ...newCharge(act, input),
    failure_code: refusal.code,
    failure_message: refusal.message,
    outcome: {
      advice_code: 'try_again_later',
      network_advice_code: null,
      network_decline_code: null,
      network_status: 'declined_by_network',
      reason: refusal.declineCode,
      risk_level: 'normal',
      seller_message: `The bank declined ${formatAmount(input.intent.amount, input.intent.currency)}: ${refusal.declineCode}.`,
      type: 'issuer_declined',
    },
  });
  emit(act, 'charge.failed', charge);
  return charge;
}
