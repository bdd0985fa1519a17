import type { Request, RequestHandler, Response } from 'express';
import { publicLanguage } from '../../catalogues/public-languages';
import { publicWords } from '../../catalogues/public-words';
import { isOwnViewPath, isStaffPath } from './paths';
import { restingPage } from './resting-page.server';

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
  // A survivor's own view shows nothing public, and withdrawing must work.
  /^\/p(?:\.data)?$/,
  // Words about how Homeward works, who runs it, how its services stand, and what its ledger signed: nothing of a case.
  /^\/[a-z]{2}\/(?:how-it-works|who-we-are|privacy|terms|accessibility|status)(?:\.data)?$/,
  /^\/[a-z]{2}\/transparency\/roots\.json$/,
  // Whoever wants no more mail is let go, whatever may be shown.
  /^\/[a-z]{2}\/follow\/leave(?:\.data)?$/,
];

/** Whether an address may show something of a case that can be withdrawn: page, data request, card, list, search, sitemap, feed. */
export function isCasePath(pathname: string): boolean {
  // A survivor takes their page down whatever else may be shown.
  return !isStaffPath(pathname) && !isOwnViewPath(pathname) && !elsewhere.some((pattern) => pattern.test(pathname));
}

/** How long a visitor is kept waiting for a line that may only be late, before being told that the page rests. */
const PATIENCE_MS = 300;
const LOOK_EVERY_MS = 20;

/** Lets those who ask for a case page, and no file, wait a moment while the line is late. What is refused is decided afterwards. */
export function casePagesWaitForLine(line: Line, files: ReadonlySet<string>): RequestHandler {
  let waiting: Promise<void> | undefined;
  async function wait(): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    while (!line.isHeld() && performance.now() < until)
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    waiting = undefined;
  }
  return (req, _res, next) => {
    if (line.isHeld() || files.has(req.path.split('/')[1] ?? '') || !isCasePath(req.path)) return next();
    waiting ??= wait();
    void waiting.then(() => next());
  };
}

/**
 * Serves no case page while the line to the database is lost, since a withdrawal could then go unnoticed: 503. What was
 * being made when the line was lost is thrown away when its first byte would leave.
 */
export function casePagesNeedLine(line: Line): RequestHandler {
  return (req, res, next) => {
    if (!isCasePath(req.path)) return next();
    const refuse = () => answerResting(req, res);
    if (!line.isHeld()) return refuse();
    const { write, end } = res;
    const headersBefore = res.getHeaders();
    let thrownAway = false;
    const beforeFirstByte = () => {
      Object.assign(res, { write, end });
      if (line.isHeld()) return;
      thrownAway = true;
      for (const name of res.getHeaderNames()) res.removeHeader(name);
      res.set(headersBefore);
      refuse();
      Object.assign(res, { write: () => true, end: () => res });
    };
    Object.assign(res, {
      write(...given: Parameters<typeof write>) {
        beforeFirstByte();
        return thrownAway || write.apply(res, given);
      },
      end(...given: Parameters<typeof end>) {
        beforeFirstByte();
        return thrownAway ? res : end.apply(res, given);
      },
    });
    next();
  };
}

/** A page for who reads pages, a sentence for every other program. */
function answerResting(req: Request, res: Response): void {
  const lang = publicLanguage(req.path.split('/')[1]);
  const isReader = req.accepts(['text', 'html']) === 'html';
  // Node's own words for the status, not those of the answer that was thrown away.
  res.statusMessage = '';
  res
    .status(503)
    .set({ 'Retry-After': RETRY_AFTER_SECONDS, 'Cache-Control': 'no-store', 'Content-Language': lang })
    .type(isReader ? 'html' : 'text/plain')
    .send(isReader ? restingPage(lang) : publicWords(lang).ui.resting);
}
