import path from 'node:path';
import process from 'node:process';
import * as build from 'virtual:remix/server-build';
import type { ServerBuild } from '@remix-run/node';
import { environment } from './platform/env/index.server';
import { createApplication } from './platform/http/application.server';
import { startParts } from './server-parts.server';

// The composition root of what is served: environment, parts, Express, shutdown.
const env = environment();
const parts = await startParts();
const clientFolder = path.resolve('build/client');

const app = createApplication({
  build: build as unknown as ServerBuild,
  mode: 'production',
  appUrl: env.appUrl,
  paymentsOrigin: parts.paymentsOrigin,
  isReady: parts.isReady,
  trustedProxies: env.TRUST_PROXY,
  publicFolder: path.resolve('public'),
  clientFolder,
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
  await closed;
  await parts.stop();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
