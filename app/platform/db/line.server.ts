import path from 'node:path';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { log } from '../log/index.server';

/** An instance that has not heard from the database for this long serves no case page (domain.md 2). */
export const LINE_LOST_AFTER_MS = 500;
const HEARTBEAT_MS = 100;
/** After this long without an answer the connection is given up for a new one; until then it may only be slow. */
const SILENT_AFTER_MS = 2_000;
/** What the database announces when something public changed or went (see the migrations). */
const CHANNEL = 'homeward_invalidate';
const RESTART_MS = 250;

const PROVEN_AT = 0;
const GENERATION = 1;
const LISTENING = 2;
const CELLS = 3;
const NS_PER_MS = 1_000_000n;

/** The line on which the database announces what changed in public. */
export interface DatabaseLine {
  /** Whether the database answered a question on the listening connection that was asked in the last 500 ms. */
  isHeld(): boolean;
  /** Whether announcements are heard now: false from the moment that the connection is known to be gone. */
  isListening(): boolean;
  /** Grows with each announcement, and with each end and opening of the line: what was made under another number is old. */
  generation(): bigint;
  stop(): Promise<void>;
}

// Not bundled: the thread loads it, and the driver, from the checkout.
const WORKER = path.resolve('app/platform/db/line.worker.mjs');

/**
 * Opens the line and keeps it open until stopped. Until LISTEN is confirmed it is not held. Time is the machine's
 * monotonic clock, which all threads share; a thread that dies or hangs leaves the line lost.
 */
export function holdLine(url: string): DatabaseLine {
  const cells = new SharedArrayBuffer(CELLS * BigInt64Array.BYTES_PER_ELEMENT);
  const shared = new BigInt64Array(cells);
  let stopping = false;
  let toldHeld = false;
  let thread = start();

  function start(): Worker {
    const workerData = { url, channel: CHANNEL, cells, heartbeatMs: HEARTBEAT_MS, silentAfterMs: SILENT_AFTER_MS };
    const started = new Worker(WORKER, { workerData });
    started.on('message', (message: 'held' | { lost: string }) => {
      if (message === 'held') log.info('the line to the database is held');
      else if (toldHeld) log.warn({ code: message.lost }, 'the line to the database is lost');
      toldHeld = message === 'held';
    });
    started.on('error', (error) => log.error({ err: error }, 'the thread of the line failed'));
    started.once('exit', () => {
      Atomics.store(shared, LISTENING, 0n);
      setTimeout(startAgain, RESTART_MS).unref();
    });
    return started;
  }

  function startAgain(): void {
    if (!stopping) thread = start();
  }

  return {
    isHeld() {
      const provenAt = Atomics.load(shared, PROVEN_AT);
      return provenAt > 0n && process.hrtime.bigint() - provenAt < BigInt(LINE_LOST_AFTER_MS) * NS_PER_MS;
    },
    isListening: () => Atomics.load(shared, LISTENING) === 1n,
    generation: () => Atomics.load(shared, GENERATION),
    async stop() {
      stopping = true;
      Atomics.store(shared, PROVEN_AT, 0n);
      await thread.terminate();
    },
  };
}
