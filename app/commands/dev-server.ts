import path from 'node:path';
import process from 'node:process';
import type { ServerBuild } from '@remix-run/node';
import { createServer } from 'vite';
import { connectionFromEnvironment, holdLine, publicReads } from '../platform/db/index.server';
import { environment } from '../platform/env/index.server';
import { createApplication } from '../platform/http/application.server';
import { paymentsOrigin, startParts } from '../server-parts.server';

// What `npm run dev` serves: the same application, with Vite building each module as it is asked for.
const env = environment();
const vite = await createServer({ server: { middlewareMode: true } });
const parts = await startParts();
const line = holdLine(connectionFromEnvironment().webUrl);
const app = createApplication({
  build: async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild,
  mode: 'development',
  assets: vite.middlewares,
  appUrl: env.appUrl,
  paymentsOrigin: paymentsOrigin(),
  isReady: async () => {
    await publicReads().$queryRaw`SELECT 1`;
    return line.isHeld();
  },
  line,
  pageCacheBytes: 0,
  trustedProxies: env.TRUST_PROXY,
  publicFolder: path.resolve('public'),
  clientFolder: path.resolve('build/client'),
});
const server = app.listen(env.PORT);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    server.close();
    server.closeAllConnections();
    await vite.close();
    await Promise.all([parts.stop(), line.stop()]);
    process.exit(0);
  });
}
