import pg from 'pg';
import { connectionFromEnvironment, inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { type Verification, verifyLedger } from '../ledger/index.server';

export interface Chain {
  chain: 'ledger' | 'trail';
  sealed: bigint;
  /** Not yet sealed: at most a few seconds' worth. */
  waiting: number;
  lastHashHex: string;
}
export interface Root {
  day: Date;
  ledgerSeq: bigint;
  trailSeq: bigint;
  keyHex: string;
}
export interface Seals {
  chains: Chain[];
  /** The latest first. */
  roots: Root[];
}

const ROOTS_SHOWN = 30;

/** How far both chains are sealed, and the latest signed roots. */
export async function readSeals(actor: StaffActor): Promise<Seals> {
  return inTransaction(actor, 'audit.seals', async (tx) => {
    const chains = await tx.$queryRaw<Chain[]>`
      SELECT h.chain, h.seq AS sealed, encode(h.hash, 'hex') AS "lastHashHex",
        CASE h.chain WHEN 'ledger' THEN (SELECT count(*)::int FROM ledger.entry e WHERE e.xact >= h.through_xact)
          ELSE (SELECT count(*)::int FROM audit.trail_entry t WHERE t.xact >= h.through_xact) END AS waiting
      FROM ledger.seal_head h ORDER BY h.chain`;
    const roots = await tx.$queryRaw<Root[]>`
      SELECT day, ledger_seq AS "ledgerSeq", trail_seq AS "trailSeq", encode(public_key, 'hex') AS "keyHex" FROM ledger.daily_root ORDER BY day DESC LIMIT ${ROOTS_SHOWN}`;
    return { chains, roots };
  });
}

export interface VerifiedLedger extends Verification {
  seconds: number;
}

let running: Promise<VerifiedLedger> | undefined;

/** Verifies the whole ledger as an auditor, on a connection of its own; whoever asks meanwhile gets the same answer. */
export async function verifyNow(actor: StaffActor): Promise<VerifiedLedger> {
  running ??= verify().finally(() => {
    running = undefined;
  });
  const result = await running;
  const detail = JSON.stringify({
    holds: result.violation === undefined,
    violation: result.violation?.invariant ?? null,
  });
  await inTransaction(
    actor,
    'audit.verified',
    (tx) => tx.$executeRaw`SELECT audit.record('ledger.verified', 'ledger', 'all', ${detail}::jsonb)`,
  );
  return result;
}

async function verify(): Promise<VerifiedLedger> {
  const startedAt = Date.now();
  const { appUrl } = connectionFromEnvironment();
  const client = new pg.Client({ connectionString: appUrl, options: '-c role=homeward_auditor -c jit=off' });
  await client.connect();
  try {
    return { ...(await verifyLedger(client)), seconds: (Date.now() - startedAt) / 1000 };
  } finally {
    await client.end();
  }
}
