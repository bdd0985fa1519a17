import type { RequestHandler } from 'express';

/** A photographed receipt from a phone fits; a hundred megapixels do not. */
const BODY_BYTES_MAX = 16 * 1024 * 1024;

/**
 * Refuses what is too large before a byte of it is read. A form is read whole into memory, so a sender that does not say
 * how much comes (browsers always do) is asked to.
 */
export const limitBodies: RequestHandler = (req, res, next) => {
  if (req.get('transfer-encoding') !== undefined)
    return void res.status(411).type('text/plain').send('Say how long this is (Content-Length), then send it again.');
  if (Number(req.get('content-length') ?? 0) <= BODY_BYTES_MAX) return next();
  res.status(413).type('text/plain').send('This is larger than 16 MB. Send a smaller file.');
};
