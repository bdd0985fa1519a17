import { createHmac, hkdfSync } from 'node:crypto';
import { KEY_BYTES } from './envelope.server';
import { type KeyRing, sealWithRing, unsealWithRing } from './key-ring.server';

/** What a derived key is for. One purpose never opens what another sealed. */
export type Purpose =
  | 'donor'
  | 'evidence'
  | 'payee'
  | 'fingerprint'
  | 'import'
  | 'justification'
  | 'anonymity'
  | 'stash'
  | 'mail'
  | 'finance'
  | 'identity'
  | 'case_identifier'
  | 'survivor'
  | 'pool'
  | 'follower';

// `root` below is the ring of the root key, which only wrapped keys and no rotation change (purpose-root.server.ts).

/** The purpose's own key. */
export function purposeKey(root: KeyRing, purpose: Purpose): Uint8Array {
  return derivation(purpose)(root.current.bytes);
}

/** Seals for a purpose; the bytes carry the id of the root. */
export function sealFor(root: KeyRing, purpose: Purpose, context: string, plain: Uint8Array): Uint8Array<ArrayBuffer> {
  return sealWithRing(root, derivation(purpose), `${purpose}/${context}`, plain);
}

/** Opens what `sealFor` made; throws UnsealError. */
export function unsealFor(
  root: KeyRing,
  purpose: Purpose,
  context: string,
  sealed: Uint8Array,
): Uint8Array<ArrayBuffer> {
  return unsealWithRing(root, derivation(purpose), `${purpose}/${context}`, sealed);
}

/** Keyed hash (hex, 64 characters) by which equal texts are found without being readable; stable across rotation. */
export function fingerprint(root: KeyRing, purpose: Purpose, text: string): string {
  const key = derivation('fingerprint')(root.current.bytes);
  return createHmac('sha256', key).update(`${purpose}\u0000${text}`, 'utf8').digest('hex');
}

function derivation(purpose: Purpose): (key: Uint8Array) => Uint8Array {
  return (key) => new Uint8Array(hkdfSync('sha256', key, 'homeward', `purpose/${purpose}`, KEY_BYTES));
}
