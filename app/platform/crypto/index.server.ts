export { CaseKeyMissingError, type CaseKeyStore, fileCaseKeyStore } from './case-key-store.server';
export { concat, seal, UnsealError, unseal } from './envelope.server';
export { generatedKeys, rotateGeneratedKeys, vault } from './installation-vault.server';
export { generateKeyRing, type KeyRing, parseKeyRing } from './key-ring.server';
export { fingerprint, type Purpose, purposeKey, sealFor, unsealFor } from './purpose-keys.server';
export { RingKeyMissingError } from './ring-marks.server';
export type { Rotation } from './rotate.server';
export { createVault, openVault, type Vault } from './vault.server';
export { hasKeys } from './wrapped-keys.server';
