import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Html } from './html';

/** A request body larger than a sandbox accepts. */
export class BodyTooLarge extends Error {}

/** The whole request body, at most `limitBytes`. */
export async function readBody(request: IncomingMessage, limitBytes = 1_000_000): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > limitBytes) throw new BodyTooLarge(`More than ${limitBytes} bytes`);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

interface PageOptions {
  status?: number;
  /** Origins, beside our own, that a form on this page may end at after its redirect. */
  formTargets?: readonly string[];
  /** Origins, beside our own, that may be framed; the mail catcher frames its own message bodies. */
  frames?: boolean;
}

function contentSecurityPolicy({ formTargets = [], frames = false }: PageOptions): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    frames ? "frame-src 'self'" : "frame-src 'none'",
    `form-action 'self' ${formTargets.join(' ')}`.trim(),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** A whole answer, ready to be sent. */
export interface Reply {
  status: number;
  headers: OutgoingHttpHeaders;
  body: string | Buffer;
  /** How the connection fails instead: before a byte, in the middle of the body, or never answering at all. */
  broken?: 'reset' | 'cut' | 'silent';
}

export function pageReply(page: Html, options: PageOptions = {}): Reply {
  return {
    status: options.status ?? 200,
    headers: {
      ...SECURITY_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(options),
      'x-frame-options': 'DENY',
    },
    body: page.text,
  };
}

export function textReply(status: number, text: string): Reply {
  return { status, headers: { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8' }, body: text };
}

export function jsonReply(status: number, value: unknown): Reply {
  const headers = { ...SECURITY_HEADERS, 'content-type': 'application/json; charset=utf-8' };
  return { status, headers, body: JSON.stringify(value, null, 2) };
}

/** Answers a form post with "look there now" (303). */
export function redirectReply(location: string): Reply {
  return { status: 303, headers: { ...SECURITY_HEADERS, location }, body: '' };
}

/** A static file of the sandboxes. */
export function assetReply({ type, body }: { type: string; body: string | Buffer }): Reply {
  const headers = { 'content-type': type, 'cache-control': 'max-age=3600', 'x-content-type-options': 'nosniff' };
  return { status: 200, headers, body };
}

type Handler = (request: IncomingMessage, url: URL) => Promise<Reply>;

/** Runs `handle` for a request and sends its reply; a failure is logged and answered as one. */
export function answerWith(handle: Handler, request: IncomingMessage, response: ServerResponse): void {
  const send = ({ status, headers, body, broken }: Reply) => {
    if (broken === 'silent') return;
    if (broken === 'reset') {
      request.socket.resetAndDestroy();
      return;
    }
    if (broken === 'cut') {
      response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
      response.write(body.slice(0, Math.floor(body.length / 2)), () => request.socket.resetAndDestroy());
      return;
    }
    response.writeHead(status, headers);
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  handle(request, new URL(request.url ?? '/', 'http://sandbox')).then(send, (error: unknown) => {
    if (error instanceof BodyTooLarge) return send(textReply(413, 'Too large'));
    process.stderr.write(`${request.method} ${request.url}: ${error instanceof Error ? error.stack : String(error)}\n`);
    return send(textReply(500, 'The sandbox failed; see its log.'));
  });
}

/** True unless a browser says that another site sent this form. Programs send neither header. */
export function isSameOrigin(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.headers.origin;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === request.headers.host);
}
