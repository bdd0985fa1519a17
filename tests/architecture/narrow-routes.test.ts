import { UNSAFE_defineRoutes as defineRoutes } from '@remix-run/dev';
import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';
import { expect, test } from 'vitest';
import { reachIn } from '~/platform/http/narrow-build.server';
import remixConfig from '../../remix.config.js';

// Public pages are answered with the few routes that their address can reach. For every route there is, an address of it
// leads to the same route as among all.

type Manifest = Record<string, { id: string; path?: string; index?: boolean; parentId?: string }>;

const routes = {
  root: { id: 'root', path: '' },
  ...(remixConfig.routes?.(defineRoutes as never) as unknown as Manifest),
} as Manifest;
const build = { routes, assets: { routes } } as unknown as ServerBuild;

type Branches = Parameters<typeof matchRoutes>[0];
const under = (parentId: string | undefined): Branches =>
  Object.values(routes)
    .filter((route) => route.parentId === parentId)
    .map(({ id, path, index }) => (index ? { id, path, index } : { id, path, children: under(id) }));
const all = under(undefined);

const addressOf = (id: string): string => {
  const route = routes[id];
  if (!route) return '';
  const own = (route.path ?? '')
    .split('/')
    .map((part) => (part.startsWith(':') ? (part === ':lang' ? 'en' : 'a1b2') : part));
  return [route.parentId ? addressOf(route.parentId) : '', ...own].filter(Boolean).join('/');
};

const addresses = [...new Set(Object.keys(routes).map((id) => `/${addressOf(id)}`))];

test('every public address reaches among few routes what it reaches among all', () => {
  const reach = reachIn(build);
  let narrow = 0;
  for (const address of [...addresses, ...addresses.map((one) => `${one}/`), '/en/nothing/at/all']) {
    const found = reach(address);
    if (!found) continue;
    narrow += 1;
    expect(found.leaf.id, address).toBe(matchRoutes(all, address)?.at(-1)?.route.id);
    expect(Object.keys(found.build.routes).length, address).toBeLessThan(10);
    expect(Object.keys(found.build.assets.routes)).toEqual(Object.keys(found.build.routes));
  }
  expect(narrow).toBeGreaterThan(20);
});

test('staff pages, data requests and addresses spelled otherwise are asked of all routes', () => {
  const reach = reachIn(build);
  for (const address of ['/officer', '/review/published', '/p', '/en/needs.data', '/__manifest', '/en/%6Eeeds', '/EN'])
    expect(reach(address), address).toBeUndefined();
});
