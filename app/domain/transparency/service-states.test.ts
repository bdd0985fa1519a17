import { beforeEach, expect, it, vi } from 'vitest';

const database = vi.hoisted(() => ({ ask: async (): Promise<unknown> => [] }));
vi.mock('~/platform/db/index.server', () => ({ publicReads: () => ({ $queryRaw: () => database.ask() }) }));

import { serviceStates } from './service-states.server';

let now = 0;
beforeEach(() => {
  now += 60_000;
  vi.useRealTimers();
});

it('tells what the database says, in words', async () => {
  database.ask = async () => [
    { part: 'mail', state: 'late' },
    { part: 'seal', state: 'working' },
  ];
  expect(await serviceStates(now)).toEqual({
    site: 'working',
    database: 'working',
    payments: 'unknown',
    mail: 'late',
    jobs: 'unknown',
    seal: 'working',
    root: 'unknown',
    reconciliation: 'unknown',
  });
});

it('works when the database refuses, and tells nothing of why', async () => {
  database.ask = () => Promise.reject(new Error('password of homeward_web is wrong at 10.0.0.7'));
  const states = await serviceStates(now);
  expect(states).toMatchObject({ site: 'working', database: 'down', mail: 'unknown' });
  expect(JSON.stringify(states)).not.toContain('10.0.0.7');
});

it('does not wait for a database that says nothing', async () => {
  vi.useFakeTimers();
  database.ask = () => new Promise(() => undefined);
  const states = serviceStates(now);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await states).toMatchObject({ database: 'down' });
});

it('asks the database once for however many look', async () => {
  let asked = 0;
  database.ask = async () => {
    asked += 1;
    return [];
  };
  await Promise.all(Array.from({ length: 100 }, () => serviceStates(now)));
  await serviceStates(now + 4_000);
  expect(asked).toBe(1);
  await serviceStates(now + 6_000);
  expect(asked).toBe(2);
});
