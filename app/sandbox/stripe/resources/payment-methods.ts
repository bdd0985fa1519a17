import type { Resource } from '../api/routes';
import { readRoutes } from './read-only';

export const paymentMethods: Resource = {
  routes: readRoutes('payment_method', '/v1/payment_methods', ['customer', 'type']),
};
