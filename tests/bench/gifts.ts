import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { asAdmin, type Ground } from './ground';
import { described, rowsIn, type SampleTable, sampleOf } from './sample-rows';

// One posting as the product does it (app/domain/giving/fulfil-checkout.server.ts): a gift to a line and its settlement
// with the fee, two functions in one transaction.
const BOOK_GIFT = `SELECT giving.book_gift($1::uuid, $2, $3, $4::bigint, 'USD', $5::timestamptz, $6::bytea, $7::bytea)`;
const BOOK_SETTLEMENT = `SELECT giving.book_balance_transaction($1, 'charge', $2::bigint, 103, $2::bigint - 103, 'USD', NULL, $3, $2::bigint, 'USD',
  $4::timestamptz, $4::timestamptz)`;
const AMOUNT_MINOR = 2_500n;
const PAID_AT = '2026-11-20T10:00:00Z';

export interface Target {
  campaignId: string;
  lineId: string;
  freeAccountId: string;
}

export async function linesOf(ground: Ground): Promise<Target[]> {
  return asAdmin(ground, async (client) => {
    const { rows } = await client.query<Target>(
      `SELECT l.campaign_id AS "campaignId", l.id AS "lineId", a.id::text AS "freeAccountId" FROM public.campaign_line l
        JOIN ledger.account a ON a.campaign_line_id = l.id AND a.code = 'line_free'`,
    );
    return rows;
  });
}

/** Checkouts that wait for their payment, spread over these lines. Answers their ids. */
export async function openCheckouts(ground: Ground, count: number, targets: readonly Target[]): Promise<string[]> {
  return asAdmin(ground, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO giving.checkout (destination, campaign_id, campaign_line_id, amount_minor, fee_cover_minor, currency, left_over_choice, hold_until)
        SELECT 'line', c, l, $3, 0, 'USD', 'pool', now() + interval '1 hour'
        FROM unnest($1::uuid[], $2::uuid[]) AS u (c, l) RETURNING id`,
      [
        Array.from({ length: count }, (_, at) => targets[at % targets.length]?.campaignId),
        Array.from({ length: count }, (_, at) => targets[at % targets.length]?.lineId),
        AMOUNT_MINOR,
      ],
    );
    return rows.map(({ id }) => id);
  });
}

const suffix = () => randomBytes(12).toString('hex');

/** Books the gift of a checkout and its settlement. */
export async function post(client: pg.ClientBase, checkoutId: string): Promise<void> {
  const id = suffix();
  const donor = randomBytes(32);
  await client.query('BEGIN');
  await client.query({
    name: 'gift',
    text: BOOK_GIFT,
    values: [checkoutId, `pi_${id}`, `ch_${id}`, AMOUNT_MINOR, PAID_AT, randomBytes(60), donor],
  });
  await client.query({
    name: 'settlement',
    text: BOOK_SETTLEMENT,
    values: [`txn_${id}`, AMOUNT_MINOR, `ch_${id}`, PAID_AT],
  });
  await client.query('COMMIT');
}

export const asWorker = (ground: Ground) =>
  new pg.Client({
    connectionString: ground.appUrl,
    options: '-c role=homeward_worker -c homeward.actor_role=worker',
  });

export interface Floor {
  /** Inserts the rows of one settled gift into tables without checks: an INSERT for each table, prepared, in one transaction. */
  insert(client: pg.ClientBase, target: Target): Promise<void>;
  description: string;
  rows: number;
}

const floorTable = (table: string) => `floor.${table.replace('.', '_')}`;

/** Takes the rows of one real posting, and lays tables for them that have the same columns and indexes and nothing else. */
export async function layFloor(ground: Ground, target: Target): Promise<Floor> {
  const [first, second] = await openCheckouts(ground, 2, [target]);
  if (!first || !second) throw new Error('no checkout was opened');
  const worker = asWorker(ground);
  await worker.connect();
  // The very first gift also opens accounts that all later ones share.
  await post(worker, first);
  const samples = await asAdmin(ground, async (admin) => {
    const found = await sampleOf(admin, () => post(worker, second));
    await admin.query('CREATE SCHEMA floor');
    for (const { table } of found)
      await admin.query(
        `CREATE TABLE ${floorTable(table)} (LIKE ${table} INCLUDING DEFAULTS INCLUDING IDENTITY INCLUDING INDEXES)`,
      );
    await admin.query(
      'GRANT USAGE ON SCHEMA floor TO homeward_worker; GRANT INSERT ON ALL TABLES IN SCHEMA floor TO homeward_worker',
    );
    return found;
  });
  await worker.end();
  const statements = floorStatements(samples, target);
  return {
    async insert(client, to) {
      const inserts = statements(to);
      await client.query('BEGIN');
      for (const insert of inserts) await client.query(insert);
      await client.query('COMMIT');
    },
    description: described(samples),
    rows: rowsIn(samples),
  };
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

type Kind = 'plain' | 'ids' | 'bytes' | 'account';

interface Insert {
  name: string;
  text: string;
  cells: { value: string | null; kind: Kind }[];
}

function insertOf({ table, columns, rows }: SampleTable, sampled: Target): Insert {
  const cells: Insert['cells'] = [];
  const tuples = rows.map((row) => {
    const places = row.map((value, at) => {
      const { name, type } = columns[at] ?? { name: '', type: 'text' };
      cells.push({ value, kind: kindOf(name, type, value, sampled) });
      return `$${cells.length}::${type}`;
    });
    return `(${places.join(', ')})`;
  });
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  return { name: table, text: `INSERT INTO ${floorTable(table)} (${names}) VALUES ${tuples.join(', ')}`, cells };
}

function kindOf(name: string, type: string, value: string | null, sampled: Target): Kind {
  if (value === null) return 'plain';
  if (name === 'account_id' && value === sampled.freeAccountId) return 'account';
  if (type === 'bytea') return 'bytes';
  return value.search(UUID) >= 0 || /\b(pi|ch|txn)_/.test(value) ? 'ids' : 'plain';
}

/** The rows of the sample for another gift: every id is made anew, as the product does. */
function floorStatements(samples: readonly SampleTable[], sampled: Target) {
  const inserts = samples.map((sample) => insertOf(sample, sampled));
  return (target: Target): pg.QueryConfig[] => {
    const fresh = new Map<string, string>([
      [sampled.campaignId, target.campaignId],
      [sampled.lineId, target.lineId],
    ]);
    const id = suffix();
    const renamed = (uuid: string) => {
      const known = fresh.get(uuid) ?? randomUUID();
      fresh.set(uuid, known);
      return known;
    };
    const filled = ({ value, kind }: Insert['cells'][number]) => {
      if (value === null || kind === 'plain') return value;
      if (kind === 'account') return target.freeAccountId;
      if (kind === 'bytes') return randomBytes((value.length - 2) / 2);
      return value.replace(UUID, renamed).replace(/\b(pi|ch|txn)_\w+/g, `$1_${id}`);
    };
    return inserts.map(({ name, text, cells }) => ({ name, text, values: cells.map(filled) }));
  };
}
