import type pg from 'pg';
import { chained, chainStart, entryLeaf, type PostingFacts, trailLeaf } from './canonical.server';

/** Hashes of a chain by sequence number (as PostgreSQL prints it), filled in as the chain goes by. */
export type ChainHashes = Map<string, Buffer | undefined>;

type Violation = { invariant: string; found: string };

const BATCH = 2_000;

/** Rows in batches. The next batch is on its way while this one is looked at, so that the database and we work at once. */
async function* streamed<T extends pg.QueryResultRow>(client: pg.ClientBase, sql: string): AsyncGenerator<T[]> {
  await client.query(`DECLARE verification NO SCROLL CURSOR FOR ${sql}`);
  const fetched = () => client.query<T>(`FETCH ${BATCH} FROM verification`);
  let next = fetched();
  try {
    for (;;) {
      const { rows } = await next;
      if (rows.length < BATCH) {
        yield rows;
        return;
      }
      next = fetched();
      yield rows;
    }
  } finally {
    // Whoever stops at a violation leaves a batch under way.
    await Promise.allSettled([next]);
    await client.query('CLOSE verification');
  }
}

/** Follows a chain from its start: no gap, and each hash is of the one before and its leaf. */
export async function verifyChain(
  client: pg.ClientBase,
  chain: 'ledger' | 'trail',
  wanted: ChainHashes,
): Promise<{ sealed: bigint; violation?: Violation }> {
  const table = chain === 'ledger' ? 'ledger.entry_seal' : 'audit.trail_seal';
  let hash = chainStart[chain];
  let seq = 0n;
  if (wanted.has('0')) wanted.set('0', hash);
  for await (const rows of streamed<{ seq: string; leaf: Buffer; hash: Buffer }>(
    client,
    `SELECT seq, leaf, hash FROM ${table} ORDER BY seq`,
  ))
    for (const row of rows) {
      seq += 1n;
      hash = chained(hash, row.leaf);
      if (row.seq !== String(seq) || !hash.equals(row.hash))
        return { sealed: seq, violation: { invariant: `${chain}_chain_is_whole`, found: `seal ${row.seq}` } };
      if (wanted.has(row.seq)) wanted.set(row.seq, hash);
    }
  const head = (
    await client.query<{ seq: string; hash: Buffer }>('SELECT seq, hash FROM ledger.seal_head WHERE chain = $1', [
      chain,
    ])
  ).rows[0];
  if (head?.seq !== String(seq) || !hash.equals(head.hash))
    return { sealed: seq, violation: { invariant: `${chain}_chain_is_whole`, found: 'the head is not the last seal' } };
  return { sealed: seq };
}

interface EntryRow {
  id: string;
  kind: string;
  effective_at_ms: string;
  booked_at_ms: string;
  period: string;
  leaf_version: number;
  idempotency_key: string;
  input_hash_hex: string;
  actor_id: string | null;
  reverses_entry_id: string | null;
  subject_kind: string;
  subject_id: string;
  posting_count: number;
  xact: string;
  leaf: Buffer | null;
  /** "position account currency amount", one a line. */
  postings: string | null;
}

const ENTRIES = `SELECT e.id, e.kind, (extract(epoch FROM e.effective_at) * 1000)::bigint::text AS effective_at_ms, (extract(epoch FROM e.booked_at) * 1000)::bigint::text AS booked_at_ms,
    to_char(e.period, 'YYYY-MM-DD') AS period, e.leaf_version, e.idempotency_key, encode(e.input_hash, 'hex') AS input_hash_hex, e.actor_id, e.reverses_entry_id, e.subject_kind, e.subject_id, e.posting_count, e.xact::text, s.leaf, p.postings
  FROM ledger.entry e LEFT JOIN ledger.entry_seal s ON s.entry_id = e.id
  LEFT JOIN LATERAL (SELECT string_agg(concat_ws(' ', position, account_id, currency, amount_minor), E'\\n' ORDER BY position) AS postings FROM ledger.posting WHERE entry_id = e.id) p ON true
  ORDER BY e.id`;

interface Account {
  code: string;
  campaign_line_id: string | null;
  currency: string;
}

/** Reads every entry once: complete, balanced, in the currencies of its accounts, equal to its sealed leaf; balances at the checkpoints come out of it again. */
export async function verifyEntries(
  client: pg.ClientBase,
): Promise<{ entries: number; postings: number; violation?: Violation }> {
  const accounts = new Map<string, Account>();
  for await (const rows of streamed<Account & { id: string }>(
    client,
    'SELECT id::text, code, campaign_line_id, currency FROM ledger.account',
  ))
    for (const row of rows) accounts.set(row.id, row);
  const checkpoints = new Map<string, { left: bigint; through: bigint }>();
  for await (const rows of streamed<{ id: string; balance: string; through: string }>(
    client,
    'SELECT account_id::text AS id, balance_minor::text AS balance, through_xact::text AS through FROM ledger.account_checkpoint',
  ))
    for (const row of rows) checkpoints.set(row.id, { left: BigInt(row.balance), through: BigInt(row.through) });

  let entries = 0;
  let postings = 0;
  for await (const rows of streamed<EntryRow>(client, ENTRIES))
    for (const row of rows) {
      entries += 1;
      const found = `entry ${row.id}`;
      const parsed: PostingFacts[] = [];
      const sums = new Map<string, bigint>();
      const xact = BigInt(row.xact);
      for (const line of row.postings?.split('\n') ?? []) {
        const [position = '', accountId = '', currency = '', amountMinor = '0'] = line.split(' ');
        const account = accounts.get(accountId);
        if (account?.currency !== currency)
          return {
            entries,
            postings,
            violation: { invariant: 'postings_are_in_the_currency_of_their_account', found },
          };
        const amount = BigInt(amountMinor);
        sums.set(currency, (sums.get(currency) ?? 0n) + amount);
        const checkpoint = checkpoints.get(accountId);
        if (checkpoint && xact < checkpoint.through) checkpoint.left -= amount;
        parsed.push({
          position,
          accountCode: account.code,
          campaignLineId: account.campaign_line_id,
          currency,
          amountMinor,
        });
      }
      postings += parsed.length;
      if (parsed.length !== row.posting_count)
        return { entries, postings, violation: { invariant: 'entries_are_complete', found } };
      if ([...sums.values()].some((sum) => sum !== 0n))
        return { entries, postings, violation: { invariant: 'entries_balance', found } };
      if (row.leaf) {
        const leaf = entryLeaf(
          {
            id: row.id,
            kind: row.kind,
            effectiveAtMs: row.effective_at_ms,
            bookedAtMs: row.booked_at_ms,
            period: row.period,
            leafVersion: row.leaf_version,
            idempotencyKey: row.idempotency_key,
            inputHashHex: row.input_hash_hex,
            actorId: row.actor_id,
            reversesEntryId: row.reverses_entry_id,
            subjectKind: row.subject_kind,
            subjectId: row.subject_id,
          },
          parsed,
        );
        if (!leaf.equals(row.leaf))
          return { entries, postings, violation: { invariant: 'entries_are_as_they_were_sealed', found } };
      }
    }
  for (const [accountId, { left }] of checkpoints)
    if (left !== 0n)
      return {
        entries,
        postings,
        violation: { invariant: 'balances_come_out_of_postings', found: `account ${accountId} is off by ${left}` },
      };
  // A posting whose entry is not there would have been passed by above.
  const counted = (await client.query<{ n: string }>('SELECT count(*)::text AS n FROM ledger.posting')).rows[0]?.n;
  if (counted !== String(postings))
    return {
      entries,
      postings,
      violation: { invariant: 'postings_have_entries', found: `${counted} postings, ${postings} of them in entries` },
    };
  return { entries, postings };
}

interface TrailRow {
  id: string;
  at_ms: string;
  actor_id: string | null;
  actor_role: string;
  action: string;
  subject_kind: string;
  subject: string;
  detail: string;
  seq: string;
  leaf: Buffer;
}

/** Reads every sealed row of the trail: equal to its leaf. */
export async function verifyTrail(client: pg.ClientBase): Promise<Violation | undefined> {
  const rows = streamed<TrailRow>(
    client,
    `SELECT t.id, (extract(epoch FROM t.at) * 1000)::bigint::text AS at_ms, t.actor_id, t.actor_role, t.action, t.subject_kind, t.subject, t.detail::text AS detail, t.seq::text, s.leaf
      FROM audit.trail_seal s JOIN audit.trail_entry t ON t.seq = s.trail_seq ORDER BY t.seq`,
  );
  for await (const batch of rows)
    for (const row of batch) {
      const leaf = trailLeaf({
        id: row.id,
        atMs: row.at_ms,
        actorId: row.actor_id,
        actorRole: row.actor_role,
        action: row.action,
        subjectKind: row.subject_kind,
        subject: row.subject,
        detail: row.detail,
      });
      if (!leaf.equals(row.leaf)) return { invariant: 'trail_is_as_it_was_sealed', found: `trail entry ${row.seq}` };
    }
  return undefined;
}
