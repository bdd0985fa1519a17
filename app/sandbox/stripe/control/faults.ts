import { z } from 'zod';
import { newId } from '../act';
import type { FaultKind } from '../store/tables';
import { type ControlRoute, NOTHING, orders } from './route';

const KINDS: readonly FaultKind[] = [
  'rate_limited',
  'server_error',
  'html_502',
  'truncated_body',
  'cut_connection',
  'json_404',
  'json_503',
  'answer_lost',
  'reset',
  'timeout',
  'key_revoked',
  'in_flight',
];

/** Faults that make no sense unless the work was done. */
const DONE_FIRST: readonly FaultKind[] = ['truncated_body', 'cut_connection', 'answer_lost', 'timeout'];

const fault = z.strictObject({
  method: z.enum(['GET', 'POST', 'DELETE', '*']).default('*'),
  path: z.string().startsWith('/v1/').default('/v1/*'),
  kind: z.enum(KINDS),
  times: z.int().min(1).default(1),
  executed: z.boolean().optional(),
});

/** Faults of the API: queued by method and path, each for a number of requests. */
export const faultRoutes: ControlRoute[] = [
  orders('GET', '/sandbox/faults', NOTHING, ({ store }) => ({ faults: [...store.all('api_fault')] })),
  orders('POST', '/sandbox/faults', fault, ({ body, change }) =>
    change(({ store }) =>
      store.put('api_fault', {
        ...body,
        id: newId('fault'),
        executed: body.executed ?? DONE_FIRST.includes(body.kind),
      }),
    ),
  ),
  orders('DELETE', '/sandbox/faults', NOTHING, ({ store, change }) =>
    change((act) => {
      for (const { id } of [...store.all('api_fault')]) act.store.remove('api_fault', id);
    }),
  ),
];
