import { createHash } from 'node:crypto';
import { publicReads } from '~/platform/db/index.server';
import { rootMessage } from '../ledger/index.server';

/** The last root of a month, in full: enough to check its signature. Bytes as hexadecimal text. */
export interface SignedRoot {
  day: string;
  ledgerEntries: string;
  ledgerHash: string;
  trailRows: string;
  trailHash: string;
  publicKey: string;
  signature: string;
  /** What was signed, to the byte. */
  message: string;
}

/** A day's root without its numbers: the SHA-256 of its message and signature. */
export interface RootMark {
  day: string;
  publicKey: string;
  mark: string;
}

export interface SigningKey {
  publicKey: string;
  fingerprint: string;
}

/** What the public may check. The latest first. */
export interface PublicRoots {
  keys: SigningKey[];
  monthly: SignedRoot[];
  daily: RootMark[];
}

export async function publicRoots(): Promise<PublicRoots> {
  const reads = publicReads();
  const [monthly, daily] = await Promise.all([
    reads.$queryRaw<
      (Omit<SignedRoot, 'message' | 'ledgerEntries' | 'trailRows'> & { ledgerSeq: bigint; trailSeq: bigint })[]
    >`
      SELECT day::text, ledger_seq AS "ledgerSeq", encode(ledger_hash, 'hex') AS "ledgerHash", trail_seq AS "trailSeq", encode(trail_hash, 'hex') AS "trailHash",
        encode(public_key, 'hex') AS "publicKey", encode(signature, 'hex') AS signature FROM public.signed_root ORDER BY day DESC`,
    reads.$queryRaw<RootMark[]>`
      SELECT day::text, encode(public_key, 'hex') AS "publicKey", encode(mark, 'hex') AS mark FROM public.root_mark ORDER BY day DESC`,
  ]);
  const keys = [...new Set(daily.map(({ publicKey }) => publicKey))];
  return {
    keys: keys.map((publicKey) => ({ publicKey, fingerprint: fingerprintOf(publicKey) })),
    monthly: monthly.map(({ ledgerSeq, trailSeq, ...root }) => ({
      ...root,
      ledgerEntries: ledgerSeq.toString(),
      trailRows: trailSeq.toString(),
      message: rootMessage({
        day: root.day,
        ledgerSeq,
        ledgerHash: Buffer.from(root.ledgerHash, 'hex'),
        trailSeq,
        trailHash: Buffer.from(root.trailHash, 'hex'),
      }).toString(),
    })),
    daily,
  };
}

const fingerprintOf = (publicKey: string) => createHash('sha256').update(Buffer.from(publicKey, 'hex')).digest('hex');
