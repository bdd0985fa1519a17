import { z } from 'zod';
import { noSuch } from '../api/errors';
import { listPage } from '../api/list';
import { createdFilter, isCreatedWithin, listParams, readParams } from '../api/params';
import { idOf, type Resource } from '../api/routes';

const listing = z.strictObject({ ...listParams, ...createdFilter, payment_intent: z.string().optional() });

export const charges: Resource = {
  routes: [
    {
      method: 'GET',
      path: '/v1/charges',
      handle: (act, { form }) => {
        const params = readParams(listing, form);
        return listPage(
          act.store,
          'charge',
          '/v1/charges',
          params,
          (charge) =>
            isCreatedWithin(charge.created, params.created) &&
            (params.payment_intent === undefined || charge.payment_intent === params.payment_intent),
        );
      },
    },
    {
      method: 'GET',
      path: '/v1/charges/:id',
      handle: (act, request) => {
        const charge = act.store.get('charge', idOf(request));
        if (!charge) throw noSuch('charge', idOf(request));
        return charge;
      },
    },
  ],
  lists: {
    'charge.refunds': (store, chargeId) =>
      listPage(store, 'refund', `/v1/charges/${chargeId}/refunds`, {}, (refund) => refund.charge === chargeId),
  },
};
