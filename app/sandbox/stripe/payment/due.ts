import type { Act } from '../act';
import { renewSubscription, retryInvoice } from '../billing/renewal';
import type { Task } from '../store/tables';
import { settleCharge } from './charge';
import { finishDebit } from './debit';
import { missEvidence, openDispute, warnOfFraud } from './dispute';
import { arrivePayout, payOutDaily } from './payout';
import { returnRefund, succeedRefund } from './refund';

type Happen = (act: Act, subject: string) => unknown;

const HAPPENINGS: Record<Task['kind'], Happen> = {
  settle_charge: settleCharge,
  open_dispute: (act, charge) => openDispute(act, charge, { kind: 'chargeback', reason: 'fraudulent' }),
  open_dispute_not_received: (act, charge) =>
    openDispute(act, charge, { kind: 'chargeback', reason: 'product_not_received' }),
  open_inquiry: (act, charge) => openDispute(act, charge, { kind: 'inquiry', reason: 'fraudulent' }),
  warn_of_fraud: warnOfFraud,
  evidence_due: missEvidence,
  daily_payout: payOutDaily,
  payout_arrives: arrivePayout,
  renew: renewSubscription,
  retry_invoice: retryInvoice,
  refund_succeeds: succeedRefund,
  refund_fails: (act, refund) => returnRefund(act, refund, 'failed', 'expired_or_canceled_card'),
  debit_succeeds: (act, intent) => finishDebit(act, intent, 'succeeded'),
  debit_fails: (act, intent) => finishDebit(act, intent, 'failed'),
};

/** Does what a task was put off for. */
export function perform(act: Act, { kind, subject }: Task): void {
  HAPPENINGS[kind](act, subject);
}
