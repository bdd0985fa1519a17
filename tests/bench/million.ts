import { generateKeyPairSync, sign } from 'node:crypto';
import type pg from 'pg';
import { rootMessage } from '../../app/domain/ledger/canonical.server';
import { rawPublicKey } from '../../app/domain/ledger/index.server';
import { asAdmin, type Ground } from './ground';
import { openLines } from './lines-scene';

// A ledger of any size: settled gifts, set by set, as the superuser. Every trigger and constraint of the ledger fires as it
// does for the product's own functions; only the functions themselves are left out, which book one gift at a time.

const POSTINGS_PER_GIFT = 5;
const GIFTS_PER_SET = 10_000;
const TRAIL_ROWS_PER_SET = 1_000;
const LINES = 1_000;

/** Ids and amounts of one set of gifts. The line is chosen by number, so that all of them are in use. */
const SET = `CREATE TEMP TABLE gift_set ON COMMIT DROP AS
  SELECT n, gen_random_uuid() AS checkout_id, gen_random_uuid() AS gift_id, gen_random_uuid() AS gift_entry, gen_random_uuid() AS settled_entry,
    replace(gen_random_uuid()::text, '-', '') AS key, (500 + n % 20000)::bigint AS amount, (45 + n % 600)::bigint AS fee, l.campaign_id, l.line_id, l.account_id,
    date_trunc('milliseconds', now()) - n * interval '1 second' AS paid_at
  FROM generate_series($1::int, $2::int) n
  JOIN (SELECT row_number() OVER (ORDER BY l.id) - 1 AS at, l.campaign_id, l.id AS line_id, a.id AS account_id
    FROM public.campaign_line l JOIN ledger.account a ON a.campaign_line_id = l.id AND a.code = 'line_free') l ON l.at = n % $3`;

const HERE = '(SELECT pg_current_xact_id()::text::bigint + origin FROM ledger.xact_origin)';
const ROWS = [
  `INSERT INTO giving.checkout (id, destination, campaign_id, campaign_line_id, amount_minor, fee_cover_minor, currency, left_over_choice, hold_until, status)
    SELECT checkout_id, 'line', campaign_id, line_id, amount, 0, 'USD', 'pool', paid_at, 'paid' FROM gift_set`,
  `INSERT INTO ledger.entry (id, kind, effective_at, booked_at, idempotency_key, input_hash, subject_kind, subject_id, posting_count, xact)
    SELECT gift_entry, 'gift', paid_at, system.now(), 'gift:pi_' || key, sha256(key::bytea), 'gift', gift_id::text, 2, ${HERE} FROM gift_set
    UNION ALL SELECT settled_entry, 'balance_transaction', paid_at, system.now(), 'bt:txn_' || key, sha256(key::bytea), 'balance_transaction', 'txn_' || key, 3, ${HERE} FROM gift_set`,
  `INSERT INTO ledger.posting (entry_id, position, account_id, currency, amount_minor, xact)
    SELECT p.entry_id, p.position, p.account_id, 'USD', p.amount, ${HERE} FROM gift_set g,
      LATERAL (VALUES (g.gift_entry, 1, (SELECT ledger.account_id('stripe_receivable', 'USD')), g.amount), (g.gift_entry, 2, g.account_id, -g.amount),
        (g.settled_entry, 1, (SELECT ledger.account_id('stripe_balance', 'USD')), g.amount - g.fee), (g.settled_entry, 2, (SELECT ledger.account_id('processing_fees', 'USD')), g.fee),
        (g.settled_entry, 3, (SELECT ledger.account_id('stripe_receivable', 'USD')), -g.amount)) AS p (entry_id, position, account_id, amount)`,
  `INSERT INTO giving.gift (id, checkout_id, payment_intent_id, charge_id, campaign_id, amount_minor, fee_cover_minor, currency, differs, paid_at, entry_id)
    SELECT gift_id, checkout_id, 'pi_' || key, 'ch_' || key, campaign_id, amount, 0, 'USD', false, paid_at, gift_entry FROM gift_set`,
  `INSERT INTO giving.gift_allocation (gift_id, position, kind, campaign_line_id, amount_minor) SELECT gift_id, 1, 'line', line_id, amount FROM gift_set`,
  `INSERT INTO giving.balance_transaction (id, type, amount_minor, fee_minor, net_minor, currency, source_id, source_amount_minor, source_currency, available_on, created_at, entry_id)
    SELECT 'txn_' || key, 'charge', amount, fee, amount - fee, 'USD', 'ch_' || key, amount, 'USD', paid_at, paid_at, settled_entry FROM gift_set`,
  `INSERT INTO giving.receipt (gift_id, year, serial, amount_minor, currency) SELECT gift_id, 2026, n, amount, 'USD' FROM gift_set`,
];

async function writeSet(client: pg.Client, from: number, to: number): Promise<void> {
  await client.query('BEGIN');
  await client.query(SET, [from, to, LINES]);
  for (const rows of ROWS) await client.query(rows);
  await client.query(
    `SELECT audit.record('bench.looked', 'bench', n::text, '{"why": "volume"}') FROM generate_series(1, $1::int) n`,
    [TRAIL_ROWS_PER_SET],
  );
  await client.query('COMMIT');
}

async function sealAndSign(client: pg.Client): Promise<void> {
  await client.query('SET ROLE homeward_worker');
  for (const seal of ['ledger.seal(20000)', 'audit.seal_trail(20000)'])
    while ((await client.query<{ sealed: number }>(`SELECT ${seal} AS sealed`)).rows[0]?.sealed);
  const { rows } = await client.query<{
    ledger_seq: string;
    ledger_hash: Buffer;
    trail_seq: string;
    trail_hash: Buffer;
  }>('SELECT * FROM ledger.root_to_sign()');
  const [head] = rows;
  if (!head) throw new Error('the chains have no head');
  const { privateKey } = generateKeyPairSync('ed25519');
  const day = new Date().toISOString().slice(0, 10);
  const message = rootMessage({
    day,
    ledgerSeq: BigInt(head.ledger_seq),
    ledgerHash: head.ledger_hash,
    trailSeq: BigInt(head.trail_seq),
    trailHash: head.trail_hash,
  });
  await client.query('SELECT ledger.store_root($1, $2, $3, $4, $5)', [
    day,
    head.ledger_seq,
    head.trail_seq,
    rawPublicKey(privateKey),
    sign(null, message, privateKey),
  ]);
  await client.query('RESET ROLE');
}

/** Fills an empty database with settled gifts of at least `postings` postings, sealed, with a signed root. */
export async function fillLedger(ground: Ground, postings: number): Promise<void> {
  await openLines(ground, LINES);
  const gifts = Math.ceil(postings / POSTINGS_PER_GIFT);
  await asAdmin(ground, async (client) => {
    await client.query(`INSERT INTO giving.receipt_series (year, last_serial) SELECT 2026, 0`);
    for (let from = 1; from <= gifts; from += GIFTS_PER_SET)
      await writeSet(client, from, Math.min(from + GIFTS_PER_SET - 1, gifts));
    // The series only ever counts up by one; this one was counted elsewhere.
    await client.query(
      `BEGIN; SET LOCAL session_replication_role = replica; UPDATE giving.receipt_series SET last_serial = ${gifts}; COMMIT`,
    );
    // As autovacuum does in a ledger that grows by the day; then nothing is left to be written while it is measured.
    await client.query('VACUUM ANALYZE');
    await sealAndSign(client);
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
  });
}
