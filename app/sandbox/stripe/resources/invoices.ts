import { z } from 'zod';
import { noSuch } from '../api/errors';
import { listPage } from '../api/list';
import { createdFilter, isCreatedWithin, listParams, readParams } from '../api/params';
import { idOf, type Resource } from '../api/routes';

const listing = z.strictObject({
  ...listParams,
  ...createdFilter,
  customer: z.string().optional(),
  status: z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']).optional(),
  subscription: z.string().optional(),
});

export const invoices: Resource = {
  routes: [
    {
      method: 'GET',
      path: '/v1/invoices',
      handle: (act, { form }) => {
        const params = readParams(listing, form);
        return listPage(act.store, 'invoice', '/v1/invoices', params, (invoice) => {
          const of = invoice.parent?.subscription_details?.subscription;
          return (
            isCreatedWithin(invoice.created, params.created) &&
            (params.customer === undefined || invoice.customer === params.customer) &&
            (params.status === undefined || invoice.status === params.status) &&
            (params.subscription === undefined || of === params.subscription)
          );
        });
      },
    },
    {
      method: 'GET',
      path: '/v1/invoices/:id',
      handle: (act, request) => {
        const invoice = act.store.get('invoice', idOf(request));
        if (!invoice) throw noSuch('invoice', idOf(request), 'invoice');
        return invoice;
      },
    },
  ],
};
