import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { inlineSheetHashes } from './inline-sheets.server';
import { isOwnViewPath, isStaffPath } from './paths';

export interface HeaderOptions {
  appUrl: string;
  /** Where the donor pays: Chrome follows a form's redirect only to an origin that form-action names. */
  paymentsOrigin: string;
}

/** Security headers for every answer. Staff pages get a nonce (res.locals.nonce); public pages stay the same for all. */
export function securityHeaders({ appUrl, paymentsOrigin }: HeaderOptions) {
  const secure = appUrl.startsWith('https://');
  const sheets = inlineSheetHashes()
    .map((hash) => ` ${hash}`)
    .join('');
  return (req: Request, res: Response, next: NextFunction) => {
    const staff = isStaffPath(req.path);
    const own = isOwnViewPath(req.path);
    const nonce = staff ? randomBytes(16).toString('base64') : undefined;
    res.locals.nonce = nonce;
    const policy = [
      `default-src 'none'`,
      `script-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''}`,
      `style-src 'self'${staff || own ? '' : sheets}`,
      `img-src 'self' data: blob:`,
      `font-src 'self'`,
      `connect-src 'self'`,
      `worker-src 'self'`,
      `manifest-src 'self'`,
      `form-action 'self'${staff || own ? '' : ` ${paymentsOrigin}`}`,
      `frame-ancestors 'none'`,
      `base-uri 'none'`,
    ];
    res.setHeader('Content-Security-Policy', policy.join('; '));
    res.setHeader('X-Content-Type-Options', 'nosniff');
    // Not no-referrer: with it browsers send `Origin: null` with our own forms, which could then not be told from others.
    // The survivor's own view has its own way to tell them (same-origin.server.ts), and leaves no trace of where one was.
    res.setHeader('Referrer-Policy', own ? 'no-referrer' : 'same-origin');
    res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), browsing-topics=()');
    res.setHeader('X-Robots-Tag', staff || own ? 'noindex, nofollow, noarchive' : 'noarchive');
    // no-transform keeps the own view from being compressed: its pages have steps of length that tell nothing.
    res.setHeader('Cache-Control', own ? 'no-store, no-transform' : staff ? 'no-store' : 'no-cache');
    if (secure) res.setHeader('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
    next();
  };
}
