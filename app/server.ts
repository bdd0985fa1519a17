import { setPriority } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import * as build from 'virtual:remix/server-build';
import type { ServerBuild } from '@remix-run/node';
import { connectionFromEnvironment, holdLine, openPublicReads, publicReads } from './platform/db/index.server';
import { environment } from './platform/env/index.server';
import { createApplication } from './platform/http/application.server';
import { type Busyness, letAnswersGoFirst, tellBusyness } from './platform/jobs/index.server';
import { paymentsOrigin, startParts } from './server-parts.server';

// The composition root of what is served: environment, Express, shutdown. What runs beside it (jobs, sweeps, seals) is
// this same program in a thread of its own, so that drawing a receipt delays no answer.

const STOP_WITHIN_MS = 8_000;
/** About a third of the processor where an answer wants all of it: enough that jobs never starve. */
const JOBS_NICENESS = 5;

if (isMainThread) await serve();
else await workBeside();

async function serve(): Promise<void> {
  const env = environment();
  const line = holdLine(connectionFromEnvironment().webUrl);
  const [beside] = await Promise.all([startBeside(), openPublicReads()]);
  const app = createApplication({
    build: build as unknown as ServerBuild,
    mode: 'production',
    appUrl: env.appUrl,
    paymentsOrigin: paymentsOrigin(),
    isReady: async () => {
      await publicReads().$queryRaw`SELECT 1`;
      return beside.isWorking() && line.isHeld();
    },
    line,
    pageCacheBytes: env.PAGE_CACHE_MB * 1024 * 1024,
    trustedProxies: env.TRUST_PROXY,
    publicFolder: path.resolve('public'),
    clientFolder: path.resolve('build/client'),
  });
  const server = app.listen(env.PORT);
  server.keepAliveTimeout = 65_000;

  let stopping = false;
  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    // Answers that are being given are finished first; a connection that will not end is cut after five seconds.
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
    await Promise.all([closed.then(() => line.stop()), beside.stop()]);
    process.exit(0);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

/** Starts the thread and waits until its parts run. Without them nothing is worked off, so their end is the program's. */
async function startBeside(): Promise<{ isWorking(): boolean; stop(): Promise<void> }> {
  const thread = new Worker(path.resolve(process.argv[1] ?? ''), { workerData: tellBusyness() });
  let stopping = false;
  let isWorking = true;
  const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
  thread.once('error', (error) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  });
  thread.once('exit', () => {
    if (!stopping) process.exit(1);
  });
  await new Promise<void>((resolve) => {
    thread.on('message', (message) => {
      if (message === 'working') resolve();
      else isWorking = false;
    });
  });
  return {
    isWorking: () => isWorking,
    async stop() {
      stopping = true;
      thread.postMessage('stop');
      const late = setTimeout(() => void thread.terminate(), STOP_WITHIN_MS);
      await ended;
      clearTimeout(late);
    },
  };
}

async function workBeside(): Promise<void> {
  // On Linux the niceness is this thread's alone: where both want the processor, an answer comes before a job.
  setPriority(JOBS_NICENESS);
  const parts = await startParts(() => letAnswersGoFirst(workerData as Busyness));
  parentPort?.once('message', async () => {
    await parts.stop();
    process.exit(0);
  });
  parentPort?.postMessage('working');
  void parts.jobsEnded.then(() => parentPort?.postMessage('jobs ended'));
}
