import { performance } from 'node:perf_hooks';

// The thread that answers tells the thread that works how busy it is. A job lets answers go first, and never waits long.

const TOLD_EVERY_MS = 100;
const BUSY_PERCENT = 25;
const LOOKS_EVERY_MS = 25;
const WAITS_AT_MOST_MS = 1_000;

/** Percent of its time that a thread spends on work, where another thread can read it. */
export type Busyness = Int32Array<SharedArrayBuffer>;

/** Tells, from now on, how busy this thread is. */
export function tellBusyness(): Busyness {
  const percent = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  let before = performance.eventLoopUtilization();
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    Atomics.store(percent, 0, Math.round(100 * performance.eventLoopUtilization(now, before).utilization));
    before = now;
  }, TOLD_EVERY_MS).unref();
  return percent;
}

/** Resolves when the other thread has time, or after a second. */
export async function letAnswersGoFirst(percent: Busyness): Promise<void> {
  const until = performance.now() + WAITS_AT_MOST_MS;
  while (Atomics.load(percent, 0) > BUSY_PERCENT && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS));
}
