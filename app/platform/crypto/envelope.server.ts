import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const KEY_BYTES = 32;

/** The bytes do not open under this key and context: wrong key, wrong place, or tampered with. Says no more on purpose. */
export class UnsealError extends Error {
  override readonly name = 'UnsealError';
  constructor() {
    super('The sealed bytes do not open here.');
  }
}

/** Seals `plain` under a 32-byte key. `context` is authenticated: the same string is needed to open. */
export function seal(key: Uint8Array, context: string, plain: Uint8Array): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(authenticated(context));
  return concat([Uint8Array.of(VERSION), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `seal` made. Throws UnsealError for a wrong key, a wrong context or any changed byte. */
export function unseal(key: Uint8Array, context: string, sealed: Uint8Array): Uint8Array<ArrayBuffer> {
  if (sealed.length < 1 + NONCE_BYTES + TAG_BYTES || sealed[0] !== VERSION) throw new UnsealError();
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const tag = sealed.subarray(sealed.length - TAG_BYTES);
  const body = sealed.subarray(1 + NONCE_BYTES, sealed.length - TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(authenticated(context));
  decipher.setAuthTag(tag);
  try {
    return concat([decipher.update(body), decipher.final()]);
  } catch {
    throw new UnsealError();
  }
}

/** Joins byte arrays into one that owns its memory. */
export function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

function authenticated(context: string): Buffer {
  return Buffer.from(`homeward/${VERSION}/${context}`, 'utf8');
}
