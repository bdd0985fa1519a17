import { expect, it } from 'vitest';
import { asSuperuser } from '../database';

// Pages are kept in memory until something is announced (decision 0013). What a public view reads and nobody announces
// would stay on kept pages for up to a minute, a withdrawal included.

/** Tables behind public views whose changes need no announcement of their own, and why. */
const announcedOtherwise: Record<string, string> = {
  'ledger.line_budget_change': 'money: the sealer announces what it finished',
  'ledger.line_position': 'money',
  'ledger.line_public_paid': 'money',
  'ledger.told_month': 'ledger.tell_months announces',
  'ledger.told_total': 'ledger.tell_months announces',
  'private.consent': 'its withdrawal changes the campaign, its end is asked for at each heartbeat',
  'private.pool': 'written with its campaign',
  'private.publication': 'written with its campaign',
};

it('every table that a public view reads announces its changes', async () => {
  const silent = await asSuperuser(async (client) => {
    const { rows } = await client.query<{ name: string }>(`
      WITH RECURSIVE read (oid) AS (
        SELECT c.oid::oid FROM pg_class c WHERE c.relkind = 'v' AND c.relnamespace = 'public'::regnamespace
          AND has_table_privilege('homeward_public', c.oid, 'SELECT')
        UNION
        SELECT d.refobjid FROM read r JOIN pg_rewrite w ON w.ev_class = r.oid
          JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> r.oid
      )
      SELECT c.oid::regclass::text AS name FROM read r JOIN pg_class c ON c.oid = r.oid
      WHERE c.relkind IN ('r', 'p') AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgenabled <> 'D'
        AND t.tgfoid = 'public.announce_change'::regproc)
      ORDER BY 1`);
    return rows.map(({ name }) => name);
  });
  expect(silent).toEqual(Object.keys(announcedOtherwise).sort());
});
