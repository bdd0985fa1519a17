import { Logger, type Runner, run, type TaskList } from 'graphile-worker';
import { asRole } from '../db/index.server';
import { log } from '../log/index.server';

const CONCURRENT_JOBS = 4;
const POLL_MS = 1_000;

/** Works off the queue in PostgreSQL until stopped. Jobs are retried with growing pauses, up to 25 times. */
export async function startJobs(appUrl: string, taskList: TaskList): Promise<Runner> {
  const logger = new Logger(() => (level, text, meta) => {
    if (level === 'error') log.error({ err: meta?.error }, text.split('\n')[0]);
    else if (level === 'warning') log.warn(text.split('\n')[0]);
  });
  return run({
    connectionString: asRole(appUrl, 'homeward_worker'),
    taskList,
    concurrency: CONCURRENT_JOBS,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    noPreparedStatements: false,
    logger,
  });
}
