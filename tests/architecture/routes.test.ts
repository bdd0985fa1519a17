import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Guard, guardOf } from '~/domain/access/index.server';

// The committed table says who may call what. A new route, or a changed guard, fails here until the table says the same:
// UPDATE_ROUTES=1 npx vitest run tests/architecture/routes.test.ts writes it, and the diff is what a reviewer reads.
const TABLE = 'tests/architecture/routes.json';
const modules = import.meta.glob<Record<string, unknown>>('/app/routes/**/*.{ts,tsx}');

const words = (guard: Guard | undefined) => {
  if (!guard) return 'NO GUARD';
  if (guard.kind === 'staff') return guard.permission;
  if (guard.kind === 'public' && guard.isShared) return 'public, kept';
  return guard.kind === 'machine' ? `machine: ${guard.by}` : guard.kind;
};

async function tableOfRoutes(): Promise<Record<string, Record<string, string>>> {
  const table: Record<string, Record<string, string>> = {};
  for (const file of Object.keys(modules).sort()) {
    if (/\.(test|server|client)\.|\/ui\//.test(file)) continue;
    const route = await modules[file]?.();
    const doors = ['loader', 'action'].filter((door) => route?.[door]);
    if (doors.length > 0)
      table[file.replace('/app/routes/', '')] = Object.fromEntries(
        doors.map((door) => [door, words(guardOf(route?.[door]))]),
      );
  }
  return table;
}

test('every loader and action has the guard that the table of routes gives it', { timeout: 120_000 }, async () => {
  const found = await tableOfRoutes();
  expect(JSON.stringify(found)).not.toContain('NO GUARD');
  if (process.env.UPDATE_ROUTES) (await import('node:fs')).writeFileSync(TABLE, `${JSON.stringify(found, null, 2)}\n`);
  expect(found).toEqual(JSON.parse(readFileSync(TABLE, 'utf8')));
});
