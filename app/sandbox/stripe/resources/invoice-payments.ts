import { z } from 'zod';
import { noSuch } from '../api/errors';
import { listPage } from '../api/list';
import { createdFilter, isCreatedWithin, listParams, readParams } from '../api/params';
import { idOf, type Resource } from '../api/routes';

const PATH = '/v1/invoice_payments';
const listing = z.strictObject({
  ...listParams,
  ...createdFilter,
  invoice: z.string().optional(),
  payment: z.strictObject({ type: z.literal('payment_intent'), payment_intent: z.string() }).optional(),
  status: z.enum(['open', 'paid', 'canceled']).optional(),
});

export const invoicePayments: Resource = {
  routes: [
    {
      method: 'GET',
      path: PATH,
      handle: (act, { form }) => {
        const params = readParams(listing, form);
        return listPage(
          act.store,
          'invoice_payment',
          PATH,
          params,
          (link) =>
            isCreatedWithin(link.created, params.created) &&
            (params.invoice === undefined || link.invoice === params.invoice) &&
            (params.payment === undefined || link.payment.payment_intent === params.payment.payment_intent) &&
            (params.status === undefined || link.status === params.status),
        );
      },
    },
    {
      method: 'GET',
      path: `${PATH}/:id`,
      handle: (act, request) => {
        const link = act.store.get('invoice_payment', idOf(request));
        if (!link) throw noSuch('invoice payment', idOf(request));
        return link;
      },
    },
  ],
  lists: {
    'invoice.payments': (store, invoiceId) =>
      listPage(store, 'invoice_payment', PATH, {}, (link) => link.invoice === invoiceId),
  },
};
