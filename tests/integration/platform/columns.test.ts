import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { places, unsealed } from '../../e2e/unseen/register';
import { asSuperuser } from '../database';

// What each column of the database may hold. A new one is not in the table and fails here, until somebody has said
// whether it is sealed, made by a machine, or words of people that may stand in clear.

const FILE = path.resolve('tests/e2e/unseen/columns.json');

/** `sealed`, `hash`, `made` (ids, codes, states, currencies), `public`, `configured`, `account`, or `words: <field of the register>`. */
type Kind = string;

const COLUMNS = `
  SELECT c.table_schema || '.' || c.table_name || '.' || c.column_name AS name, c.data_type AS type
  FROM information_schema.columns c JOIN pg_tables t ON (t.schemaname, t.tablename) = (c.table_schema, c.table_name)
  WHERE c.table_schema IN ('private', 'public', 'identity', 'ledger', 'giving', 'audit', 'system')
    AND c.data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'xml', 'ARRAY')
    AND c.udt_name NOT IN ('_int8', '_int4', '_int2', '_uuid', '_consent_scope_name')
  ORDER BY 1`;

async function columns(): Promise<string[]> {
  return asSuperuser(async (client) => (await client.query<{ name: string }>(COLUMNS)).rows.map(({ name }) => name));
}

const table = (): Record<string, Kind> =>
  existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Kind>) : {};

describe('every column that can hold words', () => {
  it('is in the table, with what it holds', async () => {
    const known = table();
    const names = await columns();
    if (process.env.UPDATE_COLUMNS === '1') {
      const written = Object.fromEntries(names.map((name) => [name, known[name] ?? 'undecided']));
      writeFileSync(FILE, `${JSON.stringify(written, null, 2)}\n`);
    }
    expect(Object.keys(table())).toEqual(names);
    expect(Object.entries(table()).filter(([, kind]) => kind === 'undecided')).toEqual([]);
  });

  it('that is sealed has a mark for each of its fields, and the other way round', () => {
    const sealed = Object.entries(table()).flatMap(([name, kind]) => (kind === 'sealed' ? [name] : []));
    const marked = Object.values(places).flatMap((place) => place.columns);
    expect([...new Set(marked)].sort()).toEqual(sealed.sort());
  });

  it('is sealed if its name says so, and says so if it is sealed', () => {
    for (const [name, kind] of Object.entries(table()))
      expect([name, kind === 'sealed']).toEqual([name, /(?:_|\.)sealed$/.test(name)]);
  });

  it('that keeps words of people in clear has a mark of its own', () => {
    const words = Object.values(table()).flatMap((kind) => (kind.startsWith('words: ') ? [kind.slice(7)] : []));
    expect(words.filter((field) => !(field in unsealed))).toEqual([]);
  });
});
