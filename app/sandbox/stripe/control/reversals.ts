import { z } from 'zod';
import { closeDispute, escalateInquiry, isOpen, openDispute, warnOfFraud } from '../payment/dispute';
import { refundCharge, returnRefund, succeedRefund } from '../payment/refund';
import type { Store } from '../store/store';
import { chargeOf } from './charge-of';
import { type ControlRoute, NOTHING, OrderRefused, orders } from './route';

const amount = z.int().min(1).optional();

const refund = z.strictObject({
  amount,
  metadata: z.record(z.string(), z.string()).default({}),
  status: z.enum(['succeeded', 'pending', 'requires_action']).optional(),
});

const ending = z.strictObject({
  outcome: z.enum(['succeeded', 'failed', 'canceled']),
  failure_reason: z.string().default('unknown'),
});

const complaint = z.strictObject({
  kind: z.enum(['chargeback', 'inquiry']).default('chargeback'),
  reason: z.enum(['fraudulent', 'product_not_received', 'duplicate', 'general', 'unrecognized']).default('fraudulent'),
  amount,
});

const closing = z.strictObject({ verdict: z.enum(['won', 'lost']), return_fee: z.boolean().default(false) });

function openDisputeOf(store: Store, id: string) {
  const dispute = store.get('dispute', id);
  if (!dispute) throw new OrderRefused(404, `There is no dispute ${id}.`);
  if (!isOpen(dispute)) throw new OrderRefused(409, `Dispute ${id} is ${dispute.status}.`);
  return dispute;
}

/** Money that goes back: refunds, disputes, and warnings of them. */
export const reversalRoutes: ControlRoute[] = [
  orders('POST', '/sandbox/charges/:id/refund', refund, ({ store, id, body, change }) =>
    change((act) =>
      refundCharge(act, {
        charge: chargeOf(store, id),
        amount: body.amount,
        reason: null,
        metadata: body.metadata,
        status: body.status,
      }),
    ),
  ),
  orders('POST', '/sandbox/refunds/:id/finish', ending, ({ store, id, body, change }) => {
    const found = store.get('refund', id);
    if (!found) throw new OrderRefused(404, `There is no refund ${id}.`);
    const { outcome } = body;
    change((act) =>
      outcome === 'succeeded' ? succeedRefund(act, id) : returnRefund(act, id, outcome, body.failure_reason),
    );
    return store.get('refund', id);
  }),
  orders('POST', '/sandbox/charges/:id/dispute', complaint, ({ store, id, body, change }) => {
    const charge = chargeOf(store, id);
    const dispute = change((act) => openDispute(act, charge.id, body));
    if (!dispute) throw new OrderRefused(409, `Charge ${charge.id} cannot be disputed for that amount, or not again.`);
    return dispute;
  }),
  orders('POST', '/sandbox/disputes/:id/escalate', NOTHING, ({ store, id, change }) => {
    const inquiry = openDisputeOf(store, id);
    if (!inquiry.status.startsWith('warning_')) throw new OrderRefused(409, `Dispute ${id} is ${inquiry.status}.`);
    return change((act) => escalateInquiry(act, inquiry));
  }),
  orders('POST', '/sandbox/disputes/:id/close', closing, ({ store, id, body, change }) => {
    const dispute = openDisputeOf(store, id);
    return change((act) => closeDispute(act, dispute, body.verdict, { returnsFee: body.return_fee }));
  }),
  orders('POST', '/sandbox/charges/:id/fraud_warning', NOTHING, ({ store, id, change }) =>
    change((act) => warnOfFraud(act, chargeOf(store, id).id)),
  ),
];
