import type Stripe from 'stripe';
import { type Act, newId } from '../act';
import { settle } from '../money/settlement';

const TWO_DAYS = 2 * 24 * 3600;

type Type =
  | 'charge'
  | 'payment'
  | 'refund'
  | 'payment_refund'
  | 'refund_failure'
  | 'payout'
  | 'payout_failure'
  | 'payout_cancel'
  | 'adjustment';

interface Movement {
  type: Type;
  reportingCategory:
    | 'charge'
    | 'refund'
    | 'refund_failure'
    | 'dispute'
    | 'dispute_reversal'
    | 'payout'
    | 'payout_reversal';
  /** Signed, in minor units of `currency`, as presented to the payer. */
  amount: number;
  currency: string;
  /** The fee for the settled amount, in minor units of the settlement currency; negative gives one back. */
  fee?: { of: (amount: number, currency: string) => number; description: string };
  source: string;
  description: string | null;
}

/** Books a movement of the account's balance, in its settlement currency. Every fee in the sandbox is one of these. */
export function book(act: Act, movement: Movement): Stripe.BalanceTransaction {
  const { type } = movement;
  const { amount, currency, exchangeRate } = settle(act.config, movement.amount, movement.currency);
  const fee = movement.fee?.of(amount, currency) ?? 0;
  const arrives = type === 'charge' || type === 'payment';
  return act.store.put('balance_transaction', {
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: arrives ? act.now + TWO_DAYS : act.now,
    balance_type: 'payments',
    created: act.now,
    currency,
    description: movement.description,
    exchange_rate: exchangeRate,
    fee,
    fee_details: movement.fee
      ? [{ amount: fee, application: null, currency, description: movement.fee.description, type: 'stripe_fee' }]
      : [],
    net: amount - fee,
    reporting_category: movement.reportingCategory,
    source: movement.source,
    status: arrives ? 'pending' : 'available',
    type,
  });
}
