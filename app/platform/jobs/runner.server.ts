import { EventEmitter } from 'node:events';
import { Logger, run, type Task, type TaskList, type WorkerEvents } from 'graphile-worker';
import { asRole } from '../db/index.server';
import { log } from '../log/index.server';
import { watchWorkers } from './dead-workers.server';

const CONCURRENT_JOBS = 8;
/** Whoever leaves a job does not notify: a commit that notifies makes all others wait for its disk. */
const POLL_MS = 250;

export interface Jobs {
  /** Settles when the queue is no longer worked on. */
  promise: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Works off the queue in PostgreSQL until stopped. Jobs are retried with growing pauses, up to 25 times; those of a
 * process that died are taken up within a minute. Each waits for its `turn`.
 */
export async function startJobs(
  appUrl: string,
  tasks: TaskList,
  turn: () => Promise<void> = async () => undefined,
): Promise<Jobs> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      async (...job: Parameters<Task>) => {
        await turn();
        return task?.(...job);
      },
    ]),
  );
  const logger = new Logger(() => (level, text, meta) => {
    if (level === 'error') log.error({ err: meta?.error }, text.split('\n')[0]);
    else if (level === 'warning') log.warn(text.split('\n')[0]);
  });
  const events: WorkerEvents = new EventEmitter();
  const watch = watchWorkers(appUrl, events);
  const runner = await run({
    connectionString: asRole(appUrl, 'homeward_worker'),
    taskList,
    concurrency: CONCURRENT_JOBS,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    noPreparedStatements: false,
    logger,
    events,
  });
  return {
    promise: runner.promise,
    async stop() {
      await runner.stop();
      await watch.stop();
    },
  };
}
