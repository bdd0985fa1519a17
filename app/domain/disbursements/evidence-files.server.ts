import { createHash } from 'node:crypto';
import { vault } from '~/platform/crypto/index.server';
import { type FileArea, files } from '~/platform/files/index.server';

// The key of a file is random and known only after it was stored, so the context that is sealed in is what the file
// is and whose: a covered copy never opens as an original, nor one payment's receipt as another's.
export type EvidencePart = 'original' | 'sheet' | 'redacted';
const contextOf = (part: EvidencePart, evidenceId: string) => `evidence.${part}/${evidenceId}`;

/** Seals a file and keeps it; answers its key. */
export async function keepSealed(
  area: FileArea,
  part: EvidencePart,
  evidenceId: string,
  bytes: Uint8Array,
): Promise<string> {
  const { key } = await files().put(area, vault().sealFor('evidence', contextOf(part, evidenceId), bytes));
  return key;
}

/** Throws FileMissingError, UnsealError. */
export async function openSealed(
  key: string,
  part: EvidencePart,
  evidenceId: string,
): Promise<Uint8Array<ArrayBuffer>> {
  return vault().unsealFor('evidence', contextOf(part, evidenceId), await files().get(key));
}

export async function forget(...keys: string[]): Promise<void> {
  await Promise.all(keys.map((key) => files().remove(key)));
}

export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Keyed hash of an original, by which a receipt that is used twice is noticed. */
export function originalDigest(bytes: Uint8Array): Buffer {
  return Buffer.from(vault().fingerprint('evidence', sha256(bytes).toString('hex')), 'hex');
}
