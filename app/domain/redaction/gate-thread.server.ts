import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { GateInput, GateResult } from './gate.server';

// Not bundled: the thread loads it, and the rules, from the checkout.
const WORKER = 'app/domain/redaction/gate.worker.mjs';

export interface ThreadLimits {
  /**
   * For all texts of one case, from the moment the thread begins on them. Time in which this program did not get the
   * processor does not count, up to four times as long.
   */
  checkMs: number;
  startMs: number;
  memoryMb: number;
}
const STARVED_TIMES = 4;
const LIMITS: ThreadLimits = { checkMs: 8_000, startMs: 60_000, memoryMb: 512 };

export interface GateThread {
  /** What the gate says of each text, in order. Never rejects: a thread that hangs or dies is a refusal of every text. */
  check(inputs: readonly GateInput[]): Promise<GateResult[]>;
  stop(): Promise<void>;
}

interface Check {
  inputs: readonly GateInput[];
  answer(results: GateResult[]): void;
}

/**
 * One thread that checks one case after the other. Whoever runs over the time is ended with the thread, and the next
 * case gets a fresh one. It keeps no program alive that has nothing to check.
 */
export function gateThread(file: string = WORKER, limits: Partial<ThreadLimits> = {}): GateThread {
  const { checkMs, startMs, memoryMb } = { ...LIMITS, ...limits };
  const waiting: Check[] = [];
  let worker: Worker | undefined;
  let isReady = false;
  let running: Check | undefined;
  let timer: NodeJS.Timeout | undefined;

  /** Ends the check that runs, and the thread with it. */
  function giveUp(refusal: 'timed-out' | 'failed'): void {
    clearTimeout(timer);
    const [ended, check] = [worker, running];
    worker = undefined;
    running = undefined;
    isReady = false;
    void ended?.terminate();
    check?.answer(check.inputs.map(() => ({ outcome: 'refused', findings: [], refusal })));
    next();
  }

  function start(): Worker {
    const started = new Worker(path.resolve(file), { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    const isMine = (): boolean => started === worker;
    started.on('message', (message: 'ready' | GateResult[]) => isMine() && hear(message));
    started.once('error', () => isMine() && giveUp('failed'));
    started.once('exit', () => isMine() && giveUp('failed'));
    return started;
  }

  function hear(message: 'ready' | GateResult[]): void {
    clearTimeout(timer);
    if (message === 'ready') {
      isReady = true;
      begin();
      return;
    }
    const check = running;
    running = undefined;
    worker?.unref();
    if (message.length === check?.inputs.length) check.answer(message);
    else check?.answer(check.inputs.map(() => ({ outcome: 'refused', findings: [], refusal: 'failed' })));
    next();
  }

  function begin(): void {
    if (!running) return;
    const [startedAt, before] = [performance.now(), process.cpuUsage()];
    const look = (): void => {
      const { user, system } = process.cpuUsage(before);
      const leftMs = checkMs - (user + system) / 1000;
      const isStarved = leftMs > 0 && performance.now() - startedAt < checkMs * STARVED_TIMES;
      if (isStarved) timer = setTimeout(look, Math.max(leftMs, 50));
      else giveUp('timed-out');
    };
    timer = setTimeout(look, checkMs);
    // The thread's own limit is behind the one from outside.
    worker?.postMessage(running.inputs.map((input) => ({ timeLimitMs: checkMs * STARVED_TIMES, ...input })));
  }

  function next(): void {
    if (running) return;
    running = waiting.shift();
    if (!running) return;
    worker ??= start();
    worker.ref();
    if (isReady) begin();
    else timer = setTimeout(() => giveUp('timed-out'), startMs);
  }

  return {
    check: (inputs) =>
      new Promise((answer) => {
        waiting.push({ inputs, answer });
        next();
      }),
    async stop() {
      const ended = worker;
      giveUp('failed');
      await ended?.terminate();
    },
  };
}

let installed: GateThread | undefined;

/** The gate on the texts of one case, in the thread of this process. Never rejects. */
export function gateTexts(inputs: readonly GateInput[]): Promise<GateResult[]> {
  installed ??= gateThread();
  return installed.check(inputs);
}
