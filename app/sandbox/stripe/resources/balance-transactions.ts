import type Stripe from 'stripe';
import { z } from 'zod';
import type { Act } from '../act';
import { badParameter, noSuch } from '../api/errors';
import { listPage } from '../api/list';
import { createdFilter, currency, isCreatedWithin, listParams, readParams } from '../api/params';
import { idOf, type Resource } from '../api/routes';

const listing = z.strictObject({
  ...listParams,
  ...createdFilter,
  currency: currency.optional(),
  payout: z.string().optional(),
  source: z.string().optional(),
  type: z.string().optional(),
});

/** Money becomes available by itself, without an event. */
function asOfNow(act: Act, movement: Stripe.BalanceTransaction): Stripe.BalanceTransaction {
  return { ...movement, status: movement.available_on <= act.now ? 'available' : 'pending' };
}

export const balanceTransactions: Resource = {
  routes: [
    {
      method: 'GET',
      path: '/v1/balance_transactions',
      handle: (act, { form }) => {
        const params = readParams(listing, form);
        if (params.payout !== undefined && !act.store.get('payout', params.payout)?.automatic) {
          throw badParameter('Balance transactions can be listed for automatic payouts only.', undefined, 'payout');
        }
        const page = listPage(
          act.store,
          'balance_transaction',
          '/v1/balance_transactions',
          params,
          (movement) =>
            isCreatedWithin(movement.created, params.created) &&
            (params.currency === undefined || movement.currency === params.currency) &&
            (params.payout === undefined || act.store.get('payout_entry', movement.id)?.payout === params.payout) &&
            (params.source === undefined || movement.source === params.source) &&
            (params.type === undefined || movement.type === params.type),
        );
        return { ...page, data: page.data.map((movement) => asOfNow(act, movement)) };
      },
    },
    {
      method: 'GET',
      path: '/v1/balance_transactions/:id',
      handle: (act, request) => {
        const movement = act.store.get('balance_transaction', idOf(request));
        if (!movement) throw noSuch('balance transaction', idOf(request));
        return asOfNow(act, movement);
      },
    },
  ],
};
