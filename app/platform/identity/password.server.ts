import { hash, hashRaw, verify } from '@node-rs/argon2';

// OWASP's first choice for argon2id (the library's default algorithm): 19 MiB, two passes, one lane.
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** An argon2id hash in PHC format. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), PARAMETERS);
}

export function verifyPassword(input: { hash: string; password: string }): Promise<boolean> {
  return verify(input.hash, input.password.normalize('NFKC'));
}

/** 32 bytes that take as long to derive as a password's hash; the same for the same input. */
export async function deriveFromPassword(password: string, salt: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await hashRaw(password, { ...PARAMETERS, outputLen: 32, salt }));
}
