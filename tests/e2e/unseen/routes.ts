import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Route {
  file: string;
  guard: string;
  /** Matches its addresses. */
  pattern: RegExp;
}

const table = JSON.parse(readFileSync(path.resolve('tests/architecture/routes.json'), 'utf8')) as Record<
  string,
  { loader?: string }
>;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A point in brackets belongs to the address. */
const POINT_BETWEEN_PARTS = /\.(?!\])/;

/** The address of a file of routes, as remix-flat-routes reads it. */
function patternOf(file: string): RegExp {
  const [folder = '', name = ''] = file.replace(/\.tsx?$/, '').split('+/');
  const parts = [...(folder.startsWith('_') ? [] : [folder]), ...name.split(POINT_BETWEEN_PARTS)]
    .filter((part) => part !== '_index')
    .map((part) => {
      if (part === '$') return '.+';
      return part.startsWith('$') ? '[^/]+' : escaped(part.replace(/_$/, '').replace('[.]', '.'));
    });
  return new RegExp(`^/${parts.join('/')}/?$`);
}

/** Every route that answers a GET, layouts apart: they are part of what they hold. */
export const routes: readonly Route[] = Object.entries(table)
  .filter(([file, { loader }]) => loader !== undefined && !file.endsWith('/_layout.tsx') && !isFrame(file))
  .map(([file, { loader = '' }]) => ({ file, guard: loader, pattern: patternOf(file) }));

/** A route with children of its own is drawn around them. */
function isFrame(file: string): boolean {
  const stem = file.replace(/\.tsx$/, '');
  return `${stem}._index.tsx` in table;
}

/** The most exact route of an address: `cases/new` before `cases/:id`. */
export function routeOf(address: string): Route | undefined {
  const path = address.split('?')[0] ?? '';
  return routes
    .filter(({ pattern }) => pattern.test(path))
    .sort((a, b) => wild(a) - wild(b) || b.file.length - a.file.length)[0];
}
const wild = ({ file }: Route) => file.split('$').length;
