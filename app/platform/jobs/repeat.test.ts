import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { repeat } from './repeat.server';

vi.mock('../log/index.server', () => ({ log: { error: () => {} } }));

const HOUR_MS = 3_600_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('waits its pause after work that was done, and a minute after work that failed', async () => {
  let tries = 0;
  const rounds = repeat('something hourly', HOUR_MS, async () => {
    tries += 1;
    if (tries === 1) throw new Error('the database was busy');
  });
  await vi.advanceTimersByTimeAsync(59_000);
  expect(tries).toBe(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(tries).toBe(2);
  await vi.advanceTimersByTimeAsync(HOUR_MS - 1);
  expect(tries).toBe(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(tries).toBe(3);
  await rounds.stop();
});

it('comes again no later than its own pause', async () => {
  let tries = 0;
  const rounds = repeat('something each second', 1_000, async () => {
    tries += 1;
    throw new Error('no');
  });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(tries).toBe(4);
  await rounds.stop();
});
