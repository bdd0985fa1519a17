import { payments } from '~/platform/payments/installation-payments.server';
import { fulfilCheckout } from './fulfil-checkout.server';
import type { EventHandler } from './happened';
import { openException } from './open-exception.server';

/** Completed, paid late, not paid after all, expired: all ask the same question, what is true of this session now. */
const fulfil: EventHandler = async ({ objectId }) => {
  if ((await fulfilCheckout(objectId)) !== 'not-ours') return 'handled';
  const truth = await payments().fetchCheckoutTruth(objectId);
  if (truth.paymentStatus !== 'paid') return 'ignored';
  await openException({
    kind: 'unknown_checkout',
    subjectKind: 'checkout_session',
    subjectId: objectId,
    currency: truth.currency,
    amountMinor: truth.amountMinor,
    detail: { paymentIntentId: truth.payment?.id ?? null },
  });
  return 'ignored';
};

export const checkoutEvents: Record<string, EventHandler> = {
  'checkout.session.completed': fulfil,
  'checkout.session.async_payment_succeeded': fulfil,
  'checkout.session.async_payment_failed': fulfil,
  'checkout.session.expired': fulfil,
};
