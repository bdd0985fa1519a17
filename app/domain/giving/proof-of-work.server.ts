import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { vault } from '~/platform/crypto/index.server';

/** Half of these hashes are computed before the number is found: some tenths of a second, and not much above one on an old phone. */
const NUMBER_MAX = 20_000;
const VALID_MS = 2 * 3_600_000;
const SHAPE = /^([0-9a-f]{24}\.\d{13})\.(\d{1,7})\.([0-9a-f]{64})$/;

/** What a browser is asked: which number, appended to the salt, gives this SHA-256? Carries its own proof that we asked. */
export interface Challenge {
  salt: string;
  digest: string;
  max: number;
  signature: string;
}

/** A new question. Nothing of it is stored; it can be answered for two hours, and an answer counts once (`spentProof`). */
export function newChallenge(now = Date.now()): Challenge {
  const salt = `${randomBytes(12).toString('hex')}.${now + VALID_MS}`;
  const number = randomBytes(4).readUInt32BE() % NUMBER_MAX;
  const digest = digestOf(salt, number);
  return { salt, digest, max: NUMBER_MAX, signature: signatureOf(digest) };
}

/** The key under which a right answer is spent; null for no answer, a wrong one, or one that comes too late. */
export function readProof(answer: string, now = Date.now()): Uint8Array<ArrayBuffer> | null {
  const [, salt = '', number = '', signature = ''] = SHAPE.exec(answer) ?? [];
  if (salt === '' || Number(salt.split('.')[1]) < now) return null;
  const digest = digestOf(salt, Number(number));
  const expected = Buffer.from(signatureOf(digest), 'hex');
  return timingSafeEqual(expected, Buffer.from(signature, 'hex')) ? new Uint8Array(Buffer.from(digest, 'hex')) : null;
}

const digestOf = (salt: string, number: number) => createHash('sha256').update(`${salt}${number}`).digest('hex');
const signatureOf = (digest: string) => vault().fingerprint('fingerprint', `proof\u0000${digest}`);
