import type pg from 'pg';
import { firstViolation } from './invariants.server';
import { verifyRoots } from './verify-roots.server';
import { type ChainHashes, verifyChain, verifyEntries, verifyTrail } from './verify-stream.server';

export interface Verification {
  entries: number;
  postings: number;
  sealedEntries: bigint;
  sealedTrailEntries: bigint;
  roots: number;
  /** Fingerprints (first 16 hex digits) of the keys that signed the roots. */
  signers: string[];
  violation?: { invariant: string; found: string };
}

/**
 * Checks the whole ledger on one connection that may read it (role auditor): every leaf built again from its rows, both
 * chains, signed roots, balances at the checkpoints, and the named invariants, all in one snapshot. Rows are streamed:
 * memory grows with the number of accounts, not of postings. Stops at the first violation.
 */
export async function verifyLedger(
  client: pg.ClientBase,
  options: { trustedKey?: Buffer } = {},
): Promise<Verification> {
  const result: Verification = {
    entries: 0,
    postings: 0,
    sealedEntries: 0n,
    sealedTrailEntries: 0n,
    roots: 0,
    signers: [],
  };
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    result.violation = await verify(client, result, options.trustedKey);
  } finally {
    await client.query('ROLLBACK');
  }
  return result;
}

async function verify(
  client: pg.ClientBase,
  result: Verification,
  trustedKey: Buffer | undefined,
): Promise<Verification['violation']> {
  // Roots name points of the chains: those hashes are kept while the chains go by.
  const wanted: { ledger: ChainHashes; trail: ChainHashes } = { ledger: new Map(), trail: new Map() };
  const roots = await verifyRoots(client, wanted, trustedKey);
  result.roots = roots.count;
  result.signers = roots.signers;
  if (roots.violation) return roots.violation;

  const ledgerChain = await verifyChain(client, 'ledger', wanted.ledger);
  result.sealedEntries = ledgerChain.sealed;
  if (ledgerChain.violation) return ledgerChain.violation;
  const trailChain = await verifyChain(client, 'trail', wanted.trail);
  result.sealedTrailEntries = trailChain.sealed;
  if (trailChain.violation) return trailChain.violation;
  const broken = roots.compare();
  if (broken) return broken;

  const entries = await verifyEntries(client);
  result.entries = entries.entries;
  result.postings = entries.postings;
  if (entries.violation) return entries.violation;
  const trail = await verifyTrail(client);
  if (trail) return trail;
  return firstViolation(async (sql) => (await client.query<{ found: string }>(sql)).rows);
}
