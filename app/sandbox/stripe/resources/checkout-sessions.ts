import { z } from 'zod';
import type { Act } from '../act';
import { noSuch, notAllowed } from '../api/errors';
import { listPage } from '../api/list';
import { createdFilter, isCreatedWithin, listParams, readParams } from '../api/params';
import { type ApiRequest, idOf, type Resource } from '../api/routes';
import { expireSession } from '../payment/session';
import type { Store } from '../store/store';
import { buildSession } from './checkout-session-object';
import { createParams } from './checkout-session-params';

const nothing = z.strictObject({});
const listing = z.strictObject({
  ...listParams,
  ...createdFilter,
  payment_intent: z.string().optional(),
  status: z.enum(['open', 'complete', 'expired']).optional(),
});

function create(act: Act, { form }: ApiRequest) {
  const params = readParams(createParams, form);
  const { session, lineItems } = buildSession(act, params);
  act.store.put('checkout_state', {
    id: session.id,
    line_items: lineItems,
    payment_intent: null,
    payment_intent_metadata: params.payment_intent_data?.metadata ?? {},
    payment_intent_description: params.payment_intent_data?.description ?? null,
  });
  return act.store.put('checkout.session', session);
}

function find(act: Act, request: ApiRequest) {
  const session = act.store.get('checkout.session', idOf(request));
  if (!session) throw noSuch('checkout.session', idOf(request), 'session');
  return session;
}

function expire(act: Act, request: ApiRequest) {
  readParams(nothing, request.form);
  const session = find(act, request);
  if (session.status !== 'open') {
    throw notAllowed(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    );
  }
  return expireSession(act, session);
}

function list(act: Act, { form }: ApiRequest) {
  const params = readParams(listing, form);
  return listPage(
    act.store,
    'checkout.session',
    '/v1/checkout/sessions',
    params,
    (session) =>
      isCreatedWithin(session.created, params.created) &&
      (params.status === undefined || session.status === params.status) &&
      (params.payment_intent === undefined || session.payment_intent === params.payment_intent),
  );
}

function lineItems(store: Store, sessionId: string) {
  const data = store.get('checkout_state', sessionId)?.line_items ?? [];
  return { object: 'list', data, has_more: false, url: `/v1/checkout/sessions/${sessionId}/line_items` };
}

export const checkoutSessions: Resource = {
  routes: [
    { method: 'POST', path: '/v1/checkout/sessions', handle: create },
    { method: 'GET', path: '/v1/checkout/sessions', handle: list },
    { method: 'GET', path: '/v1/checkout/sessions/:id', handle: find },
    { method: 'POST', path: '/v1/checkout/sessions/:id/expire', handle: expire },
    {
      method: 'GET',
      path: '/v1/checkout/sessions/:id/line_items',
      handle: (act, request) => lineItems(act.store, find(act, request).id),
    },
  ],
  lists: { 'checkout.session.line_items': lineItems },
};
