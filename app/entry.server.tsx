import { Writable } from 'node:stream';
import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server';
import { withInlineSheets } from './platform/http/inline-sheets.server';
import { type PageBody, PageParts } from './platform/http/page-body.server';
import { isOwnViewPath, isStaffPath } from './platform/http/paths';
import { log } from './platform/log/index.server';
import { NonceProvider } from './ui/shell/nonce';
import { StillPartsProvider } from './ui/shell/still';

const RENDER_TIMEOUT_MS = 10_000;
export const streamTimeout = RENDER_TIMEOUT_MS;

/** Renders the whole page before the first byte is sent, so that an error can still change the status. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const body = isStaffPath(new URL(request.url).pathname)
    ? await hydratedDocument(entry, request.url, context.nonce as string | undefined)
    : new Uint8Array(madeDocument(entry, request.url).whole());
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(body, { headers, status });
}

/** A page that no script takes over: plain markup, with its style in it. */
export function madeDocument(entry: EntryContext, url: string): PageBody {
  const parts = new PageParts(renderToStaticMarkup);
  const markup = renderToStaticMarkup(
    <StillPartsProvider value={parts}>
      <RemixServer context={entry} url={url} />
    </StillPartsProvider>,
  );
  // The own view goes over the wire as it is written, so its style stays a file.
  const page = isOwnViewPath(new URL(url).pathname) ? [markup] : withInlineSheets(markup, parts.text);
  return parts.bodyOf('<!DOCTYPE html>', ...page);
}

function hydratedDocument(
  entry: EntryContext,
  url: string,
  nonce: string | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const page = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <RemixServer context={entry} url={url} nonce={nonce} />
      </NonceProvider>,
      {
        nonce,
        onAllReady() {
          clearTimeout(late);
          page.pipe(gathered(resolve));
        },
        onShellError: reject,
        onError: (error) => log.error({ err: error }, 'page could not be rendered'),
      },
    );
    const late = setTimeout(() => page.abort(), RENDER_TIMEOUT_MS).unref();
  });
}

/** The whole page as one piece: streams of the web cost more than they carry. */
function gathered(done: (body: Uint8Array<ArrayBuffer>) => void): Writable {
  const pieces: Buffer[] = [];
  return new Writable({
    write(piece: Buffer, _encoding, next) {
      pieces.push(piece);
      next();
    },
    final(next) {
      done(Buffer.concat(pieces));
      next();
    },
  });
}

/** Errors of loaders and actions end here, once; the message may quote data, so only its kind is logged. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) log.error({ err: error }, 'request failed');
}
