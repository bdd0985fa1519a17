import { z } from 'zod';
import type { Act } from '../act';
import { badParameter, noSuch, notAllowed } from '../api/errors';
import { listPage } from '../api/list';
import { createdFilter, integer, isCreatedWithin, listParams, metadata, readParams } from '../api/params';
import { type ApiRequest, idOf, type Resource } from '../api/routes';
import { refundCharge, returnRefund } from '../payment/refund';
import { emit } from '../webhooks/emit';

const creating = z.strictObject({
  charge: z.string().optional(),
  payment_intent: z.string().optional(),
  amount: integer.refine((amount) => amount > 0, 'must be greater than 0').optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: metadata.optional(),
});
const listing = z.strictObject({
  ...listParams,
  ...createdFilter,
  charge: z.string().optional(),
  payment_intent: z.string().optional(),
});

function chargeOf(act: Act, { charge, payment_intent }: z.output<typeof creating>) {
  if (payment_intent !== undefined) {
    const intent = act.store.get('payment_intent', payment_intent);
    if (!intent) throw noSuch('payment_intent', payment_intent, 'payment_intent');
    const latest = typeof intent.latest_charge === 'string' ? act.store.get('charge', intent.latest_charge) : undefined;
    if (intent.status !== 'succeeded' || !latest) {
      throw notAllowed(
        `This PaymentIntent (${payment_intent}) does not have a successful charge to refund.`,
        undefined,
        'payment_intent',
      );
    }
    return latest;
  }
  if (charge === undefined)
    throw badParameter(
      'One of the following params should be provided for this request: payment_intent or charge.',
      'parameter_missing',
    );
  const found = act.store.get('charge', charge);
  if (!found) throw noSuch('charge', charge, 'charge');
  return found;
}

function create(act: Act, { form }: ApiRequest) {
  const params = readParams(creating, form);
  const charge = chargeOf(act, params);
  return refundCharge(act, {
    charge,
    amount: params.amount,
    reason: params.reason ?? null,
    metadata: params.metadata ?? {},
  });
}

function find(act: Act, id: string) {
  const refund = act.store.get('refund', id);
  if (!refund) throw noSuch('refund', id, 'refund');
  return refund;
}

function update(act: Act, request: ApiRequest) {
  const params = readParams(z.strictObject({ metadata }), request.form);
  const refund = find(act, idOf(request));
  const changed = act.store.put('refund', { ...refund, metadata: { ...refund.metadata, ...params.metadata } });
  emit(act, 'refund.updated', changed, { metadata: refund.metadata });
  return changed;
}

function cancel(act: Act, request: ApiRequest) {
  readParams(z.strictObject({}), request.form);
  const refund = find(act, idOf(request));
  if (refund.status !== 'requires_action') {
    throw notAllowed(`This refund cannot be canceled: its status is ${refund.status}, not requires_action.`);
  }
  returnRefund(act, refund.id, 'canceled');
  return find(act, refund.id);
}

export const refunds: Resource = {
  routes: [
    { method: 'POST', path: '/v1/refunds', handle: create },
    {
      method: 'GET',
      path: '/v1/refunds',
      handle: (act, { form }) => {
        const params = readParams(listing, form);
        return listPage(
          act.store,
          'refund',
          '/v1/refunds',
          params,
          (refund) =>
            isCreatedWithin(refund.created, params.created) &&
            (params.charge === undefined || refund.charge === params.charge) &&
            (params.payment_intent === undefined || refund.payment_intent === params.payment_intent),
        );
      },
    },
    { method: 'GET', path: '/v1/refunds/:id', handle: (act, request) => find(act, idOf(request)) },
    { method: 'POST', path: '/v1/refunds/:id', handle: update },
    { method: 'POST', path: '/v1/refunds/:id/cancel', handle: cancel },
  ],
};
