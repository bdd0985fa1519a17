import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DatabaseLine, holdLine, LINE_LOST_AFTER_MS } from '../../../app/platform/db/index.server';
import { type LineProxy, startLineProxy } from '../../factories/line-proxy';
import { asSuperuser } from '../database';

let proxy: LineProxy;
let line: DatabaseLine;
beforeEach(async () => {
  proxy = await startLineProxy(process.env.PUBLIC_DATABASE_URL ?? '');
});
afterEach(async () => {
  await line.stop();
  await proxy.stop();
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Milliseconds until the line is (not) held. */
async function until(held: boolean, withinMs = 10_000): Promise<number> {
  const startedAt = performance.now();
  while (line.isHeld() !== held) {
    if (performance.now() - startedAt > withinMs) throw new Error(`the line did not become ${held ? 'held' : 'lost'}`);
    await pause(1);
  }
  return performance.now() - startedAt;
}

const announce = () => asSuperuser((client) => client.query(`SELECT pg_notify('homeward_invalidate', '*')`));
const backends = () =>
  asSuperuser(async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'homeward:line' AND datname = current_database()`,
    );
    return rows.map(({ pid }) => pid);
  });

/** Longer by what a busy machine needs to look at a clock. */
const LOST_WITHIN_MS = LINE_LOST_AFTER_MS + 50;

describe('the line to the database', () => {
  it('is not held before LISTEN is confirmed — safeguard: no proof, no line', async () => {
    proxy.set('silent');
    line = holdLine(proxy.url);
    const startedAt = performance.now();
    while (performance.now() - startedAt < 800) {
      expect(line.isHeld()).toBe(false);
      await pause(5);
    }
    proxy.set('fair');
    await until(true);
  });

  it('is lost within 500 ms when packets vanish without a word — safeguard: a heartbeat over the listening connection', async () => {
    line = holdLine(proxy.url);
    await until(true);
    proxy.set('silent');
    const lostAfterMs = await until(false);
    expect(lostAfterMs).toBeLessThanOrEqual(LOST_WITHIN_MS);
    await pause(700);
    expect(line.isHeld()).toBe(false);
    const before = line.generation();
    proxy.set('fair');
    await until(true);
    // Whatever was announced meanwhile was missed.
    expect(line.generation()).toBeGreaterThan(before);
  });

  it('is lost within 500 ms when it is cut and no new one is let in', async () => {
    line = holdLine(proxy.url);
    await until(true);
    proxy.set('refused');
    expect(await until(false)).toBeLessThanOrEqual(LOST_WITHIN_MS);
  });

  it('is lost when the process behind it stands still, and another takes its place', async () => {
    line = holdLine(process.env.PUBLIC_DATABASE_URL ?? '');
    await until(true);
    const [still = 0] = await backends();
    process.kill(still, 'SIGSTOP');
    try {
      expect(await until(false)).toBeLessThanOrEqual(LOST_WITHIN_MS);
      await until(true);
      expect((await backends()).filter((pid) => pid !== still)).toHaveLength(1);
    } finally {
      process.kill(still, 'SIGCONT');
    }
  });

  it('is not lost because every answer is late — safeguard: a question at each beat, answered or not', async () => {
    line = holdLine(proxy.url);
    await until(true);
    proxy.set('slow');
    const startedAt = performance.now();
    let lost = 0;
    while (performance.now() - startedAt < 2_000) {
      if (!line.isHeld()) lost += 1;
      await pause(5);
    }
    expect(lost).toBe(0);
  });

  it('is not lost because this process is busy — safeguard: a thread of its own', async () => {
    line = holdLine(process.env.PUBLIC_DATABASE_URL ?? '');
    await until(true);
    const busyUntil = performance.now() + 2 * LINE_LOST_AFTER_MS;
    while (performance.now() < busyUntil) Math.sqrt(busyUntil);
    expect(line.isHeld()).toBe(true);
  });

  it('counts what is announced', async () => {
    line = holdLine(proxy.url);
    await until(true);
    const before = line.generation();
    await announce();
    const startedAt = performance.now();
    while (line.generation() === before && performance.now() - startedAt < 5_000) await pause(1);
    expect(line.generation()).toBe(before + 1n);
  });
});
