import { vault } from '~/platform/crypto/index.server';

/**
 * Whom a request comes from, as a keyed hash of address and browser: it caps what one visitor may hold of a need and
 * how many checkouts they open in an hour. The address itself is kept nowhere.
 */
export function clientHashOf(request: Request): Uint8Array<ArrayBuffer> {
  const from = request.headers.get('x-homeward-client') ?? '';
  const browser = request.headers.get('user-agent') ?? '';
  return new Uint8Array(Buffer.from(vault().fingerprint('fingerprint', `client\u0000${from}\u0000${browser}`), 'hex'));
}
