import { z } from 'zod';
import type { Act } from '../act';
import { badParameter, noSuch, notAllowed } from '../api/errors';
import { listPage } from '../api/list';
import { createdFilter, isCreatedWithin, listParams, readParams } from '../api/params';
import { type ApiRequest, idOf, type Resource } from '../api/routes';
import { expireSession } from '../payment/session';
import type { Store } from '../store/store';
import { buildSession } from './checkout-session-object';
import { type CreateSession, createParams } from './checkout-session-params';

const nothing = z.strictObject({});
const listing = z.strictObject({
  ...listParams,
  ...createdFilter,
  payment_intent: z.string().optional(),
  status: z.enum(['open', 'complete', 'expired']).optional(),
  subscription: z.string().optional(),
  customer: z.string().optional(),
});

/** Refuses what belongs to the other mode. */
function assertMode(params: CreateSession): void {
  const alien =
    params.mode === 'subscription'
      ? (['payment_intent_data', 'customer_creation'] as const)
      : (['subscription_data'] as const);
  for (const param of alien) {
    if (params[param] === undefined) continue;
    throw badParameter(`You can not pass \`${param}\` in \`${params.mode}\` mode.`, undefined, param);
  }
  if (params.mode === 'payment' && params.submit_type === 'subscribe')
    throw badParameter('`subscribe` is for `subscription` mode only.', undefined, 'submit_type');
}

function create(act: Act, { form }: ApiRequest) {
  const params = readParams(createParams, form);
  assertMode(params);
  const { session, lineItems } = buildSession(act, params);
  act.store.put('checkout_state', {
    id: session.id,
    line_items: lineItems,
    payment_intent: null,
    payment_intent_metadata: params.payment_intent_data?.metadata ?? {},
    payment_intent_description:
      params.mode === 'subscription' ? 'Subscription creation' : (params.payment_intent_data?.description ?? null),
    ...(params.mode === 'subscription' && {
      subscription_metadata: params.subscription_data?.metadata ?? {},
      subscription_description: params.subscription_data?.description ?? null,
    }),
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
      (params.subscription === undefined || session.subscription === params.subscription) &&
      (params.customer === undefined || session.customer === params.customer) &&
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
