import { vault } from '~/platform/crypto/index.server';

export interface SealedDonor {
  sealed: Uint8Array<ArrayBuffer>;
  fingerprint: Uint8Array<ArrayBuffer>;
}

/** The donor's address for the receipt, readable only with the vault; equal addresses are found by a keyed hash. */
export function sealDonor(email: string | null): SealedDonor | undefined {
  if (!email) return undefined;
  const normal = email.trim().toLowerCase();
  return {
    sealed: vault().sealFor('donor', 'email', new TextEncoder().encode(normal)),
    fingerprint: new Uint8Array(Buffer.from(vault().fingerprint('donor', normal), 'hex')),
  };
}
