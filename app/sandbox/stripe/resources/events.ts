import { z } from 'zod';
import { badParameter, noSuch } from '../api/errors';
import { listPage } from '../api/list';
import { createdFilter, flag, isCreatedWithin, listParams, readParams } from '../api/params';
import { idOf, type Resource } from '../api/routes';
import { matchesType } from '../webhooks/match';

const THIRTY_DAYS = 30 * 24 * 3600;

const listing = z.strictObject({
  ...listParams,
  ...createdFilter,
  type: z.string().optional(),
  types: z.array(z.string()).max(20).optional(),
  delivery_success: flag.optional(),
});

export const events: Resource = {
  routes: [
    {
      method: 'GET',
      path: '/v1/events',
      handle: (act, { form }) => {
        const params = readParams(listing, form);
        if (params.type !== undefined && params.types !== undefined) {
          throw badParameter('You may only specify one of these parameters: type, types.', undefined, 'type');
        }
        const wanted = params.type === undefined ? params.types : [params.type];
        return listPage(
          act.store,
          'event',
          '/v1/events',
          params,
          (event) =>
            event.created > act.now - THIRTY_DAYS &&
            isCreatedWithin(event.created, params.created) &&
            (wanted === undefined || wanted.some((type) => matchesType(event.type, type))) &&
            (params.delivery_success === undefined || (event.pending_webhooks === 0) === params.delivery_success),
        );
      },
    },
    {
      method: 'GET',
      path: '/v1/events/:id',
      handle: (act, request) => {
        const event = act.store.get('event', idOf(request));
        if (!event) throw noSuch('event', idOf(request));
        return event;
      },
    },
  ],
};
