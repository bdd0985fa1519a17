import type { NextFunction, Request, Response } from 'express';
import { isLeavePath, isOwnViewPath } from './paths';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses every request that changes something unless the browser says that it comes from our own pages: its Origin
 * is our host, or, where no Origin is sent, Sec-Fetch-Site is same-origin. Machines (webhooks) prove themselves by
 * signature and are let through by their path.
 */
export function sameOriginOnly(machinePrefixes: readonly string[]) {
  return (req: Request, res: Response, next: NextFunction) => {
    if (SAFE_METHODS.has(req.method) || machinePrefixes.some((prefix) => req.path.startsWith(prefix))) return next();
    // One click in a mail program (RFC 8058) comes from anywhere, with a secret in its address and nothing else.
    // The framework refuses a foreign Origin on its own: here it means nothing, so it does not see it.
    if (isLeavePath(req.path)) {
      delete req.headers.origin;
      return next();
    }
    const origin = req.get('origin');
    const own = origin !== undefined && URL.canParse(origin) && new URL(origin).host === req.get('host');
    const site = req.get('sec-fetch-site');
    if (own || (origin === undefined && site === 'same-origin')) return next();
    // The own view sends no referrer, so its forms say `Origin: null`; a browser too old to say more proves itself by the
    // token in the form (and its cookie, which is sent with nothing from elsewhere).
    const unnamed = origin === undefined || origin === 'null';
    if (isOwnViewPath(req.path) && unnamed && (site === undefined || site === 'same-origin')) return next();
    res
      .status(403)
      .type('text/plain')
      .send('This form was not sent from our own page. Open the page again and send it from there.');
  };
}
