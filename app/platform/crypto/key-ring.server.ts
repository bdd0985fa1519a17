import { randomBytes } from 'node:crypto';
import { concat, KEY_BYTES, seal, UnsealError, unseal } from './envelope.server';

export interface RingKey {
  id: string;
  bytes: Uint8Array;
}

/** Keys that wrap other keys; one is current, the rest only open what is old. Never empty. */
export interface KeyRing {
  readonly current: RingKey;
  /** Undefined when the key has left the ring. */
  find(id: string): RingKey | undefined;
}

const KEY_ID = /^[A-Za-z0-9_-]{1,32}$/;

/** Reads `id:base64,id:base64`. Throws a sentence that says what is wrong without repeating a key. */
export function parseKeyRing(text: string): KeyRing {
  const keys = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(parseRingKey);
  if (new Set(keys.map(({ id }) => id)).size !== keys.length)
    throw new Error('ENCRYPTION_KEYS names one key id twice.');
  return ringOf(keys);
}

/** A ring of these keys, the current one first. */
export function ringOf(keys: readonly RingKey[]): KeyRing {
  const [current] = keys;
  if (current === undefined) throw new Error('ENCRYPTION_KEYS is empty: expected id:base64.');
  const byId = new Map(keys.map((key) => [key.id, key]));
  return { current, find: (id) => byId.get(id) };
}

/** A ring in the form of ENCRYPTION_KEYS. */
export const ringText = (keys: readonly RingKey[]): string =>
  keys.map(({ id, bytes }) => `${id}:${Buffer.from(bytes).toString('base64')}`).join(',');

/** A ring of one fresh key, in the form of ENCRYPTION_KEYS. */
export function generateKeyRing(): string {
  return `k${randomBytes(4).toString('hex')}:${randomBytes(KEY_BYTES).toString('base64')}`;
}

function parseRingKey(part: string, index: number): RingKey {
  const place = `Key ${index + 1} of ENCRYPTION_KEYS`;
  const colon = part.indexOf(':');
  const id = part.slice(0, colon);
  if (colon < 1 || !KEY_ID.test(id)) throw new Error(`${place} has no id: expected id:base64.`);
  const bytes = Buffer.from(part.slice(colon + 1), 'base64');
  if (bytes.length !== KEY_BYTES) throw new Error(`${place} is ${bytes.length} bytes long: expected ${KEY_BYTES}.`);
  return { id, bytes };
}

/** Seals under a ring key and puts that key's id in front, so that rotation knows which key opens. */
export function sealWithRing(
  ring: KeyRing,
  derive: (key: Uint8Array) => Uint8Array,
  context: string,
  plain: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const id = Buffer.from(ring.current.id, 'ascii');
  return concat([Uint8Array.of(id.length), id, seal(derive(ring.current.bytes), context, plain)]);
}

/** Opens what `sealWithRing` made. Throws UnsealError also when the key has left the ring. */
export function unsealWithRing(
  ring: KeyRing,
  derive: (key: Uint8Array) => Uint8Array,
  context: string,
  sealed: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const key = ring.find(ringKeyIdOf(sealed));
  if (key === undefined) throw new UnsealError();
  return unseal(derive(key.bytes), context, sealed.subarray(1 + key.id.length));
}

/** The id of the ring key that these bytes were sealed under. */
export function ringKeyIdOf(sealed: Uint8Array): string {
  const length = sealed[0] ?? 0;
  return Buffer.from(sealed.subarray(1, 1 + length)).toString('ascii');
}
