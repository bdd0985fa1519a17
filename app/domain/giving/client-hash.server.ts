import { vault } from '~/platform/crypto/index.server';
import { networkAddress } from '../access/index.server';

/**
 * Whom a request comes from, as a keyed hash of address and browser: it caps what one visitor may hold of a need and
 * how many checkouts they open in an hour. The address itself is kept nowhere.
 */
export function clientHashOf(request: Request): Uint8Array<ArrayBuffer> {
  const from = request.headers.get('x-homeward-client') ?? '';
  const browser = request.headers.get('user-agent') ?? '';
  return hashOf(`client\u0000${from}\u0000${browser}`);
}

/** The network alone, whatever the browser calls itself; null where it is not known (a proxy that does not say). */
export function addressHashOf(request: Request): Uint8Array<ArrayBuffer> | null {
  const address = networkAddress(request);
  return address === undefined ? null : hashOf(`address\u0000${address}`);
}

const hashOf = (text: string) => new Uint8Array(Buffer.from(vault().fingerprint('fingerprint', text), 'hex'));
