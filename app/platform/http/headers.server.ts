import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { isStaffPath } from './paths';

export interface HeaderOptions {
  appUrl: string;
  /** Where the donor pays: Chrome follows a form's redirect only to an origin that form-action names. */
  paymentsOrigin: string;
}

/** Security headers for every answer. Staff pages get a nonce (res.locals.nonce); public pages stay the same for all. */
export function securityHeaders({ appUrl, paymentsOrigin }: HeaderOptions) {
  const secure = appUrl.startsWith('https://');
  return (req: Request, res: Response, next: NextFunction) => {
    const staff = isStaffPath(req.path);
    const nonce = staff ? randomBytes(16).toString('base64') : undefined;
    res.locals.nonce = nonce;
    const policy = [
      `default-src 'none'`,
      `script-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''}`,
      `style-src 'self'`,
      `img-src 'self' data: blob:`,
      `font-src 'self'`,
      `connect-src 'self'`,
      `worker-src 'self'`,
      `manifest-src 'self'`,
      `form-action 'self'${staff ? '' : ` ${paymentsOrigin}`}`,
      `frame-ancestors 'none'`,
      `base-uri 'none'`,
    ];
    res.setHeader('Content-Security-Policy', policy.join('; '));
    res.setHeader('X-Content-Type-Options', 'nosniff');
    // Not no-referrer: with it browsers send `Origin: null` with our own forms, which could then not be told from others.
    res.setHeader('Referrer-Policy', 'same-origin');
    res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), browsing-topics=()');
    res.setHeader('X-Robots-Tag', staff ? 'noindex, nofollow, noarchive' : 'noarchive');
    res.setHeader('Cache-Control', staff ? 'no-store' : 'no-cache');
    if (secure) res.setHeader('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
    next();
  };
}
