import pg from 'pg';
import { volumeLabels, volumeRoutes, volumeWords } from './volume-words';

// Needs and gifts in any number, for measurements: set by set, as the superuser, each set complete in itself and in one
// transaction. Triggers are left out where rows come by the thousand; what they would have done is written with the rows,
// and `npm run ledger:verify` holds it to every invariant. No disbursements: an officer asks for them out of a case, and
// these needs have none behind them.

export interface Volume {
  campaigns: number;
  donations: number;
  seed: number;
}

/** Why nothing was written. */
export class VolumeRefused extends Error {}

/** Fewer than these, and some lines would get gifts of nothing. */
export const GIFTS_PER_NEED_MAX = 100;
const GIFTS_PER_SET = 20_000;
const NEEDS_PER_SET_MAX = 2_000;
const SEALED_AT_ONCE = 20_000;

/** Of twenty needs, three have no gift yet; of those with gifts, every fifth is met. */
const GIVING = '(n % 20 >= 3 OR $1 < 20)';

const PICKS = `
  CREATE OR REPLACE FUNCTION pg_temp.share(what text, n bigint) RETURNS double precision LANGUAGE sql IMMUTABLE
    RETURN (hashtextextended(what || n, 0) & 1048575) / 1048576.0;
  CREATE OR REPLACE FUNCTION pg_temp.pick(choices jsonb, what text, n bigint) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN choices ->> floor(pg_temp.share(what, n) * jsonb_array_length(choices))::integer;
  CREATE OR REPLACE FUNCTION pg_temp.key(what text, n bigint) RETURNS text LANGUAGE sql IMMUTABLE RETURN md5(what || n)`;

/** $1 needs in all, $2 gifts in all, $3 and $4 from and to, $5 the seed, $6 words, $7 routes. */
const NEED_SET = `CREATE TEMP TABLE need_set ON COMMIT DROP AS
  WITH numbered AS (
    SELECT n, ${GIVING} AS is_giving, CASE WHEN $1 < 20 THEN n ELSE n / 20 * 17 + greatest(n % 20 - 2, 0) END AS rank,
      CASE WHEN $1 < 20 THEN $1 ELSE $1 / 20 * 17 + greatest($1 % 20 - 2, 0) END AS giving,
      $6::jsonb -> CASE WHEN pg_temp.share('language' || $5, n) < 0.76 THEN 0 WHEN pg_temp.share('language' || $5, n) < 0.89 THEN 1 ELSE 2 END AS words
    FROM generate_series($3::bigint, $4::bigint) n
  )
  SELECT n, pg_temp.key('need' || $5, n)::uuid AS id, left(pg_temp.key('slug' || $5, n), 16) AS slug, words,
    2 + floor(pg_temp.share('lines' || $5, n) * 3)::integer AS lines,
    CASE WHEN is_giving THEN ($2::bigint / giving + (rank <= $2::bigint % giving)::integer)::integer ELSE 0 END AS gifts,
    CASE WHEN n % 5 = 0 THEN 100 ELSE 10 + floor(pg_temp.share('given' || $5, n) * 70)::integer END AS percent_given,
    CASE WHEN pg_temp.share('told' || $5, n) > 0.08
      THEN $7::jsonb -> floor(power(pg_temp.share('route' || $5, n), 2.2) * jsonb_array_length($7::jsonb))::integer END AS route
  FROM numbered`;

const LINE_SET = `CREATE TEMP TABLE line_set ON COMMIT DROP AS
  SELECT s.*, pg_temp.pick($2::jsonb -> s.category, 'label' || $1, s.key) AS label FROM (
    SELECT c.n, c.id AS campaign_id, l AS position, c.n * 10 + l AS key, pg_temp.key('line' || $1, c.n * 10 + l)::uuid AS id, c.lines, c.gifts, c.percent_given,
      (enum_range(NULL::public.need_category))[1 + (floor(pg_temp.share('kind' || $1, c.n) * 10)::integer + l * 3) % 10]::text AS category,
      (ARRAY[12000, 18000, 24000, 36000, 48000, 60000, 72000, 84000, 96000, 120000])[1 + floor(pg_temp.share('goal' || $1, c.n * 10 + l) * 10)::integer]::bigint AS goal
    FROM need_set c, generate_series(1, c.lines) l) s`;

/** A need's gifts go round its lines, and fill each as far as it is filled in equal parts. */
const GIFT_SET = `CREATE TEMP TABLE gift_set ON COMMIT DROP AS
  SELECT g.*, least(g.amount * 29 / 1000 + 30, g.amount / 2) AS fee, pg_temp.key('gift' || $1, g.number) AS hash FROM (
    SELECT l.n * 1000 + k AS number, l.campaign_id, l.id AS line_id,
      (l.goal * l.percent_given / 100) * (k / l.lines + 1) / ((l.gifts - l.position) / l.lines + 1)
        - (l.goal * l.percent_given / 100) * (k / l.lines) / ((l.gifts - l.position) / l.lines + 1) AS amount,
      date_trunc('milliseconds', system.now() - interval '1 day' - pg_temp.share('when' || $1, l.n * 1000 + k) * interval '240 days') AS paid_at
    FROM line_set l, generate_series(l.position - 1, l.gifts - 1, l.lines) k) g`;

const PAGES = [
  `INSERT INTO public.campaign (id, slug, status, locale, title, story, form, age_band, currency, published_month, visible_until, shuffle)
    SELECT id, slug, 'published', words ->> 'locale', replace(pg_temp.pick(words -> 'titles', 'title' || $1, n), '%', pg_temp.pick(words -> 'goods', 'good' || $1, n)),
      (SELECT string_agg(pg_temp.pick(s.choices, 'sentence' || s.at || $1, n), CASE WHEN s.at = 3 THEN E'\\n\\n' ELSE ' ' END ORDER BY s.at)
        FROM jsonb_array_elements(words -> 'sentences') WITH ORDINALITY AS s (choices, at)),
      CASE WHEN pg_temp.share('form' || $1, n) < 0.85 THEN (enum_range(NULL::public.exploitation_form))[1 + floor(pg_temp.share('which form' || $1, n) * 6)::integer] END,
      CASE WHEN pg_temp.share('age' || $1, n) < 0.6 THEN (enum_range(NULL::public.age_band))[1 + floor(pg_temp.share('which age' || $1, n) * 3)::integer] END,
      'USD', (date_trunc('month', system.now() AT TIME ZONE 'UTC') - floor(pg_temp.share('month' || $1, n) * 3) * interval '1 month')::date,
      date_trunc('milliseconds', system.now()) + (60 + pg_temp.share('until' || $1, n) * 30) * interval '1 day', pg_temp.share('shuffle' || $1, n) + pg_temp.share('finer' || $1, n) / 1048576
    FROM need_set`,
  `INSERT INTO public.campaign_line (id, campaign_id, position, category, label, goal_minor, priority)
    SELECT id, campaign_id, position, category::public.need_category, label, goal, position FROM line_set WHERE $1::text IS NOT NULL`,
  `INSERT INTO public.campaign_stop (campaign_id, position, kind, area_code, years, text)
    SELECT id, at, CASE WHEN at = 1 THEN 'origin' WHEN at = jsonb_array_length(route) THEN 'exploitation' ELSE 'transit' END, area,
      CASE WHEN at > 1 THEN (2015 + floor(pg_temp.share('year' || $1, n) * 6)::integer) || '–' || (2018 + floor(pg_temp.share('year' || $1, n) * 6)::integer) END,
      pg_temp.pick(words -> 'sentences' -> 0, 'stop' || at || $1, n)
    FROM need_set, jsonb_array_elements_text(route) WITH ORDINALITY AS r (area, at)`,
  `INSERT INTO public.campaign_update (campaign_id, month, text, status)
    SELECT id, date_trunc('month', system.now() AT TIME ZONE 'UTC')::date, pg_temp.pick(words -> 'updates', 'update' || $1, n), 'published' FROM need_set WHERE n % 10 = 1`,
];

const HERE = '(SELECT pg_current_xact_id()::text::bigint + origin FROM ledger.xact_origin)';
const PERIOD = `greatest(date_trunc('month', paid_at AT TIME ZONE 'UTC')::date, (SELECT first_open FROM ledger.period_head))`;
const accountOf = (code: string) =>
  `(SELECT id FROM ledger.account WHERE code = '${code}' AND currency = 'USD' AND campaign_line_id IS NULL)`;

const BOOKS = [
  `INSERT INTO ledger.line_position (campaign_line_id, currency, budgeted_minor, allocated_minor)
    SELECT l.id, 'USD', l.goal, coalesce(g.allocated, 0) FROM line_set l LEFT JOIN (SELECT line_id, sum(amount) AS allocated FROM gift_set GROUP BY line_id) g ON g.line_id = l.id`,
  `INSERT INTO ledger.line_budget_change (campaign_line_id, delta_minor, reason, changed_by)
    SELECT id, goal, 'opening', '00000000-0000-4000-8000-000000000000' FROM line_set`,
  `INSERT INTO ledger.account (code, per_line, campaign_line_id, currency) SELECT 'line_free', true, id, 'USD' FROM line_set`,
  `INSERT INTO giving.checkout (id, destination, campaign_id, campaign_line_id, amount_minor, fee_cover_minor, currency, left_over_choice, hold_until, status, created_at, language)
    SELECT md5('checkout' || hash)::uuid, 'line', campaign_id, line_id, amount, 0, 'USD', 'pool', paid_at, 'paid', paid_at, 'en' FROM gift_set`,
  `INSERT INTO ledger.entry (id, kind, effective_at, booked_at, idempotency_key, input_hash, subject_kind, subject_id, posting_count, xact, period)
    SELECT md5('entry' || hash)::uuid, 'gift', paid_at, paid_at, 'gift:pi_' || hash, sha256(hash::bytea), 'gift', md5('gift' || hash)::uuid::text, 2, ${HERE}, ${PERIOD} FROM gift_set
    UNION ALL SELECT md5('settled' || hash)::uuid, 'balance_transaction', paid_at, paid_at, 'bt:txn_' || hash, sha256(hash::bytea), 'balance_transaction', 'txn_' || hash, 3, ${HERE}, ${PERIOD} FROM gift_set`,
  `INSERT INTO ledger.posting (entry_id, position, account_id, currency, amount_minor, xact)
    SELECT p.entry_id, p.position, p.account_id, 'USD', p.amount, ${HERE} FROM (
        SELECT g.*, a.id AS account_id FROM gift_set g JOIN ledger.account a ON a.campaign_line_id = g.line_id AND a.code = 'line_free') g,
      (SELECT ${accountOf('stripe_receivable')} AS receivable, ${accountOf('stripe_balance')} AS balance, ${accountOf('processing_fees')} AS fees) k,
      LATERAL (VALUES (md5('entry' || hash)::uuid, 1, k.receivable, g.amount), (md5('entry' || hash)::uuid, 2, g.account_id, -g.amount),
        (md5('settled' || hash)::uuid, 1, k.balance, g.amount - g.fee), (md5('settled' || hash)::uuid, 2, k.fees, g.fee),
        (md5('settled' || hash)::uuid, 3, k.receivable, -g.amount)) AS p (entry_id, position, account_id, amount)`,
  `INSERT INTO giving.gift (id, checkout_id, payment_intent_id, charge_id, campaign_id, amount_minor, fee_cover_minor, currency, differs, paid_at, booked_at, entry_id)
    SELECT md5('gift' || hash)::uuid, md5('checkout' || hash)::uuid, 'pi_' || hash, 'ch_' || hash, campaign_id, amount, 0, 'USD', false, paid_at, paid_at, md5('entry' || hash)::uuid FROM gift_set`,
  `INSERT INTO giving.gift_allocation (gift_id, position, kind, campaign_line_id, amount_minor)
    SELECT md5('gift' || hash)::uuid, 1, 'line', line_id, amount FROM gift_set ORDER BY paid_at, hash`,
  `INSERT INTO giving.balance_transaction (id, type, amount_minor, fee_minor, net_minor, currency, source_id, source_amount_minor, source_currency, available_on, created_at, entry_id, booked_at)
    SELECT 'txn_' || hash, 'charge', amount, fee, amount - fee, 'USD', 'ch_' || hash, amount, 'USD', paid_at, paid_at, md5('settled' || hash)::uuid, paid_at FROM gift_set`,
];

/** Last of all: the series of a year is one row, and whoever numbers receipts holds it until the set is written. */
const RECEIPTS = [
  `INSERT INTO giving.receipt_series (year, last_serial) SELECT extract(year FROM system.now() AT TIME ZONE 'UTC')::integer, 0 ON CONFLICT DO NOTHING`,
  `INSERT INTO giving.receipt (gift_id, year, serial, amount_minor, currency)
    SELECT md5('gift' || hash)::uuid, s.year, s.last_serial + row_number() OVER (ORDER BY paid_at, hash), amount, 'USD'
    FROM gift_set, (SELECT year, last_serial FROM giving.receipt_series WHERE year = extract(year FROM system.now() AT TIME ZONE 'UTC')::integer FOR UPDATE) s`,
  `UPDATE giving.receipt_series SET last_serial = last_serial + (SELECT count(*) FROM gift_set) WHERE year = extract(year FROM system.now() AT TIME ZONE 'UTC')::integer`,
];

/** Only where nobody is real: a demonstration, or a database that has not been anything yet. And once. */
async function refuseWhereItMatters(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ mode: string | null; is_super: boolean; is_there: boolean }>(
    `SELECT (SELECT mode FROM system.installation) AS mode, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS is_super,
      EXISTS (SELECT FROM audit.trail_entry WHERE action IN ('volume.begun', 'volume.seeded')) AS is_there`,
  );
  const [found] = rows;
  if (found?.mode !== null && found?.mode !== 'demo')
    throw new VolumeRefused('This installation is live: invented needs have no place in it.');
  if (!found.is_super)
    throw new VolumeRefused('This takes the superuser of the database; its address has another login.');
  if (found.is_there)
    throw new VolumeRefused('There are invented needs from before. Begin with an empty database (another DATA_DIR).');
}

async function inOneTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN');
  try {
    await work();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function writeSet(client: pg.Client, volume: Volume, from: number, to: number): Promise<void> {
  const seed = String(volume.seed);
  await inOneTransaction(client, async () => {
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query(NEED_SET, [
      volume.campaigns,
      volume.donations,
      from,
      to,
      seed,
      JSON.stringify(volumeWords),
      JSON.stringify(volumeRoutes),
    ]);
    await client.query(LINE_SET, [seed, JSON.stringify(volumeLabels)]);
    await client.query(GIFT_SET, [seed]);
    await client.query('ANALYZE need_set, line_set, gift_set');
    for (const rows of PAGES) await client.query(rows, [seed]);
    for (const rows of BOOKS) await client.query(rows);
    await client.query('SET LOCAL session_replication_role = origin');
    await client.query('SELECT public.relist(ARRAY(SELECT id FROM need_set))');
    await client.query('SET LOCAL session_replication_role = replica');
    for (const rows of RECEIPTS) await client.query(rows);
  });
}

/** Two at a time, since a set is work for one processor. */
async function writeSets(adminUrl: string, volume: Volume, told: (share: number) => void): Promise<void> {
  const giftsEach = Math.max(1, volume.donations / volume.campaigns);
  const step = Math.max(20, Math.min(NEEDS_PER_SET_MAX, Math.floor(GIFTS_PER_SET / giftsEach)));
  let next = 1;
  let written = 0;
  const write = async () => {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    try {
      await client.query('SET synchronous_commit = off; SET jit = off; SET gin_pending_list_limit = 65536');
      await client.query(PICKS);
      while (next <= volume.campaigns) {
        const from = next;
        const to = Math.min(from + step - 1, volume.campaigns);
        next = to + 1;
        await writeSet(client, volume, from, to);
        written += to - from + 1;
        told(written / volume.campaigns);
      }
    } finally {
      await client.end();
    }
  };
  await Promise.all([write(), write()]);
}

/** Writes the volume; `told` hears how far it is (0 to 1) and of what. */
export async function seedVolume(
  adminUrl: string,
  volume: Volume,
  told: (step: string, share: number) => void = () => {},
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await refuseWhereItMatters(client);
    const detail = JSON.stringify(volume);
    await client.query(`SELECT audit.record('volume.begun', 'system', 'volume', $1::jsonb)`, [detail]);
    await client.query(
      `SELECT ledger.account_id(code, 'USD') FROM unnest(ARRAY['stripe_receivable', 'stripe_balance', 'processing_fees']) code`,
    );
    await client.query('ALTER INDEX public.need_listing_marks SET (fastupdate = on)');
    await writeSets(adminUrl, volume, (share) => told('needs and gifts', share));
    told('numbers and index', 0);
    await client.query(`SELECT gin_clean_pending_list('public.need_listing_marks')`);
    await client.query('ALTER INDEX public.need_listing_marks SET (fastupdate = off)');
    await client.query('ANALYZE');
    await client.query('SELECT public.keep_needs_listed()');
    await client.query('SET synchronous_commit = off; SET jit = off');
    await sealAll(client, volume.donations * 2, told);
    await client.query(
      `UPDATE public.listing_head SET through_seq = (SELECT seq FROM ledger.seal_head WHERE chain = 'ledger')`,
    );
    await client.query(`SELECT audit.record('volume.seeded', 'system', 'volume', $1::jsonb)`, [detail]);
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
    await client.query(`SELECT pg_notify('homeward_invalidate', '*')`);
  } finally {
    await client.end();
  }
}

async function sealAll(client: pg.Client, entries: number, told: (step: string, share: number) => void): Promise<void> {
  for (let sealed = 0, last = 1; last > 0; sealed += last) {
    const { rows } = await client.query<{ sealed: number }>('SELECT ledger.seal($1) AS sealed', [SEALED_AT_ONCE]);
    last = rows[0]?.sealed ?? 0;
    if (entries > 0) told('seals', Math.min(1, (sealed + last) / entries));
  }
}
