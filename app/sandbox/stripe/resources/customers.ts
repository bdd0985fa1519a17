import { z } from 'zod';
import type { Act } from '../act';
import { noSuch } from '../api/errors';
import { metadata, readParams, text } from '../api/params';
import { type ApiRequest, idOf, type Resource } from '../api/routes';
import { createCustomer } from '../billing/customer';
import { emit } from '../webhooks/emit';
import { readRoutes } from './read-only';

const writing = z.strictObject({
  email: text(512).optional(),
  name: text(256).optional(),
  metadata: metadata.optional(),
});

function create(act: Act, { form }: ApiRequest) {
  const { email, name, metadata: given } = readParams(writing, form);
  return createCustomer(act, { email: email ?? null, name: name ?? null }, given);
}

function update(act: Act, request: ApiRequest) {
  const { metadata: given, ...params } = readParams(writing, request.form);
  const customer = act.store.get('customer', idOf(request));
  if (!customer) throw noSuch('customer', idOf(request), 'customer');
  const changed = act.store.put('customer', {
    ...customer,
    ...params,
    metadata: { ...customer.metadata, ...given },
  });
  emit(act, 'customer.updated', changed, { email: customer.email, name: customer.name, metadata: customer.metadata });
  return changed;
}

export const customers: Resource = {
  routes: [
    ...readRoutes('customer', '/v1/customers', ['email']),
    { method: 'POST', path: '/v1/customers', handle: create },
    { method: 'POST', path: '/v1/customers/:id', handle: update },
  ],
};
