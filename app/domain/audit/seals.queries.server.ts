import pg from 'pg';
import { connectionFromEnvironment, inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { type Verification, verifyLedger } from '../ledger/index.server';

export interface Chain {
  chain: 'ledger' | 'trail';
  sealed: bigint;
  /** Not yet sealed: at most a few seconds' worth. */
  waiting: number;
  lastHashHex: string | null;
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
    const [ledger] = await tx.$queryRaw<Chain[]>`
      SELECT 'ledger' AS chain, count(s.seq) AS sealed, (count(*) - count(s.seq))::int AS waiting,
        (SELECT encode(hash, 'hex') FROM ledger.entry_seal ORDER BY seq DESC LIMIT 1) AS "lastHashHex"
      FROM ledger.entry e LEFT JOIN ledger.entry_seal s ON s.entry_id = e.id`;
    const [trail] = await tx.$queryRaw<Chain[]>`
      SELECT 'trail' AS chain, count(s.seq) AS sealed, (count(*) - count(s.seq))::int AS waiting,
        (SELECT encode(hash, 'hex') FROM audit.trail_seal ORDER BY seq DESC LIMIT 1) AS "lastHashHex"
      FROM audit.trail_entry t LEFT JOIN audit.trail_seal s ON s.trail_seq = t.seq`;
    const roots = await tx.$queryRaw<Root[]>`
      SELECT day, ledger_seq AS "ledgerSeq", trail_seq AS "trailSeq", encode(public_key, 'hex') AS "keyHex" FROM ledger.daily_root ORDER BY day DESC LIMIT ${ROOTS_SHOWN}`;
    return { chains: [ledger, trail].filter((chain) => chain !== undefined), roots };
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
