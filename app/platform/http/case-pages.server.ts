import type { RequestHandler } from 'express';
import { isStaffPath } from './paths';

/** The line to the database, as far as pages need it. */
export interface Line {
  isHeld(): boolean;
}

const RETRY_AFTER_SECONDS = '5';

// What shows nothing of any case that is public, or must work when the line is lost. Everything else that is not a
// staff page counts as a case page, and a new address does so until it is named here.
const elsewhere = [
  // Machines: events of payments are stored whatever pages may be shown.
  /^\/webhooks\//,
  // Words about how Homeward works.
  /^\/[a-z]{2}\/how-it-works(?:\.data)?$/,
];

/** Whether an address may show something of a case that can be withdrawn: page, data request, card, list, search, sitemap, feed. */
export function isCasePath(pathname: string): boolean {
  return !isStaffPath(pathname) && !elsewhere.some((pattern) => pattern.test(pathname));
}

/**
 * Serves no case page while the line to the database is lost, since a withdrawal could then go unnoticed: 503, at the
 * latest when the first byte would leave. An answer that is under way by then is cut.
 */
export function casePagesNeedLine(line: Line): RequestHandler {
  return (req, res, next) => {
    if (!isCasePath(req.path)) return next();
    if (!line.isHeld()) {
      res
        .status(503)
        .set({ 'Retry-After': RETRY_AFTER_SECONDS, 'Cache-Control': 'no-store' })
        .type('text/plain')
        .send('This page is resting for a moment, and nothing is lost. Please try again in a few seconds.');
      return;
    }
    const writeHead = res.writeHead;
    res.writeHead = ((...args: Parameters<typeof writeHead>) => {
      if (!line.isHeld()) {
        res.destroy();
        return res;
      }
      return writeHead.apply(res, args);
    }) as typeof writeHead;
    next();
  };
}
