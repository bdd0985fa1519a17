import { z } from 'zod';
import type { Act } from '../act';
import { noSuch } from '../api/errors';
import { listPage } from '../api/list';
import {
  createdFilter,
  currency,
  integer,
  isCreatedWithin,
  listParams,
  metadata,
  readParams,
  text,
} from '../api/params';
import { type ApiRequest, idOf, type Resource } from '../api/routes';
import { cancelPayout, payOutAmount } from '../payment/payout';
import { emit } from '../webhooks/emit';

const creating = z.strictObject({
  amount: integer.refine((amount) => amount > 0, 'must be greater than 0'),
  currency,
  description: text(500).optional(),
  metadata: metadata.optional(),
  method: z.enum(['standard', 'instant']).optional(),
  source_type: z.literal('card').optional(),
  statement_descriptor: text(22).optional(),
});
const listing = z.strictObject({
  ...listParams,
  ...createdFilter,
  arrival_date: createdFilter.created,
  destination: z.string().optional(),
  status: z.enum(['pending', 'paid', 'failed', 'canceled', 'in_transit']).optional(),
});

function find(act: Act, request: ApiRequest) {
  const payout = act.store.get('payout', idOf(request));
  if (!payout) throw noSuch('payout', idOf(request), 'payout');
  return payout;
}

function create(act: Act, { form }: ApiRequest) {
  const params = readParams(creating, form);
  return payOutAmount(act, {
    amount: params.amount,
    currency: params.currency,
    description: params.description ?? null,
    metadata: params.metadata ?? {},
  });
}

function update(act: Act, request: ApiRequest) {
  const params = readParams(z.strictObject({ metadata }), request.form);
  const payout = find(act, request);
  const changed = act.store.put('payout', { ...payout, metadata: { ...payout.metadata, ...params.metadata } });
  emit(act, 'payout.updated', changed, { metadata: payout.metadata });
  return changed;
}

export const payouts: Resource = {
  routes: [
    { method: 'POST', path: '/v1/payouts', handle: create },
    {
      method: 'GET',
      path: '/v1/payouts',
      handle: (act, { form }) => {
        const params = readParams(listing, form);
        return listPage(
          act.store,
          'payout',
          '/v1/payouts',
          params,
          (payout) =>
            isCreatedWithin(payout.created, params.created) &&
            isCreatedWithin(payout.arrival_date, params.arrival_date) &&
            (params.destination === undefined || payout.destination === params.destination) &&
            (params.status === undefined || payout.status === params.status),
        );
      },
    },
    { method: 'GET', path: '/v1/payouts/:id', handle: find },
    { method: 'POST', path: '/v1/payouts/:id', handle: update },
    {
      method: 'POST',
      path: '/v1/payouts/:id/cancel',
      handle: (act, request) => {
        readParams(z.strictObject({}), request.form);
        return cancelPayout(act, find(act, request));
      },
    },
  ],
};
