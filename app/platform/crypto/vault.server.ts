import { createCaseKey, openCaseKey } from './case-key-store.server';
import { type KeyRing, parseKeyRing, ringText } from './key-ring.server';
import { fingerprint, type Purpose, purposeKey, sealFor, unsealFor } from './purpose-keys.server';
import { type Rotation, rotate } from './rotate.server';
import { type WrappedKeys, wrappedKeysIn } from './wrapped-keys.server';

/** Everything that needs a key, bound to one ring and to the keys that it wraps. */
export interface Vault {
  createCaseKey(caseId: string): Promise<Uint8Array>;
  caseKey(caseId: string): Promise<Uint8Array>;
  /** Takes back the key of a case that was never stored. */
  removeCaseKey(caseId: string): Promise<void>;
  /** For good, whatever a backup brings back. */
  eraseCaseKey(caseId: string): Promise<void>;
  sealFor(purpose: Purpose, context: string, plain: Uint8Array): Uint8Array<ArrayBuffer>;
  unsealFor(purpose: Purpose, context: string, sealed: Uint8Array): Uint8Array<ArrayBuffer>;
  fingerprint(purpose: Purpose, text: string): string;
  /** The key of a purpose in the form of ENCRYPTION_KEYS, for a part with a key ring of its own. */
  purposeRing(purpose: Purpose): string;
  /** Wraps every key anew with the ring's current one; see rotate. */
  rotate(tell?: (rotation: Rotation) => void): Promise<Rotation>;
}

/** Throws RingKeyMissingError when the ring lacks a key by which something is still wrapped. */
export function createVault(ring: KeyRing, keys: WrappedKeys): Vault {
  keys.marks.check(ring);
  let opened: KeyRing | undefined;
  const root = () => {
    opened ??= keys.root.open(ring);
    return opened;
  };
  return {
    createCaseKey: (caseId) => createCaseKey(ring, keys.cases, caseId),
    caseKey: (caseId) => openCaseKey(ring, keys.cases, caseId),
    removeCaseKey: (caseId) => keys.cases.remove(caseId),
    eraseCaseKey: (caseId) => keys.cases.erase(caseId),
    sealFor: (purpose, context, plain) => sealFor(root(), purpose, context, plain),
    unsealFor: (purpose, context, sealed) => unsealFor(root(), purpose, context, sealed),
    fingerprint: (purpose, text) => fingerprint(root(), purpose, text),
    purposeRing: (purpose) => ringText([{ id: root().current.id, bytes: purposeKey(root(), purpose) }]),
    rotate: (tell) => rotate(ring, keys, tell),
  };
}

/** The vault of an installation: `ENCRYPTION_KEYS` and the wrapped keys under `DATA_DIR`. */
export function openVault(settings: { encryptionKeys: string; dataDir: string }): Vault {
  return createVault(parseKeyRing(settings.encryptionKeys), wrappedKeysIn(settings.dataDir));
}
