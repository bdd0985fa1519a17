import { once } from 'node:events';
import type { LoaderFunctionArgs, ServerBuild } from '@remix-run/node';
import { type DatabaseLine, holdLine } from '../../../app/platform/db/index.server';

// One instance of the public site: the application's own Express, pages and line, in this process.

const PAGES = {
  'routes/_public+/$lang._index': {
    path: ':lang',
    index: true,
    load: () => import('../../../app/routes/_public+/$lang._index'),
  },
  'routes/_public+/$lang.needs._index': {
    path: ':lang/needs',
    index: true,
    load: () => import('../../../app/routes/_public+/$lang.needs._index'),
  },
  'routes/_public+/$lang.needs.$slug': {
    path: ':lang/needs/:slug',
    load: () => import('../../../app/routes/_public+/$lang.needs.$slug'),
  },
};
const LAYOUT = 'routes/_public+/_layout';

/** Called when the loaders of a page have read and before it is drawn. */
export type AfterReading = () => Promise<void>;

async function buildOfPages(afterReading: AfterReading): Promise<ServerBuild> {
  const routes: Record<string, object> = {
    root: { id: 'root', path: '', module: await import('../../../app/root') },
    [LAYOUT]: { id: LAYOUT, parentId: 'root', module: await import('../../../app/routes/_public+/_layout') },
  };
  for (const [id, { load, ...route }] of Object.entries(PAGES)) {
    const module = await load();
    const loader = async (args: LoaderFunctionArgs) => {
      try {
        return await module.loader(args);
      } finally {
        await afterReading();
      }
    };
    // The marks of the real loader stay on it.
    routes[id] = {
      id,
      parentId: LAYOUT,
      ...route,
      module: { ...module, loader: Object.assign(loader, module.loader) },
    };
  }
  const assets = Object.fromEntries(
    Object.entries(routes).map(([id, route]) => [id, { ...route, module: `/assets/${id}.js`, hasLoader: true }]),
  );
  return {
    mode: 'production',
    routes,
    assets: { routes: assets, entry: { imports: [], module: '/assets/entry.js' }, url: '', version: '1' },
    entry: { module: await import('../../../app/entry.server') },
    future: { v3_singleFetch: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_fetcherPersist: true },
    isSpaMode: false,
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
  } as unknown as ServerBuild;
}

export interface Instance {
  line: DatabaseLine;
  afterReading: AfterReading;
  /** How many times a page was made. */
  made: number;
  ask(path: string): Promise<{ status: number; text: string }>;
  stop(): Promise<void>;
}

export async function startInstance(lineUrl: string): Promise<Instance> {
  const { createApplication } = await import('../../../app/platform/http/application.server');
  const line = holdLine(lineUrl);
  const instance: Instance = { line, afterReading: async () => undefined, made: 0, ask, stop };
  const app = createApplication({
    build: await buildOfPages(() => {
      instance.made += 1;
      return instance.afterReading();
    }),
    mode: 'production',
    appUrl: 'http://homeward.test',
    paymentsOrigin: 'http://payments.test',
    isReady: async () => line.isHeld(),
    line,
    pageCacheBytes: 8 * 1024 * 1024,
    trustedProxies: 0,
    publicFolder: 'public',
    clientFolder: 'build/client',
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  while (!line.isHeld()) await new Promise((resolve) => setTimeout(resolve, 5));

  async function ask(path: string) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: answer.status, text: await answer.text() };
  }
  async function stop() {
    server.close();
    server.closeAllConnections();
    await line.stop();
  }
  return instance;
}
