import process from 'node:process';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { asSuperuser } from '../database';

// What somebody reaches who has taken over the public site's connection, or the survivor's: every table, view, column and
// function of the database is tried, and the answer is compared with the list below. A new one that answers fails here.

interface Reach {
  /** Relations whose every column may be read, and no others. */
  reads: readonly string[];
  /** Functions that may be called. */
  calls: readonly string[];
}

const EVERYBODY: Reach = {
  reads: [
    'giving.currency_limit',
    'public.campaign_progress',
    'public.line_progress',
    'public.visible_campaign',
    'public.visible_line',
    'public.visible_pool',
    'public.visible_stop',
    'public.visible_translation',
    'public.visible_update',
  ],
  calls: [
    'public.was_published(text)',
    'system.actor_case()',
    'system.actor_id()',
    'system.actor_office()',
    'system.actor_role()',
    'system.now()',
  ],
};

const REACH: Record<'homeward_public' | 'homeward_survivor', Reach> = {
  homeward_public: {
    reads: [
      ...EVERYBODY.reads,
      // Sums over all needs, and what the ledger signed; both by months that are over.
      'public.line_paid_month',
      'public.root_mark',
      'public.signed_root',
      'public.told_through',
      'public.told_total',
      'public.visible_card',
    ],
    calls: [
      ...EVERYBODY.calls,
      'giving.open_checkout(uuid, uuid, text, bigint, bigint, text, text, bytea, boolean, uuid, bytea, bytea, bytea)',
      'giving.store_event(text, text, boolean, text, jsonb)',
      'public.count_needs(text[], integer)',
      'public.find_needs(text[], text[], integer, double precision, text, boolean, integer)',
      'public.public_time_passed(timestamp with time zone)',
      'public.read_search_words(text[])',
      'public.service_states()',
      'public.tallied_kinds(text[], text)',
    ],
  },
  homeward_survivor: {
    // Each of these shows the one case of a session that the database itself has checked, and is empty without one.
    reads: [
      ...EVERYBODY.reads,
      'ledger.survivor_disbursement',
      'ledger.survivor_line',
      'private.own_answer',
      'private.own_consent',
      'private.own_page',
      'private.own_line_label',
      'private.own_payment',
      'private.own_stop',
      'private.own_translation',
      'private.own_update',
    ],
    calls: [
      ...EVERYBODY.calls,
      'ledger.confirm_receipt(uuid, boolean, bytea)',
      'ledger.require_role(text[])',
      'private.change_own_pin(bytea, bytea, bytea)',
      'private.choose_own_pin(bytea, bytea, bytea, bytea, bytea)',
      'private.enter_own_view(bytea)',
      'private.leave_own_view(bytea)',
      'private.open_own_view(bytea, bytea, bytea, bytea)',
      'private.raise_own_concern(uuid, bytea)',
      'private.withdraw_own_consent()',
    ],
  },
};

const SCHEMAS = `nspname !~ '^(pg_|information_schema$)'`;

async function asRole<T>(role: keyof typeof REACH, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const login = role === 'homeward_public' ? process.env.PUBLIC_DATABASE_URL : process.env.DATABASE_URL;
  const client = new pg.Client({ connectionString: login, options: `-c role=${role}` });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function codeOf(client: pg.Client, sql: string): Promise<string> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    return 'answered';
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? 'no code') : 'no code';
  } finally {
    await client.query('ROLLBACK');
  }
}

interface Relation {
  name: string;
  columns: string[];
}

const relations = () =>
  asSuperuser(
    async (client) =>
      (
        await client.query<Relation>(
          `SELECT format('%I.%I', n.nspname, c.relname) AS name, array_agg(quote_ident(a.attname) ORDER BY a.attnum) AS columns
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE ${SCHEMAS} AND c.relkind IN ('r', 'v', 'm', 'p', 'f') GROUP BY 1 ORDER BY 1`,
        )
      ).rows,
  );

interface Callable {
  name: string;
  call: string;
}

/** Every function with a call of it: nulls of the right types, so that rights are asked before anything else. */
const functions = () =>
  asSuperuser(
    async (client) =>
      (
        await client.query<Callable>(
          `SELECT format('%I.%I(%s)', n.nspname, p.proname, oidvectortypes(p.proargtypes)) AS name,
              format('SELECT %I.%I(%s)', n.nspname, p.proname,
                (SELECT string_agg('NULL::' || format_type(t, NULL), ', ' ORDER BY o) FROM unnest(p.proargtypes) WITH ORDINALITY AS x(t, o))) AS call
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE ${SCHEMAS} AND p.prokind = 'f' AND p.prorettype <> 'trigger'::regtype ORDER BY 1`,
        )
      ).rows,
  );

describe.each(Object.entries(REACH) as [keyof typeof REACH, Reach][])('%s', (role, reach) => {
  it('reads what is listed, column by column, and nothing else (grants of tables and views)', async () => {
    const answered: string[] = [];
    const refused = new Set<string>();
    const all = await relations();
    await asRole(role, async (client) => {
      for (const { name, columns } of all)
        for (const column of columns) {
          const code = await codeOf(client, `SELECT ${column} FROM ${name} LIMIT 1`);
          if (code === 'answered') answered.push(name);
          else refused.add(code);
        }
    });
    expect([...new Set(answered)]).toEqual([...reach.reads].sort());
    expect([...refused]).toEqual(['42501']);
    expect(all.length).toBeGreaterThan(100);
  });

  it('changes nothing at all (no right to insert, update, delete or truncate)', async () => {
    const done: string[] = [];
    await asRole(role, async (client) => {
      for (const { name, columns } of await relations())
        for (const attempt of [
          `INSERT INTO ${name} DEFAULT VALUES`,
          `UPDATE ${name} SET ${columns[0]} = DEFAULT`,
          `DELETE FROM ${name}`,
          `TRUNCATE ${name}`,
        ]) {
          const code = await codeOf(client, attempt);
          // A view that cannot be written at all says so before rights are asked.
          if (!['42501', '55000', '42809', '0A000', '428C9'].includes(code)) done.push(`${attempt}: ${code}`);
        }
    });
    expect(done).toEqual([]);
  });

  it('calls what is listed, and nothing else (grants of functions)', async () => {
    const called: string[] = [];
    await asRole(role, async (client) => {
      for (const { name, call } of await functions()) if ((await codeOf(client, call)) !== '42501') called.push(name);
    });
    expect(called).toEqual([...reach.calls].sort());
  });

  it('becomes nobody else, makes nothing, and reads no file', async () => {
    await asRole(role, async (client) => {
      const attempts = [
        ...['homeward_officer', 'homeward_worker', 'homeward_admin', 'homeward_owner', 'postgres'].map(
          (other) => `SET ROLE ${other}`,
        ),
        'CREATE TABLE public.mine (a int)',
        'CREATE SCHEMA mine',
        `CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql RETURN 1`,
        `COPY (SELECT 1) TO PROGRAM 'true'`,
        `SELECT pg_read_file('/etc/passwd')`,
        `ALTER ROLE ${role} SUPERUSER`,
        `SELECT * FROM pg_authid`,
      ];
      const allowed: string[] = [];
      for (const attempt of attempts) if ((await codeOf(client, attempt)) === 'answered') allowed.push(attempt);
      // The survivor's role is taken by the application's login, which may take those of staff too.
      expect(allowed).toEqual(
        role === 'homeward_survivor'
          ? attempts.filter((attempt) => allowed.includes(attempt) && attempt.startsWith('SET ROLE'))
          : [],
      );
    });
  });
});
