import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import type { Request as ExpressRequest, Response as ExpressResponse, RequestHandler } from 'express';
import type { Line } from './case-pages.server';
import { KeptPage, type MadePage } from './kept-page.server';
import { documentMaker } from './made-document.server';
import { countPage } from './metrics.server';
import type { Reach } from './narrow-build.server';
import { PageBody } from './page-body.server';
import type { PageCache } from './page-cache.server';
import { settlingOf } from './shared-address';

interface Options {
  cache: PageCache;
  reach: (pathname: string) => Reach | undefined;
  mode: string;
  /** Pages are made for this host, whatever host was asked for. */
  appUrl: string;
  line: Line;
  /** First parts of addresses that are files. */
  files: ReadonlySet<string>;
  /** Notes a request and its answer, once. */
  note: RequestHandler;
}

interface Maker {
  document: ReturnType<typeof documentMaker>;
  /** Remix itself: what is no plain page, and errors. */
  handle: ReturnType<typeof createRequestHandler>;
}

const DOCUMENT_HEADERS = { 'content-type': 'text/html; charset=utf-8' };

interface SharedPage {
  address: string;
  build: ServerBuild;
}

/**
 * Answers public pages from memory. A page is made for its settled address and nothing else: no header, cookie, host or
 * other parameter of the visitor reaches it, so what is kept is what everybody would get. What turns out not to be
 * shared, and everything while the line is lost, is left to what comes after.
 */
export function sharedPages({ cache, reach, mode, appUrl, line, files, note }: Options): RequestHandler {
  const makers = new WeakMap<ServerBuild, Maker>();

  function pageAt(req: ExpressRequest): SharedPage | undefined {
    if ((req.method !== 'GET' && req.method !== 'HEAD') || !line.isHeld()) return undefined;
    // One spelling only: with a slash at its end an address is another one.
    if (req.path.length > 1 && req.path.endsWith('/')) return undefined;
    if (files.has(req.path.split('/')[1] ?? '')) return undefined;
    const reached = reach(req.path);
    const settling = reached && settlingOf(reached.leaf.module.loader);
    if (!settling) return undefined;
    const at = req.originalUrl.indexOf('?');
    const settled = settling(new URLSearchParams(at === -1 ? '' : req.originalUrl.slice(at)));
    return settled === null ? undefined : { address: req.path + settled, build: reached.build };
  }

  async function make({ address, build }: SharedPage): Promise<MadePage> {
    const maker = makers.get(build) ?? { document: documentMaker(build), handle: createRequestHandler(build, mode) };
    makers.set(build, maker);
    const document = await maker.document?.(new Request(appUrl + address));
    if (document) return { status: 200, headers: DOCUMENT_HEADERS, body: document, isShared: true };
    const answer = await maker.handle(new Request(appUrl + address), {});
    const { 'set-cookie': cookie, 'cache-control': rule, ...headers } = Object.fromEntries(answer.headers);
    const body = PageBody.of(Buffer.from(await answer.arrayBuffer()));
    const isShared = cookie === undefined && (rule === undefined || rule === 'no-cache');
    return { status: answer.status, headers, body, isShared };
  }

  return async (req, res, next) => {
    try {
      const asked = pageAt(req);
      if (!asked) return next();
      note(req, res, () => undefined);
      const kept = cache.find(asked.address);
      countPage(kept ? 'kept' : 'made');
      const page = kept ?? (await cache.make(asked.address, () => make(asked)));
      if (!(page instanceof KeptPage) && !page.isShared) return next();
      const send = page instanceof KeptPage ? await sendingOf(req, page) : sendingOnce(page);
      // The last moment at which the line can be asked.
      if (!line.isHeld()) return next();
      send(res, req.method === 'HEAD');
    } catch (error) {
      next(error);
    }
  };
}

type Sending = (res: ExpressResponse, withoutBody: boolean) => void;

async function sendingOf(req: ExpressRequest, page: KeptPage): Promise<Sending> {
  // Ours before the visitor's: browsers name gzip first, and like brotli as much.
  const { body, headers, etag } = await page.in(
    page.encodings.find((one) => req.acceptsEncodings(one) === one) ?? 'identity',
  );
  if (page.isTagged(req.headers['if-none-match'] ?? ''))
    return (res) => void res.writeHead(304, { etag, ...headersOf304(headers) }).end();
  return (res, withoutBody) => void res.writeHead(200, headers).end(withoutBody ? undefined : body);
}

/** What a browser looks at although it has the page already: how it varies, and who else may read it. */
const headersOf304 = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name === 'vary' || name.startsWith('access-control-')));

const sendingOnce =
  ({ status, headers, body }: MadePage): Sending =>
  (res, withoutBody) =>
    void res
      .writeHead(status, { ...headers, 'content-length': String(body.length) })
      .end(withoutBody ? undefined : body.whole());
