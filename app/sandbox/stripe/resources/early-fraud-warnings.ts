import { z } from 'zod';
import { noSuch } from '../api/errors';
import { listPage } from '../api/list';
import { createdFilter, isCreatedWithin, listParams, readParams } from '../api/params';
import { idOf, type Resource } from '../api/routes';

const PATH = '/v1/radar/early_fraud_warnings';
const listing = z.strictObject({
  ...listParams,
  ...createdFilter,
  charge: z.string().optional(),
  payment_intent: z.string().optional(),
});

export const earlyFraudWarnings: Resource = {
  routes: [
    {
      method: 'GET',
      path: PATH,
      handle: (act, { form }) => {
        const params = readParams(listing, form);
        return listPage(
          act.store,
          'radar.early_fraud_warning',
          PATH,
          params,
          (warning) =>
            isCreatedWithin(warning.created, params.created) &&
            (params.charge === undefined || warning.charge === params.charge) &&
            (params.payment_intent === undefined || warning.payment_intent === params.payment_intent),
        );
      },
    },
    {
      method: 'GET',
      path: `${PATH}/:id`,
      handle: (act, request) => {
        const warning = act.store.get('radar.early_fraud_warning', idOf(request));
        if (!warning) throw noSuch('early fraud warning', idOf(request));
        return warning;
      },
    },
  ],
};
