import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createRequestHandler, type GetLoadContextFunction } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { log } from '../log/index.server';
import { limitBodies } from './body-limit.server';
import { casePagesNeedLine, casePagesWaitForLine } from './case-pages.server';
import { type HeaderOptions, securityHeaders } from './headers.server';
import { machineDoors } from './machine-doors.server';
import { countAnswer, serveMetrics } from './metrics.server';
import { type Reach, reachIn } from './narrow-build.server';
import { type ListeningLine, PageCache } from './page-cache.server';
import { isStaffPath } from './paths';
import { sameOriginOnly } from './same-origin.server';
import { sharedPages } from './shared-pages.server';

export interface ApplicationOptions extends HeaderOptions {
  build: ServerBuild | (() => Promise<ServerBuild>);
  mode: string;
  /** Answers whether database and jobs are reachable. */
  isReady: () => Promise<boolean>;
  /** On which withdrawals are announced: without it no case page is served. */
  line: ListeningLine;
  /** How much memory kept public pages may take; 0 makes each page anew. */
  pageCacheBytes: number;
  /** Vite's own middleware in development. */
  assets?: RequestHandler;
  trustedProxies: number;
  publicFolder: string;
  clientFolder: string;
}

/** The Express application: headers, same-origin rule, health, kept public pages, static files, then Remix. */
export function createApplication(options: ApplicationOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', 'strong');
  app.set('trust proxy', options.trustedProxies);
  app.use(securityHeaders(options));
  app.get('/healthz', (_req, res) => void res.type('text/plain').send('ok'));
  app.get('/readyz', async (_req, res) => {
    const ready = await options.isReady().catch(() => false);
    res
      .status(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'ready' : 'not ready');
  });
  app.get('/metrics', serveMetrics);
  app.use(sameOriginOnly(['/webhooks/']));
  app.use(limitBodies);
  app.use('/webhooks', namesClient, logRequests, machineDoors(options.build));
  // In development modules change under way: all routes are asked, and nothing is kept.
  const reach = typeof options.build === 'function' ? () => undefined : reachIn(options.build);
  const { line, mode, appUrl } = options;
  const cache = new PageCache({ line, bytesMax: options.pageCacheBytes });
  const files = new Set(['assets', ...readdirSync(options.publicFolder)]);
  app.use(casePagesWaitForLine(line, files));
  app.use(sharedPages({ cache, reach, mode, appUrl, line, files, note: logRequests }));
  app.use(compression());
  if (options.assets) app.use(options.assets);
  else {
    const forever = { immutable: true, maxAge: '1y', index: false, redirect: false } as const;
    app.use('/assets', express.static(path.join(options.clientFolder, 'assets'), forever));
  }
  app.use(express.static(options.publicFolder, { maxAge: '1h', index: false, redirect: false }));
  app.use(logRequests);
  app.use(casePagesNeedLine(line));
  app.use(namesClient);
  app.all('*', answerByRoutes(options, reach));
  app.use(answerError);
  return app;
}

/** Remix, over the routes that the address can reach. */
function answerByRoutes(
  { build, mode }: ApplicationOptions,
  reach: (pathname: string) => Reach | undefined,
): RequestHandler {
  const getLoadContext: GetLoadContextFunction = (_req, res) => ({ nonce: res.locals.nonce as string | undefined });
  const ofAll = createRequestHandler({ build, mode, getLoadContext });
  const ofSome = new WeakMap<ServerBuild, RequestHandler>();
  return (req, res, next) => {
    const narrow = reach(req.path)?.build;
    if (!narrow) return ofAll(req, res, next);
    const handle = ofSome.get(narrow) ?? createRequestHandler({ build: narrow, mode, getLoadContext });
    ofSome.set(narrow, handle);
    return handle(req, res, next);
  };
}

/** What goes wrong before or beside Remix: an address or a body that cannot be read is the sender's, everything else is ours. */
const answerError: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (res.headersSent) return next(error);
  const status = error instanceof URIError ? 400 : senderStatus(error);
  if (status === undefined) log.error({ err: error }, 'request failed outside of Remix');
  const sentence =
    error instanceof URIError
      ? 'This address cannot be read. Check it, or begin at the first page: /'
      : status === undefined
        ? 'Something went wrong here, and it is not your fault. Please try again in a minute.'
        : 'What was sent cannot be read, or is too large.';
  res
    .status(status ?? 500)
    .type('text/plain')
    .send(sentence);
};

/** The status that Express's body parser gives an unreadable body; undefined for every other error. */
function senderStatus(error: unknown): number | undefined {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

/** Routes learn the visitor's address from here only; what a visitor sends under this name is overwritten. */
const namesClient: RequestHandler = (req, _res, next) => {
  req.headers['x-homeward-client'] = req.ip ?? '';
  next();
};

/** One line a request: method, status, milliseconds, and the shape of the path (ids and codes are left out). */
const logRequests: RequestHandler = (req, res, next) => {
  if (res.locals.isNoted) return next();
  res.locals.isNoted = true;
  const startedAt = process.hrtime.bigint();
  res.on('finish', () => {
    const shape = req.path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, ':id').replace(/\/[\w-]{16,}/g, '/:code');
    const ms = Number((process.hrtime.bigint() - startedAt) / 1_000_000n);
    countAnswer(isStaffPath(req.path) ? (req.path.split('/')[1] ?? '') : 'public', res.statusCode, ms);
    log.info({ method: req.method, path: shape, status: res.statusCode, ms }, 'request');
  });
  next();
};
