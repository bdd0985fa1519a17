import { z } from 'zod';
import { noSuch } from '../api/errors';
import { listPage } from '../api/list';
import { createdFilter, isCreatedWithin, listParams, readParams } from '../api/params';
import { idOf, type Resource } from '../api/routes';

const listing = z.strictObject({ ...listParams, ...createdFilter });

export const paymentIntents: Resource = {
  routes: [
    {
      method: 'GET',
      path: '/v1/payment_intents',
      handle: (act, { form }) => {
        const params = readParams(listing, form);
        return listPage(act.store, 'payment_intent', '/v1/payment_intents', params, (intent) =>
          isCreatedWithin(intent.created, params.created),
        );
      },
    },
    {
      method: 'GET',
      path: '/v1/payment_intents/:id',
      handle: (act, request) => {
        const intent = act.store.get('payment_intent', idOf(request));
        if (!intent) throw noSuch('payment_intent', idOf(request), 'intent');
        return intent;
      },
    },
  ],
};
