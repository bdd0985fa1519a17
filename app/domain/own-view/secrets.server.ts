import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { vault } from '~/platform/crypto/index.server';
import { deriveFromPassword } from '~/platform/identity/password.server';
import { networkAddress } from '../access/index.server';
import { codeOf } from './code';

type Bytes = Uint8Array<ArrayBuffer>;

const hashed = (text: string): Bytes => new Uint8Array(Buffer.from(vault().fingerprint('survivor', text), 'hex'));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

export function newCode(): string {
  return codeOf(Array.from({ length: 16 }, () => randomInt(10)).join(''));
}

/** By which a code is found: whoever reads the table cannot type it. */
export const codeHashOf = (code: string): Bytes => hashed(`code\u0000${code}`);

/** Whom a try comes from; null where visitors cannot be told apart (a proxy that does not say). */
export function clientHashOf(request: Request): Bytes | null {
  const address = networkAddress(request);
  return address === undefined ? null : hashed(`client\u0000${address}`);
}

/**
 * What the database compares. The PIN is first hashed with a key that is in no database and together with its code, then
 * made slow: six digits could be tried out at once otherwise. It takes the same time for a code that never was.
 */
export function verifierOf(codeHash: Uint8Array, pin: string): Promise<Bytes> {
  const whose = hex(codeHash);
  const salt = hashed(`salt\u0000${whose}`).subarray(0, 16);
  return deriveFromPassword(vault().fingerprint('survivor', `pin\u0000${whose}\u0000${pin}`), salt);
}

/** What the browser holds for the time of a session. */
export const newSessionToken = (): string => randomBytes(32).toString('base64url');
export const sessionKeyOf = (token: string): Bytes => hashed(`session\u0000${token}`);

/** Stands in every form of a session. A page elsewhere cannot know it, also where a browser says nothing of itself. */
export const formTokenOf = (token: string): string => hex(hashed(`form\u0000${token}`)).slice(0, 32);

export function isFormToken(token: string, given: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(formTokenOf(token)), digest(given));
}
