import { createPublicKey, verify } from 'node:crypto';
import type pg from 'pg';
import { rootMessage } from './canonical.server';
import type { ChainHashes } from './verify-stream.server';

interface RootRow {
  day: string;
  ledger_seq: string;
  ledger_hash: Buffer;
  trail_seq: string;
  trail_hash: Buffer;
  public_key: Buffer;
  signature: Buffer;
}

type Violation = { invariant: string; found: string };

/**
 * Checks the signatures of all daily roots and asks for the hashes they name (by adding them to `wanted`); `compare`,
 * called once the chains have gone by, says whether they are still the same.
 */
export async function verifyRoots(
  client: pg.ClientBase,
  wanted: { ledger: ChainHashes; trail: ChainHashes },
  trustedKey: Buffer | undefined,
) {
  const { rows } = await client.query<RootRow>(
    'SELECT day::text, ledger_seq, ledger_hash, trail_seq, trail_hash, public_key, signature FROM ledger.daily_root ORDER BY day',
  );
  const signers = [...new Set(rows.map((row) => row.public_key.toString('hex').slice(0, 16)))];
  let violation: Violation | undefined;
  for (const row of rows) {
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: row.public_key.toString('base64url') },
      format: 'jwk',
    });
    const message = rootMessage({
      day: row.day,
      ledgerSeq: BigInt(row.ledger_seq),
      ledgerHash: row.ledger_hash,
      trailSeq: BigInt(row.trail_seq),
      trailHash: row.trail_hash,
    });
    if (trustedKey && !trustedKey.equals(row.public_key))
      violation ??= { invariant: 'roots_are_signed_by_the_trusted_key', found: `root of ${row.day}` };
    if (!verify(null, message, key, row.signature))
      violation ??= { invariant: 'roots_are_signed', found: `root of ${row.day}` };
    wanted.ledger.set(row.ledger_seq, undefined);
    wanted.trail.set(row.trail_seq, undefined);
  }
  const compare = (): Violation | undefined => {
    for (const row of rows) {
      if (!wanted.ledger.get(row.ledger_seq)?.equals(row.ledger_hash))
        return { invariant: 'history_is_as_it_was_signed', found: `ledger at the root of ${row.day}` };
      if (!wanted.trail.get(row.trail_seq)?.equals(row.trail_hash))
        return { invariant: 'history_is_as_it_was_signed', found: `trail at the root of ${row.day}` };
    }
    return undefined;
  };
  return { count: rows.length, signers, violation, compare };
}
