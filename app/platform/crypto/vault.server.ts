import path from 'node:path';
import {
  type CaseKeyStore,
  createCaseKey,
  fileCaseKeyStore,
  openCaseKey,
  rewrapCaseKeys,
} from './case-key-store.server';
import { type KeyRing, parseKeyRing } from './key-ring.server';
import { fingerprint, type Purpose, sealFor, unsealFor } from './purpose-keys.server';

/** Everything that needs a key, bound to one ring and one key store. */
export interface Vault {
  createCaseKey(caseId: string): Promise<Uint8Array>;
  caseKey(caseId: string): Promise<Uint8Array>;
  removeCaseKey(caseId: string): Promise<void>;
  rewrapCaseKeys(): Promise<number>;
  sealFor(purpose: Purpose, context: string, plain: Uint8Array): Uint8Array<ArrayBuffer>;
  unsealFor(purpose: Purpose, context: string, sealed: Uint8Array): Uint8Array<ArrayBuffer>;
  fingerprint(purpose: Purpose, text: string): string;
}

export function createVault(ring: KeyRing, store: CaseKeyStore): Vault {
  return {
    createCaseKey: (caseId) => createCaseKey(ring, store, caseId),
    caseKey: (caseId) => openCaseKey(ring, store, caseId),
    removeCaseKey: (caseId) => store.remove(caseId),
    rewrapCaseKeys: () => rewrapCaseKeys(ring, store),
    sealFor: (purpose, context, plain) => sealFor(ring, purpose, context, plain),
    unsealFor: (purpose, context, sealed) => unsealFor(ring, purpose, context, sealed),
    fingerprint: (purpose, text) => fingerprint(ring, purpose, text),
  };
}

/** The vault of an installation: `ENCRYPTION_KEYS` and the folder `case-keys` under `DATA_DIR`. */
export function openVault(settings: { encryptionKeys: string; dataDir: string }): Vault {
  return createVault(
    parseKeyRing(settings.encryptionKeys),
    fileCaseKeyStore(path.join(path.resolve(settings.dataDir), 'case-keys')),
  );
}
