import type Stripe from 'stripe';
import { type Act, newId } from '../act';

const TWO_DAYS = 2 * 24 * 3600;

interface Movement {
  type: 'charge' | 'refund' | 'adjustment';
  reportingCategory: 'charge' | 'refund' | 'dispute' | 'dispute_reversal';
  /** Signed, in minor units of `currency`. */
  amount: number;
  fee: number;
  feeDescription: string;
  currency: string;
  source: string;
  description: string | null;
}

/** Books a movement of the account's balance. Every fee in the sandbox is one of these. */
export function book(act: Act, movement: Movement): Stripe.BalanceTransaction {
  const { type, amount, fee, currency } = movement;
  return act.store.put('balance_transaction', {
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: type === 'charge' ? act.now + TWO_DAYS : act.now,
    balance_type: 'payments',
    created: act.now,
    currency,
    description: movement.description,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [{ amount: fee, application: null, currency, description: movement.feeDescription, type: 'stripe_fee' }],
    net: amount - fee,
    reporting_category: movement.reportingCategory,
    source: movement.source,
    status: type === 'charge' ? 'pending' : 'available',
    type,
  });
}
