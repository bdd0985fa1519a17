import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';
import { isOwnViewPath, isStaffPath } from './paths';

type Route = ServerBuild['routes'][string];

/** What of a build an address can reach: a build of these routes alone, and the route that answers. */
export interface Reach {
  build: ServerBuild;
  leaf: Route;
}

interface Shape {
  id: string;
  pattern: RegExp;
}

/**
 * Finds what an address reaches. Remix looks through every route it has several times a request, which was a third of the
 * work of a public page; given only the few routes of this shape it does the same with the same result. Undefined for
 * what is not plainly one of our public addresses (staff, data requests, escaped ones): all routes are asked.
 */
export function reachIn(build: ServerBuild): (pathname: string) => Reach | undefined {
  const shapes = shapesOf(build);
  const known = new Map<string, Reach>();
  return (pathname) => {
    if (!isPlain(pathname)) return undefined;
    const reached = shapes.filter(({ pattern }) => pattern.test(pathname)).map(({ id }) => id);
    if (reached.length === 0) return undefined;
    const key = reached.join(' ');
    let reach = known.get(key);
    if (!reach) {
      reach = narrow(build, reached, pathname);
      known.set(key, reach);
    }
    return reach;
  };
}

/** Spelled as we spell our addresses, and not one that means something to Remix itself. */
const isPlain = (pathname: string) =>
  /^\/[a-z0-9._~/-]*$/.test(pathname) &&
  !pathname.endsWith('.data') &&
  !pathname.startsWith('/__') &&
  !isStaffPath(pathname) &&
  !isOwnViewPath(pathname);

/** Every route that can answer, with its whole address as a pattern; staff's are left out. */
function shapesOf({ routes }: ServerBuild): Shape[] {
  return Object.values(routes)
    .filter((route) => route.path !== undefined || route.index)
    .map((route) => ({ id: route.id, path: wholePath(routes, route) }))
    .filter(({ path }) => !isStaffPath(`/${path}`))
    .map(({ id, path }) => ({ id, pattern: new RegExp(`^${path.split('/').map(segment).join('')}/*$`, 'i') }));
}

function wholePath(routes: ServerBuild['routes'], route: Route): string {
  const parent = route.parentId === undefined ? undefined : routes[route.parentId];
  return [parent ? wholePath(routes, parent) : '', route.path ?? ''].filter(Boolean).join('/');
}

function segment(part: string): string {
  if (part === '') return '';
  if (part === '*') return '(?:/.*)?';
  const optional = part.endsWith('?');
  const name = optional ? part.slice(0, -1) : part;
  const one = `/${name.startsWith(':') ? '[^/]+' : name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`;
  return optional ? `(?:${one})?` : one;
}

type Branches = Parameters<typeof matchRoutes>[0];

function narrow(build: ServerBuild, reached: readonly string[], pathname: string): Reach {
  const ids = new Set<string>();
  for (let id of reached) for (; !ids.has(id); id = build.routes[id]?.parentId ?? id) ids.add(id);
  const keep = <T>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)));
  const routes = keep(build.routes) as ServerBuild['routes'];
  const leaf = routes[matchRoutes(branchesOf(routes), pathname)?.at(-1)?.route.id ?? ''];
  if (!leaf) throw new Error(`no route is left for ${reached.join(', ')}`);
  return { leaf, build: { ...build, routes, assets: { ...build.assets, routes: keep(build.assets.routes) } } };
}

export const branchesOf = (routes: ServerBuild['routes']): Branches => branchesUnder(routes, undefined);

/** As Remix nests them: what names no parent here is under the root. */
function branchesUnder(routes: ServerBuild['routes'], parentId: string | undefined): Branches {
  return Object.values(routes)
    .filter((route) => route.parentId === parentId)
    .map(({ id, path, index }) => (index ? { id, path, index } : { id, path, children: branchesUnder(routes, id) }));
}
