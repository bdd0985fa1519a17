import { vault } from '~/platform/crypto/index.server';

/** A donor's address in the clear, for a mail or a page of their own. */
export function unsealDonorEmail(sealed: Uint8Array<ArrayBuffer>): string {
  return new TextDecoder().decode(vault().unsealFor('donor', 'email', sealed));
}
