import type pg from 'pg';

// What one act of the product leaves behind: the rows that it inserted, table by table, found by the number of its
// transaction. The floor inserts these very rows, so that it follows the product when the product grows.

export interface SampleTable {
  /** "schema.table" */
  table: string;
  /** Columns that an INSERT may name. */
  columns: { name: string; type: string }[];
  /** As PostgreSQL prints them; null is NULL. */
  rows: (string | null)[][];
}

const SCHEMAS = ['ledger', 'giving', 'system', 'audit', 'graphile_worker', 'private', 'public', 'identity'];

const tablesOf = async (client: pg.ClientBase): Promise<string[]> =>
  (
    await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = ANY ($1) ORDER BY 1`,
      [SCHEMAS],
    )
  ).rows.map(({ name }) => name);

async function rowCounts(client: pg.ClientBase, tables: readonly string[]): Promise<Map<string, number>> {
  const counts = tables
    .map((table) => `SELECT '${table}' AS name, count(*)::int AS n FROM ${table}`)
    .join(' UNION ALL ');
  return new Map((await client.query<{ name: string; n: number }>(counts)).rows.map(({ name, n }) => [name, n]));
}

/** Runs `act` on a connection of its own making and answers what it inserted. Rows that it changed do not count. */
export async function sampleOf(admin: pg.ClientBase, act: () => Promise<unknown>): Promise<SampleTable[]> {
  const tables = await tablesOf(admin);
  const before = await rowCounts(admin, tables);
  const from = (await admin.query<{ x: string }>('SELECT pg_current_xact_id()::text AS x')).rows[0]?.x;
  await act();
  const after = await rowCounts(admin, tables);
  const samples: SampleTable[] = [];
  for (const table of tables) {
    const added = (after.get(table) ?? 0) - (before.get(table) ?? 0);
    if (added <= 0) continue;
    const columns = (
      await admin.query<{ name: string; type: string }>(
        `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
          WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = '' ORDER BY attnum`,
        [table],
      )
    ).rows;
    const list = columns.map(({ name }) => `t."${name}"::text`).join(', ');
    const { rows } = await admin.query<(string | null)[]>({
      text: `SELECT ${list} FROM ${table} t WHERE t.xmin::text::bigint > $1::bigint % 4294967296 ORDER BY t.ctid DESC LIMIT $2`,
      values: [from, added],
      rowMode: 'array',
    });
    if (rows.length !== added) throw new Error(`${table}: ${added} rows were added, ${rows.length} were found`);
    samples.push({ table, columns, rows });
  }
  return samples;
}

export const rowsIn = (samples: readonly SampleTable[]) => samples.reduce((sum, { rows }) => sum + rows.length, 0);

/** "2 ledger.entry, 5 ledger.posting …" */
export const described = (samples: readonly SampleTable[]) =>
  samples.map(({ table, rows }) => `${rows.length} ${table}`).join(', ');
