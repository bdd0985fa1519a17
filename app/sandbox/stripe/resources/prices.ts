import type { Resource } from '../api/routes';
import { readRoutes } from './read-only';

/** Prices and products come into being with a checkout or a change of a subscription; here they are only read. */
export const prices: Resource = { routes: readRoutes('price', '/v1/prices', ['product', 'currency', 'type']) };
export const products: Resource = { routes: readRoutes('product', '/v1/products') };
