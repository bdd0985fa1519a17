import { payments } from '~/platform/payments/installation-payments.server';
import { bookDispute } from './book-dispute.server';
import { giftOfPayment } from './book-payment.server';
import type { EventHandler } from './happened';
import { openException } from './open-exception.server';

const book: EventHandler = async ({ objectId }) =>
  (await bookDispute(await payments().fetchDispute(objectId))) ? 'handled' : 'ignored';

/** A bank's hint that a payment may be fraud. A refund now may spare a dispute later: finance decides, nothing moves by itself. */
const warn: EventHandler = async ({ objectId }) => {
  const warning = await payments().fetchEarlyFraudWarning(objectId);
  const giftId = await giftOfPayment(null, warning.chargeId);
  if (!warning.isActionable) return 'handled';
  await openException({
    kind: 'early_fraud_warning',
    subjectKind: giftId === undefined ? 'charge' : 'gift',
    subjectId: giftId ?? warning.chargeId,
    detail: { warningId: warning.id, chargeId: warning.chargeId, fraudType: warning.fraudType },
  });
  return giftId === undefined ? 'ignored' : 'handled';
};

export const disputeEvents: Record<string, EventHandler> = {
  'charge.dispute.created': book,
  'charge.dispute.updated': book,
  'charge.dispute.funds_withdrawn': book,
  'charge.dispute.funds_reinstated': book,
  'charge.dispute.closed': book,
  'radar.early_fraud_warning.created': warn,
};
