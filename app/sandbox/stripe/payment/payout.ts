import type Stripe from 'stripe';
import { type Act, newId, randomText } from '../act';
import { notAllowed } from '../api/errors';
import { emit } from '../webhooks/emit';
import { book } from './balance';
import { schedule } from './schedule';

const DAY_MS = 24 * 3600 * 1000;
/** The task that pays out every day; it has one id so that there is one of it. */
export const DAILY_PAYOUT = 'task_daily_payout';

interface PayoutInput {
  amount: number;
  currency: string;
  automatic: boolean;
  description: string | null;
  metadata: Stripe.Metadata;
}

function createPayout(act: Act, { amount, currency, automatic, description, metadata }: PayoutInput): Stripe.Payout {
  const id = newId('po');
  const movement = book(act, {
    type: 'payout',
    reportingCategory: 'payout',
    amount: -amount,
    currency,
    source: id,
    description: description ?? 'STRIPE PAYOUT',
  });
  const payout = act.store.put('payout', {
    id,
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: Math.floor((act.nowMs + act.config.payoutDelayMs) / 1000),
    automatic,
    balance_transaction: movement.id,
    created: act.now,
    currency,
    description: description ?? 'STRIPE PAYOUT',
    destination: 'ba_1SandboxAccount',
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata,
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: automatic ? 'in_progress' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status: 'pending',
    trace_id: { status: 'pending', value: null },
    type: 'bank_account',
  });
  if (automatic) act.store.put('payout_entry', { id: movement.id, payout: id });
  emit(act, 'payout.created', payout);
  schedule(act, 'payout_arrives', id, act.config.payoutDelayMs);
  return payout;
}

/** What could be paid out now, by currency, in minor units. */
export function availableBalance(act: Act): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { available_on, currency, net } of act.store.all('balance_transaction'))
    if (available_on <= act.now) sums.set(currency, (sums.get(currency) ?? 0) + net);
  return sums;
}

/** A payout that somebody asks for: it is made of no balance transactions in particular. */
export function payOutAmount(act: Act, input: Omit<PayoutInput, 'automatic'>): Stripe.Payout {
  if ((availableBalance(act).get(input.currency) ?? 0) < input.amount) {
    throw notAllowed(
      'You have insufficient funds in your Stripe account for this transfer.',
      'balance_insufficient',
      'amount',
    );
  }
  return createPayout(act, { ...input, automatic: false });
}

/** Gathers all available balance transactions of a currency, in no payout yet, into one. Null when there is no money. */
export function payOutAvailable(act: Act, currency: string): Stripe.Payout | null {
  const gathered: Stripe.BalanceTransaction[] = [];
  for (const movement of act.store.all('balance_transaction')) {
    const isFree = movement.currency === currency && !act.store.get('payout_entry', movement.id);
    if (isFree && movement.available_on <= act.now) gathered.push(movement);
  }
  const amount = gathered.reduce((sum, { net }) => sum + net, 0);
  if (amount <= 0) return null;
  const payout = createPayout(act, { amount, currency, automatic: true, description: null, metadata: {} });
  for (const { id } of gathered) act.store.put('payout_entry', { id, payout: payout.id });
  return payout;
}

/** One payout for each currency that has money, and again tomorrow. */
export function payOutDaily(act: Act): void {
  for (const currency of availableBalance(act).keys()) payOutAvailable(act, currency);
  scheduleDailyPayout(act);
}

/** Sets the next midnight (UTC) as the time of the daily payouts. */
export function scheduleDailyPayout(act: Act): void {
  const due_at = (Math.floor(act.nowMs / DAY_MS) + 1) * DAY_MS;
  act.store.put('task', { id: DAILY_PAYOUT, kind: 'daily_payout', subject: 'account', due_at });
}

/** The bank says that the money has arrived; only then an automatic payout can be reconciled. */
export function arrivePayout(act: Act, payoutId: string): void {
  const payout = act.store.get('payout', payoutId);
  if (payout?.status !== 'pending') return;
  const paid = act.store.put('payout', {
    ...payout,
    status: 'paid',
    trace_id: { status: 'supported', value: randomText(15) },
  });
  emit(act, 'payout.paid', paid, { status: payout.status });
  if (!payout.automatic) return;
  const reconciled = act.store.put('payout', { ...paid, reconciliation_status: 'completed' });
  emit(act, 'payout.reconciliation_completed', reconciled);
}

function giveBack(
  act: Act,
  payout: Stripe.Payout,
  type: 'payout_failure' | 'payout_cancel',
): Stripe.BalanceTransaction {
  return book(act, {
    type,
    reportingCategory: 'payout_reversal',
    amount: payout.amount,
    currency: payout.currency,
    source: payout.id,
    description: type === 'payout_failure' ? 'STRIPE PAYOUT FAILURE' : 'STRIPE PAYOUT CANCEL',
  });
}

/** The bank sends the money back, even after the payout was paid; the next payout takes it along. */
export function failPayout(act: Act, payout: Stripe.Payout, code: string): Stripe.Payout {
  const movement = giveBack(act, payout, 'payout_failure');
  const failed = act.store.put('payout', {
    ...payout,
    failure_balance_transaction: movement.id,
    failure_code: code,
    failure_message: 'The bank account cannot receive the payout.',
    status: 'failed',
  });
  emit(act, 'payout.failed', failed, { status: payout.status });
  return failed;
}

export function cancelPayout(act: Act, payout: Stripe.Payout): Stripe.Payout {
  if (payout.status !== 'pending') throw notAllowed(`Payouts that are ${payout.status} cannot be canceled.`);
  const movement = giveBack(act, payout, 'payout_cancel');
  const canceled = act.store.put('payout', {
    ...payout,
    failure_balance_transaction: movement.id,
    status: 'canceled',
  });
  emit(act, 'payout.canceled', canceled, { status: payout.status });
  return canceled;
}
