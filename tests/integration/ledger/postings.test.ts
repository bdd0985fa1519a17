import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asSuperuser } from '../database';
import { balance, give, position, request } from './acts';
import { endPools, refusal, type Scene, setScene, value } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene([100_000n, 50_000n]);
  await give(scene, 20_000n, 0);
});
afterAll(endPools);

/** What even the owner of the tables cannot do by mistake: everything is tried as homeward_owner and rolled back. */
const asOwner = (...statements: string[]) =>
  refusal(
    asSuperuser(async (client) => {
      await client.query('BEGIN; SET LOCAL ROLE homeward_owner');
      for (const statement of statements) await client.query(statement);
      await client.query('SET CONSTRAINTS ALL IMMEDIATE');
      await client.query('ROLLBACK');
    }),
  );

const entryId = randomUUID();
const anEntry = (
  postingCount = 2,
) => `INSERT INTO ledger.entry (id, kind, effective_at, booked_at, idempotency_key, input_hash, subject_kind, subject_id, posting_count, xact)
  VALUES ('${entryId}', 'trial', now(), now(), 'trial-1', sha256('x'), 'trial', 'x', ${postingCount}, ledger.xact_number())`;
const postings = (...rows: [account: string, currency: string, amount: number, position?: number][]) =>
  `INSERT INTO ledger.posting (entry_id, position, account_id, currency, amount_minor, xact) VALUES ${rows
    .map(
      ([code, currency, amount, position], index) =>
        `('${entryId}', ${position ?? index + 1}, ledger.account_id('${code}', '${currency}'), '${currency}', ${amount}, ledger.xact_number())`,
    )
    .join(', ')}`;

describe('safeguard: ledger.check_postings', () => {
  it('takes an entry that balances in each currency', async () => {
    expect(await asOwner(anEntry(), postings(['bank_main', 'USD', 5], ['suspense', 'USD', -5]))).toBe('accepted');
    expect(
      await asOwner(
        anEntry(4),
        postings(
          ['bank_main', 'USD', 5],
          ['exchange_position', 'USD', -5],
          ['exchange_position', 'EUR', 4],
          ['suspense', 'EUR', -4],
        ),
      ),
    ).toBe('accepted');
  });

  it('refuses an entry that does not balance, in one currency or across two', async () => {
    expect(await asOwner(anEntry(), postings(['bank_main', 'USD', 5], ['suspense', 'USD', -4]))).toBe('HW006');
    expect(await asOwner(anEntry(), postings(['bank_main', 'USD', 5], ['suspense', 'EUR', -5]))).toBe('HW006');
  });

  it('refuses a posting in another currency than its account', async () => {
    const foreign = postings(['bank_main', 'USD', 5], ['suspense', 'USD', -5])
      .replaceAll("'USD', 5,", "'EUR', 5,")
      .replaceAll("'USD', -5,", "'EUR', -5,");
    expect(await asOwner(anEntry(), foreign)).toBe('HW006');
  });

  it('refuses an entry with too few or too many postings, or a second set of them', async () => {
    expect(await asOwner(anEntry(3), postings(['bank_main', 'USD', 5], ['suspense', 'USD', -5]))).toBe('HW006');
    const set = postings(['bank_main', 'USD', 5], ['suspense', 'USD', -5]);
    expect(await asOwner(anEntry(), set, postings(['bank_main', 'USD', 5, 3], ['suspense', 'USD', -5, 4]))).toBe(
      'HW006',
    );
    expect(await asOwner(anEntry(), set, set)).toBe('23505');
  });

  it('refuses postings without an entry, and to an entry that was there before', async () => {
    expect(await asOwner(postings(['bank_main', 'USD', 5], ['suspense', 'USD', -5]))).toBe('HW006');
    const old = await asSuperuser(
      async (client) => (await client.query<{ id: string }>('SELECT id FROM ledger.entry LIMIT 1')).rows[0]?.id,
    );
    expect(
      await asOwner(postings(['bank_main', 'USD', 5, 3], ['suspense', 'USD', -5, 4]).replaceAll(entryId, String(old))),
    ).toBe('HW006');
  });

  it('refuses to carry a line over its limits, whoever posts', async () => {
    const lineId = String(scene.lineIds[0]);
    const toLine = (code: string, amount: number) =>
      `SELECT ledger.post('trial', 'trial-2', now(), 'trial', 'x', ARRAY[ledger.account_id('suspense', 'USD'), ledger.account_id('${code}', 'USD', '${lineId}')], ARRAY[${-amount}, ${amount}]::bigint[])`;
    expect(await asOwner(toLine('line_free', -80_001))).toBe('23514'); // above the budget
    expect(await asOwner(toLine('line_free', 20_001))).toBe('23514'); // below zero
    expect(await asOwner(toLine('line_free', -80_000))).toBe('accepted');
    const beyond = `SELECT ledger.post('trial', 'trial-3', now(), 'trial', 'x', ARRAY[ledger.account_id('line_free', 'USD', '${lineId}'), ledger.account_id('line_reserved', 'USD', '${lineId}')], ARRAY[20001, -20001]::bigint[])`;
    expect(await asOwner(beyond)).toBe('23514'); // reserves more than is allocated
  });
});

describe('safeguard: ledger.check_entry', () => {
  it('refuses an entry that never got its postings', async () => {
    expect(await asOwner(anEntry())).toBe('HW006');
  });

  it('refuses a reversal that does not undo its entry', async () => {
    const reverse = (amount: number) => [
      `SELECT ledger.post('trial', 'trial-4', now(), 'trial', 'x', ARRAY[ledger.account_id('bank_main', 'USD'), ledger.account_id('suspense', 'USD')], ARRAY[7, -7]::bigint[])`,
      `SELECT ledger.post('reversal', 'trial-5', now(), 'trial', 'x', ARRAY[ledger.account_id('bank_main', 'USD'), ledger.account_id('suspense', 'USD')], ARRAY[-${amount}, ${amount}]::bigint[],
        (SELECT id FROM ledger.entry WHERE idempotency_key = 'trial-4'))`,
    ];
    expect(await asOwner(...reverse(6))).toBe('HW006');
    expect(await asOwner(...reverse(7))).toBe('accepted');
  });
});

describe('safeguard: the idempotency key of an entry and the hash of its input', () => {
  const post = (client: pg.Client, key: string, amount: number) =>
    client.query<{ id: string }>(
      `SELECT ledger.post('trial', $1, '2026-11-20', 'trial', 'x', ARRAY[ledger.account_id('bank_main', 'USD'), ledger.account_id('suspense', 'USD')], ARRAY[$2::bigint, -$2::bigint]) AS id`,
      [key, amount],
    );

  it('answers the same entry for the same input, and refuses the key with another', async () => {
    await asSuperuser(async (client) => {
      await client.query('SET ROLE homeward_owner');
      const first = (await post(client, 'same-key', 10)).rows[0]?.id;
      const before = (await client.query(`SELECT count(*) AS n FROM ledger.posting`)).rows[0].n;
      expect((await post(client, 'same-key', 10)).rows[0]?.id).toBe(first);
      expect((await client.query(`SELECT count(*) AS n FROM ledger.posting`)).rows[0].n).toBe(before);
      await expect(post(client, 'same-key', 11)).rejects.toMatchObject({ code: 'HW004' });
      await post(client, 'same-key-undone', -10);
    });
  });

  it('books once when many come at once', async () => {
    const once = async (client: pg.Client) => {
      await client.query('SET ROLE homeward_owner');
      return post(client, 'at-once', 3);
    };
    const clients = await Promise.all(Array.from({ length: 8 }, () => asSuperuser(once)));
    expect(new Set(clients.map((result) => result.rows[0]?.id)).size).toBe(1);
    expect(
      await asSuperuser(
        async (client) =>
          (await client.query(`SELECT count(*)::int AS n FROM ledger.entry WHERE idempotency_key = 'at-once'`)).rows[0]
            .n,
      ),
    ).toBe(1);
  });
});

describe('safeguard: append_only and kept', () => {
  const appendOnly = [
    'ledger.entry',
    'ledger.posting',
    'ledger.account',
    'ledger.account_code',
    'ledger.line_budget_change',
    'ledger.entry_seal',
    'ledger.daily_root',
    'audit.trail_seal',
    'giving.gift_allocation',
    'giving.balance_transaction',
    'giving.allocation_move',
    'giving.taken_part',
    'ledger.consumption_change',
    'ledger.disbursement_approval',
    'ledger.gift_consumption',
    'ledger.disbursement_flag',
    'ledger.receipt_confirmation',
    'audit.finding_response',
  ];
  const kept = [
    'ledger.line_position',
    'ledger.line_public_paid',
    'ledger.seal_head',
    'giving.checkout',
    'giving.stripe_event',
    'giving.gift',
    'giving.receipt',
    'giving.receipt_series',
    'giving.allocation_use',
    'giving.refund',
    'giving.dispute',
    'ledger.pool_transfer',
    'ledger.disbursement',
    'ledger.evidence',
    'audit.finding',
  ];
  it.each(appendOnly)('%s refuses UPDATE even for the owner', async (table) => {
    const column = await asSuperuser(
      async (client) =>
        (
          await client.query(
            `SELECT quote_ident(attname) AS c FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND attidentity = '' LIMIT 1`,
            [table],
          )
        ).rows[0].c,
    );
    expect(await asOwner(`UPDATE ${table} SET ${column} = ${column}`)).toBe('HW002');
  });
  it.each([...appendOnly, ...kept])('%s refuses DELETE and TRUNCATE even for the owner', async (table) => {
    expect(await asOwner(`DELETE FROM ${table}`)).toBe('HW002');
    expect(await asOwner(`TRUNCATE ${table} CASCADE`)).toBe('HW002');
  });
});

describe('safeguard: ledger.guard_position', () => {
  it('lets a position move with postings and budget changes only', async () => {
    expect(
      await asOwner(
        `UPDATE ledger.line_position SET allocated_minor = allocated_minor + 1 WHERE campaign_line_id = '${scene.lineIds[0]}'`,
      ),
    ).toBe('HW002');
    expect(
      await asOwner(
        `INSERT INTO ledger.line_position (campaign_line_id, currency, budgeted_minor) SELECT id, 'USD', 5 FROM public.campaign_line LIMIT 1`,
      ),
    ).toBe('HW002');
  });

  it('keeps a budget from falling below what was given, and opens a line once', async () => {
    const lowered = (amount: number) =>
      asOwner(
        `INSERT INTO ledger.line_budget_change (campaign_line_id, delta_minor, reason, changed_by) VALUES ('${scene.lineIds[0]}', ${-amount}, 'lowered', gen_random_uuid())`,
      );
    expect(await lowered(80_001)).toBe('23514');
    expect(await lowered(80_000)).toBe('accepted');
    await value(scene.reviewer, 'SELECT ledger.open_line($1)', [scene.lineIds[0]]);
    expect((await position(scene.lineIds[0])).budgeted_minor).toBe(100_000n);
    expect(
      await asOwner(
        `INSERT INTO ledger.line_budget_change (campaign_line_id, delta_minor, reason, changed_by) VALUES ('${scene.lineIds[0]}', 1, 'opening', gen_random_uuid())`,
      ),
    ).toBe('23505');
  });

  it('opens a line for a reviewer only, and with what was published', async () => {
    expect(
      await refusal(
        value({ ...scene.reviewer, userId: scene.finance.userId }, 'SELECT ledger.open_line($1)', [scene.lineIds[0]]),
      ),
    ).toBe('HW001');
    expect(await refusal(value(scene.reviewer, 'SELECT ledger.open_line($1)', [randomUUID()]))).toBe('HW007');
  });
});

describe('an account of a line', () => {
  it('is in the currency of the line, and only line accounts belong to one', async () => {
    expect(await asOwner(`SELECT ledger.account_id('line_free', 'EUR', '${scene.lineIds[0]}')`)).toBe('23503');
    expect(await asOwner(`SELECT ledger.account_id('bank_main', 'USD', '${scene.lineIds[0]}')`)).toBe('23503');
    expect(await asOwner(`SELECT ledger.account_id('line_free', 'USD')`)).toBe('23503');
  });
});

describe('balances', () => {
  it('are the same before and after a seal, and with a tail on top', async () => {
    const before = await balance('stripe_receivable');
    await value({ role: 'worker' }, 'SELECT ledger.seal()');
    expect(await balance('stripe_receivable')).toBe(before);
    await give(scene, 700n, 1);
    expect(await balance('stripe_receivable')).toBe(before + 700n);
    await request(scene, 300n, { lineIndex: 1 });
    expect(await balance('line_free', scene.lineIds[1])).toBe(-400n);
    expect(await balance('line_reserved', scene.lineIds[1])).toBe(-300n);
    await value({ role: 'worker' }, 'SELECT ledger.seal()');
    expect(await balance('line_free', scene.lineIds[1])).toBe(-400n);
  });
});
