import type { Act } from '../act';
import type { IncludedLists } from './expand';
import type { FormTree } from './form';

export interface ApiRequest {
  /** The variable parts of the address, in order. */
  ids: string[];
  /** Query and body parameters, without `expand`. */
  form: FormTree;
}

export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  /** Such as `/v1/refunds/:id`. */
  path: string;
  handle: (act: Act, request: ApiRequest) => unknown;
}

/** Everything the sandbox needs to know about one of Stripe's resources. */
export interface Resource {
  routes: Route[];
  lists?: IncludedLists;
}

/** The single id in an address that has one. */
export function idOf(request: ApiRequest): string {
  return request.ids[0] ?? '';
}

interface Compiled extends Route {
  pattern: RegExp;
}

export function compileRoutes(resources: readonly Resource[]): Compiled[] {
  return resources.flatMap((resource) =>
    resource.routes.map((route) => ({ ...route, pattern: new RegExp(`^${route.path.replace(/:id/g, '([^/]+)')}$`) })),
  );
}

export function findRoute(
  routes: readonly Compiled[],
  method: string,
  path: string,
): { route: Route; ids: string[] } | null {
  for (const route of routes) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match) return { route, ids: match.slice(1).map(decodeURIComponent) };
  }
  return null;
}
