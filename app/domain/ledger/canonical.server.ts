import { createHash } from 'node:crypto';

// The bytes that seals are made of, built from rows alone: what ledger.entry_leaf and audit.seal_trail hash in SQL is
// built here a second time, so that a verification does not trust the functions of the database that it verifies.

export interface EntryFacts {
  id: string;
  kind: string;
  effectiveAtMs: string;
  bookedAtMs: string;
  /** YYYY-MM-DD; part of the leaf from version 2 on. */
  period: string;
  leafVersion: number;
  idempotencyKey: string;
  inputHashHex: string;
  actorId: string | null;
  reversesEntryId: string | null;
  subjectKind: string;
  subjectId: string;
}

export interface PostingFacts {
  position: string;
  accountCode: string;
  campaignLineId: string | null;
  currency: string;
  amountMinor: string;
}

export interface TrailFacts {
  id: string;
  atMs: string;
  actorId: string | null;
  actorRole: string;
  action: string;
  subjectKind: string;
  subject: string;
  /** As PostgreSQL prints jsonb. */
  detail: string;
}

const sha256 = (...parts: (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The hash before the first seal of a chain. */
export const chainStart = { ledger: sha256('homeward-ledger-1'), trail: sha256('homeward-trail-1') };

export function entryLeaf(entry: EntryFacts, postings: readonly PostingFacts[]): Buffer {
  const lines = [
    `homeward-entry-${entry.leafVersion}`,
    entry.id,
    entry.kind,
    entry.effectiveAtMs,
    entry.bookedAtMs,
    ...(entry.leafVersion >= 2 ? [entry.period] : []),
    entry.idempotencyKey,
    entry.inputHashHex,
    entry.actorId ?? '-',
    entry.reversesEntryId ?? '-',
    entry.subjectKind,
    entry.subjectId,
  ];
  for (const posting of postings)
    lines.push(
      `${posting.position} ${posting.accountCode} ${posting.campaignLineId ?? '-'} ${posting.currency} ${posting.amountMinor}`,
    );
  return sha256(lines.join('\n'));
}

export function trailLeaf(row: TrailFacts): Buffer {
  return sha256(
    [
      'homeward-trail-1',
      row.id,
      row.atMs,
      row.actorId ?? '-',
      row.actorRole,
      row.action,
      row.subjectKind,
      row.subject,
      row.detail,
    ].join('\n'),
  );
}

/** The next hash of a chain. */
export const chained = (previous: Buffer, leaf: Buffer): Buffer => sha256(previous, leaf);

export interface RootFacts {
  /** YYYY-MM-DD */
  day: string;
  ledgerSeq: bigint;
  ledgerHash: Buffer;
  trailSeq: bigint;
  trailHash: Buffer;
}

/** What the daily signature is over. */
export function rootMessage(root: RootFacts): Buffer {
  return Buffer.from(
    [
      'homeward-root-1',
      root.day,
      root.ledgerSeq,
      root.ledgerHash.toString('hex'),
      root.trailSeq,
      root.trailHash.toString('hex'),
    ].join('\n'),
  );
}
