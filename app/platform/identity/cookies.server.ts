import { createHmac, timingSafeEqual } from 'node:crypto';

/** The value of a cookie of this request, or undefined. */
export function readCookie(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return decodeOrUndefined(part.slice(at + 1).trim());
  }
  return undefined;
}

function decodeOrUndefined(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The value that better-auth signed (`value.signature`, HMAC-SHA256), or undefined when the signature is not ours. */
export function readSignedCookie(request: Request, name: string, secret: string): string | undefined {
  const signed = readCookie(request, name);
  const dot = signed?.lastIndexOf('.') ?? -1;
  if (signed === undefined || dot < 1) return undefined;
  const value = signed.slice(0, dot);
  const given = Buffer.from(signed.slice(dot + 1), 'base64');
  const ours = createHmac('sha256', secret).update(value, 'utf8').digest();
  return given.length === ours.length && timingSafeEqual(given, ours) ? value : undefined;
}

/** A Set-Cookie line of ours; zero seconds deletes. */
export function setCookie(name: string, value: string, options: { secure: boolean; seconds: number }): string {
  const parts = [
    `${name}=${encodeURIComponent(value)}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    `Max-Age=${options.seconds}`,
  ];
  return [...parts, ...(options.secure ? ['Secure'] : [])].join('; ');
}
