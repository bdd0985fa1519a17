import { generateKeyPairSync } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workerActor } from '~/domain/access';
import { checkInvariants, rawPublicKey, sealFinished, signDailyRoot, verifyLedger } from '~/domain/ledger/index.server';
import { firstViolation } from '~/domain/ledger/invariants.server';
import { asSuperuser } from '../database';
import { approve, execute, give, openCheckout, request } from './acts';
import { endPools, refusal, type Scene, setScene, value, worker } from './scene';

let scene: Scene;
const keys = generateKeyPairSync('ed25519');

beforeAll(async () => {
  scene = await setScene([1_000_000n]);
  for (let gift = 0; gift < 5; gift += 1) await give(scene, 10_000n, 0);
  const id = await request(scene, 12_000n);
  await approve(scene.finance, id);
  await execute(scene.finance2, id);
});
afterAll(endPools);

async function verification(trustedKey?: Buffer) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, options: '-c role=homeward_auditor' });
  await client.connect();
  try {
    return await verifyLedger(client, { trustedKey });
  } finally {
    await client.end();
  }
}

/** As somebody who owns the server: triggers off. What they did is taken back afterwards. */
async function tampered(change: string, back: string) {
  await asSuperuser(async (client) => {
    await client.query(`SET session_replication_role = replica`);
    expect((await client.query(change)).rowCount).toBeGreaterThan(0);
  });
  const { violation } = await verification();
  await asSuperuser((client) => client.query(`SET session_replication_role = replica; ${back}`));
  return violation?.invariant;
}

describe('the sealer', () => {
  it('seals every finished entry and row of the trail, and finds nothing the second time', async () => {
    const first = await sealFinished(workerActor);
    expect(first.entries).toBeGreaterThanOrEqual(7);
    expect(first.trailEntries).toBeGreaterThanOrEqual(3);
    expect(await sealFinished(workerActor)).toEqual({ entries: 0, trailEntries: 0 });
    const { violation, entries, sealedEntries } = await verification();
    expect(violation).toBeUndefined();
    expect(sealedEntries).toBe(BigInt(entries));
    expect(await checkInvariants(workerActor)).toBeUndefined();
  });

  it('safeguard: xact_horizon – an entry that commits late is sealed later, never skipped, and nobody waits', async () => {
    const slow = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
    await slow.connect();
    await slow.query('BEGIN; SET LOCAL ROLE homeward_owner');
    const post = (client: pg.Client, key: string) =>
      client.query(
        `SELECT ledger.post('trial', $1, now(), 'trial', 'x', ARRAY[ledger.account_id('bank_main', 'USD'), ledger.account_id('suspense', 'USD')], ARRAY[1, -1]::bigint[])`,
        [key],
      );
    await post(slow, 'late-1');
    await give(scene, 10_000n, 0); // commits meanwhile, with a higher transaction number
    expect((await sealFinished(workerActor)).entries).toBe(0);
    await slow.query('COMMIT');
    await slow.end();
    expect((await sealFinished(workerActor)).entries).toBe(2);
    expect((await verification()).violation).toBeUndefined();
  });

  it('seals each entry once when several sealers run at once, in small batches', async () => {
    for (let gift = 0; gift < 8; gift += 1) await give(scene, 200n, 0);
    const counts = await Promise.all(Array.from({ length: 30 }, () => value<number>(worker, 'SELECT ledger.seal(3)')));
    const rest = await sealFinished(workerActor);
    expect(counts.reduce((sum, count) => sum + count, 0) + rest.entries).toBe(8);
    expect((await verification()).violation).toBeUndefined();
  });

  it('goes on after a dump was restored into a server with lower transaction numbers', async () => {
    await asSuperuser((client) => client.query(`UPDATE ledger.xact_origin SET origin = -100000`));
    expect(await refusal(value(worker, 'SELECT ledger.seal()'))).toBe('HW002');
    await asSuperuser((client) => client.query(`SET ROLE homeward_owner; SELECT ledger.rebase_after_restore()`));
    await give(scene, 300n, 0);
    expect((await sealFinished(workerActor)).entries).toBe(1);
    expect((await verification()).violation).toBeUndefined();
  });
});

describe('verification names what was tampered with', () => {
  const anEntry = `(SELECT entry_id FROM ledger.entry_seal WHERE seq = 2)`;
  it.each([
    [
      'entries_balance',
      `UPDATE ledger.posting SET amount_minor = amount_minor + 1 WHERE entry_id = ${anEntry} AND position = 1`,
      `UPDATE ledger.posting SET amount_minor = amount_minor - 1 WHERE entry_id = ${anEntry} AND position = 1`,
    ],
    [
      'entries_are_as_they_were_sealed',
      `UPDATE ledger.posting SET amount_minor = amount_minor * 2 WHERE entry_id = ${anEntry}`,
      `UPDATE ledger.posting SET amount_minor = amount_minor / 2 WHERE entry_id = ${anEntry}`,
    ],
    [
      'entries_are_as_they_were_sealed',
      `UPDATE ledger.entry SET actor_id = '00000000-0000-4000-8000-000000000001' WHERE id = ${anEntry}`,
      `UPDATE ledger.entry SET actor_id = NULL WHERE id = ${anEntry}`,
    ],
    [
      'entries_are_complete',
      `UPDATE ledger.posting SET entry_id = '00000000-0000-4000-8000-000000000000' WHERE entry_id = ${anEntry} AND position = 1`,
      `UPDATE ledger.posting SET entry_id = ${anEntry} WHERE entry_id = '00000000-0000-4000-8000-000000000000'`,
    ],
    [
      'ledger_chain_is_whole',
      `UPDATE ledger.entry_seal SET leaf = sha256('x') WHERE seq = 3`,
      `UPDATE ledger.entry_seal SET leaf = (SELECT ledger.entry_leaf(entry_id)) WHERE seq = 3`,
    ],
    [
      'balances_come_out_of_postings',
      `UPDATE ledger.account_checkpoint SET balance_minor = balance_minor + 5 WHERE account_id = 1`,
      `UPDATE ledger.account_checkpoint SET balance_minor = balance_minor - 5 WHERE account_id = 1`,
    ],
    [
      'trail_is_as_it_was_sealed',
      `UPDATE audit.trail_entry SET action = 'nothing.' || action`,
      `UPDATE audit.trail_entry SET action = replace(action, 'nothing.', '')`,
    ],
    [
      'positions_are_their_postings',
      `UPDATE ledger.line_position SET allocated_minor = allocated_minor + 5`,
      `UPDATE ledger.line_position SET allocated_minor = allocated_minor - 5`,
    ],
    [
      'budgets_are_their_changes',
      `UPDATE ledger.line_position SET budgeted_minor = budgeted_minor + 5`,
      `UPDATE ledger.line_position SET budgeted_minor = budgeted_minor - 5`,
    ],
    [
      'gifts_go_somewhere_in_full',
      `UPDATE giving.gift_allocation SET amount_minor = amount_minor + 5 WHERE id = 1`,
      `UPDATE giving.gift_allocation SET amount_minor = amount_minor - 5 WHERE id = 1`,
    ],
  ])('%s', async (invariant, change, back) => {
    expect(await tampered(change, back)).toBe(invariant);
    expect((await verification()).violation).toBeUndefined();
  });

  it('reserved_is_asked_for, payments_consume_gifts', async () => {
    const broken = (change: string) =>
      asSuperuser(async (client) => {
        await client.query(`BEGIN; SET LOCAL session_replication_role = replica; ${change}`);
        const violation = await firstViolation(async (sql) => (await client.query<{ found: string }>(sql)).rows);
        await client.query('ROLLBACK');
        return violation?.invariant;
      });
    expect(
      await broken(
        `UPDATE ledger.disbursement SET state = 'approved', executed_by = NULL, executed_at = NULL, reference_sealed = NULL, value_date = NULL, entry_id = NULL`,
      ),
    ).toBe('reserved_is_asked_for');
    expect(await broken('DELETE FROM ledger.gift_consumption')).toBe('payments_consume_gifts');
    expect(
      await broken(
        'UPDATE ledger.disbursement_approval SET approved_by = (SELECT executed_by FROM ledger.disbursement LIMIT 1)',
      ),
    ).toBe('payments_took_different_people');
    expect(await broken('UPDATE ledger.line_public_paid SET paid_minor = paid_minor + 1')).toBe(
      'public_never_sees_more_than_paid',
    );
    expect(await broken(`INSERT INTO giving.receipt_series (year, last_serial) VALUES (2026, 1)`)).toBe(
      'receipts_have_no_gaps',
    );
    expect(await broken('DELETE FROM ledger.entry_seal WHERE seq = 2')).toBe('the_sealer_skips_nothing');
  });
});

describe('daily roots', () => {
  it('safeguard: a history that was rewritten and sealed again fails against the root that was signed before', async ({
    task,
  }) => {
    task.file.meta.booksAreRewritten = true;
    await sealFinished(workerActor);
    await signDailyRoot(workerActor, '2026-11-20', keys.privateKey);
    expect(await verification(rawPublicKey(keys.privateKey))).toMatchObject({ roots: 1, violation: undefined });
    expect((await verification(Buffer.alloc(32, 1))).violation?.invariant).toBe('roots_are_signed_by_the_trusted_key');
    await expect(signDailyRoot(workerActor, '2026-11-20', keys.privateKey)).rejects.toThrow();

    const reseal = `TRUNCATE ledger.entry_seal; TRUNCATE ledger.account_checkpoint; TRUNCATE ledger.period_movement; UPDATE ledger.seal_head SET seq = 0, hash = sha256('homeward-ledger-1'), through_xact = 0 WHERE chain = 'ledger'`;
    await asSuperuser((client) =>
      client.query(
        `SET session_replication_role = replica; ${reseal}; UPDATE ledger.posting SET amount_minor = amount_minor * 2`,
      ),
    );
    // Positions and gifts would have to be rewritten as well; the root is checked before them.
    await sealFinished(workerActor);
    expect((await verification()).violation).toEqual({
      invariant: 'history_is_as_it_was_signed',
      found: 'ledger at the root of 2026-11-20',
    });
    await asSuperuser((client) =>
      client.query(
        `SET session_replication_role = replica; ${reseal}; UPDATE ledger.posting SET amount_minor = amount_minor / 2`,
      ),
    );
    await sealFinished(workerActor);
    expect((await verification()).violation).toBeUndefined();
  });

  it('safeguard: a root whose numbers were changed fails its signature', async () => {
    await asSuperuser((client) =>
      client.query(`SET session_replication_role = replica; UPDATE ledger.daily_root SET day = '2026-11-21'`),
    );
    expect((await verification()).violation?.invariant).toBe('roots_are_signed');
    await asSuperuser((client) =>
      client.query(`SET session_replication_role = replica; UPDATE ledger.daily_root SET day = '2026-11-20'`),
    );
  });

  it('cannot be stored for a state that is not sealed', async () => {
    await openCheckout({ amountMinor: 500n });
    expect(
      await refusal(
        value(worker, `SELECT ledger.store_root('2026-11-22', 999999, 0, $1, $2)`, [
          Buffer.alloc(32),
          Buffer.alloc(64),
        ]),
      ),
    ).not.toBe('accepted');
  });
});
