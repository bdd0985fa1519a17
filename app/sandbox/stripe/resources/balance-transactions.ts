import { z } from 'zod';
import { noSuch } from '../api/errors';
import { listPage } from '../api/list';
import { createdFilter, currency, isCreatedWithin, listParams, readParams } from '../api/params';
import { idOf, type Resource } from '../api/routes';

const listing = z.strictObject({
  ...listParams,
  ...createdFilter,
  currency: currency.optional(),
  source: z.string().optional(),
  type: z.string().optional(),
});

export const balanceTransactions: Resource = {
  routes: [
    {
      method: 'GET',
      path: '/v1/balance_transactions',
      handle: (act, { form }) => {
        const params = readParams(listing, form);
        return listPage(
          act.store,
          'balance_transaction',
          '/v1/balance_transactions',
          params,
          (movement) =>
            isCreatedWithin(movement.created, params.created) &&
            (params.currency === undefined || movement.currency === params.currency) &&
            (params.source === undefined || movement.source === params.source) &&
            (params.type === undefined || movement.type === params.type),
        );
      },
    },
    {
      method: 'GET',
      path: '/v1/balance_transactions/:id',
      handle: (act, request) => {
        const movement = act.store.get('balance_transaction', idOf(request));
        if (!movement) throw noSuch('balance transaction', idOf(request));
        return movement;
      },
    },
  ],
};
