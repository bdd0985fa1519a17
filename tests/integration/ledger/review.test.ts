import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { asSuperuser } from '../database';
import { approve, bookGift, give, openBalances, openCheckout, position, request } from './acts';
import { endPools, refusal, rows, type Scene, setScene, transaction, value, type Who, worker } from './scene';
import { bookRefund, bounce, closePage, endowReserve, expectInvariants, fundersOf, pay } from './taking-acts';

/** What a review found: each test fails without the migration of that review. */

let scene: Scene;
beforeAll(async () => {
  scene = await setScene([1_000_000n]);
  await openBalances(scene);
  await endowReserve();
});
afterEach(expectInvariants);
afterAll(endPools);

/** A superuser's open transaction: what it locks, others wait for. */
async function holding<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await client.connect();
  try {
    await client.query('BEGIN');
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Until another connection waits for a lock, or this came to an end without waiting. */
async function untilWaiting(attempt: Promise<unknown>): Promise<void> {
  let settled = false;
  const note = () => {
    settled = true;
  };
  attempt.then(note, note);
  const waiting = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while (!settled && !(await asSuperuser(async (client) => (await client.query(waiting)).rows[0].n)))
    await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('a page that ends while somebody gives', () => {
  it('strands no gift on a line that was emptied while the gift waited for it', async () => {
    const ending = await setScene([10_000n]);
    const checkoutId = await openCheckout({ campaignId: ending.campaignId, amountMinor: 4_000n });
    const giftId = await holding(async (client) => {
      await client.query('SELECT 1 FROM ledger.line_position WHERE campaign_line_id = $1 FOR NO KEY UPDATE', [
        ending.lineIds[0],
      ]);
      const gift = bookGift({ checkoutId, amountMinor: 4_000n });
      await untilWaiting(gift);
      await closePage(ending);
      await client.query('SET LOCAL ROLE homeward_worker');
      await client.query('SELECT giving.release_left_over($1)', [ending.campaignId]);
      await client.query('COMMIT');
      return gift;
    });
    expect(await position(ending.lineIds[0])).toMatchObject({ allocated_minor: 0n });
    const [part] = await rows<{ kind: string }>(worker, 'SELECT kind FROM giving.gift_allocation WHERE gift_id = $1', [
      giftId,
    ]);
    expect(part?.kind).toBe('pool');
  });

  it('strands no refund that failed on such a line', async () => {
    const ending = await setScene([10_000n]);
    const giftId = await give(ending, 4_000n);
    const stripeRefundId = `re_${randomUUID()}`;
    await bookRefund(giftId, { amountMinor: 4_000n, stripeRefundId });
    await holding(async (client) => {
      await client.query('SELECT 1 FROM ledger.line_position WHERE campaign_line_id = $1 FOR NO KEY UPDATE', [
        ending.lineIds[0],
      ]);
      const failed = bookRefund(giftId, { amountMinor: 4_000n, stripeRefundId, status: 'failed' });
      await untilWaiting(failed);
      await closePage(ending);
      await client.query('COMMIT');
      await failed;
    });
    expect(await position(ending.lineIds[0])).toMatchObject({ allocated_minor: 0n });
  });
});

/** A line of the bank that nothing explains yet. */
async function bankLine(amountMinor: bigint): Promise<string> {
  const id = randomUUID();
  await asSuperuser((client) =>
    client.query(
      `INSERT INTO ledger.bank_line (id, bank_code, currency, booked_on, value_on, amount_minor, line_key, text_sealed, counterparty_sealed, reference_sealed, entry_id)
        SELECT $1::uuid, 'bank_main', 'USD', '2026-11-21', '2026-11-21', $2::bigint, sha256($3::bytea), '\\x00', '\\x00', '\\x00',
          ledger.post('bank_line', 'scene:' || $1::uuid, now(), 'bank_line', $1::uuid::text, ARRAY[ledger.account_id('bank_main', 'USD'), ledger.account_id('suspense', 'USD')], ARRAY[$2::bigint, -$2::bigint])`,
      [id, amountMinor, Buffer.from(id)],
    ),
  );
  return id;
}

const match = (who: Who, lineId: string, kind: string, amountMinor: bigint, subjectId: string | null = null) =>
  value<bigint>(who, 'SELECT ledger.match_bank_line($1, $2)', [
    lineId,
    JSON.stringify([{ kind, subjectId, amountMinor: Number(amountMinor) }]),
  ]);

describe('money in suspense', () => {
  const except = (lineId: string, kind = 'unmatched_bank_line') =>
    value<string>(worker, `SELECT ledger.open_exception($1, 'bank_line', $2, 'USD', NULL)`, [kind, lineId]);
  const writeOff = `SELECT ledger.propose_write_off($1, $2, '\\x01')`;
  const inSuspense = (lineId: string) =>
    value<bigint>(worker, `SELECT ledger.in_suspense('bank_line', $1, 'USD')`, [lineId]);

  it('is not written off and matched at once', async () => {
    const lineId = await bankLine(4_000n);
    const exceptionId = await except(lineId);
    const payoutId = `po_${randomUUID()}`;
    await value(worker, `SELECT ledger.record_payout($1, 4000, 'USD', 'paid', '2026-11-21', now())`, [payoutId]);
    const matched = await transaction(scene.finance, async (client) => {
      await client.query(writeOff, [randomUUID(), exceptionId]);
      const matching = refusal(match(scene.finance2, lineId, 'payout', 4_000n, payoutId));
      await untilWaiting(matching);
      return { matching };
    });
    expect(await matched.matching).toBe('HW002');
    expect(await inSuspense(lineId)).toBe(0n);
  });

  it('is not written off twice under two exceptions', async () => {
    const lineId = await bankLine(4_000n);
    const [one, two] = [await except(lineId), await except(lineId, 'bank_line_changed')];
    const second = await transaction(scene.finance, async (client) => {
      await client.query(writeOff, [randomUUID(), one]);
      const again = refusal(value(scene.finance2, writeOff, [randomUUID(), two]));
      await untilWaiting(again);
      return { again };
    });
    expect(await second.again).toBe('HW003');
    expect(await inSuspense(lineId)).toBe(0n);
  });

  it('safeguard: what takes two people to write off is no fee of the bank on the word of one', async () => {
    const lineId = await bankLine(-9_000n);
    expect(await refusal(match(scene.finance, lineId, 'bank_fee', -5_001n))).toBe('HW003');
    expect(await match(scene.finance, lineId, 'bank_fee', -3_000n)).toBe(-6_000n);
    expect(await refusal(match(scene.finance, lineId, 'bank_fee', -2_001n))).toBe('HW003');
    expect(await match(scene.finance, lineId, 'bank_fee', -2_000n)).toBe(-4_000n);
  });

  it('imports a statement with a large fee, and leaves the fee to two people', async () => {
    const [fee, small] = [randomUUID(), randomUUID()];
    const line = (id: string, amountMinor: number) => ({
      id,
      bookedOn: '2026-11-20',
      valueOn: '2026-11-20',
      amountMinor,
      key: Buffer.from(id.replaceAll('-', '').repeat(2), 'hex').toString('hex'),
      text: '00',
      counterparty: '00',
      reference: '00',
      parts: [{ kind: 'bank_fee', subjectId: null, amountMinor }],
    });
    await value(
      scene.finance,
      `SELECT ledger.import_bank_statement($1, 'bank_main', 'USD', 'csv', sha256($2), 'review', '2026-11-20', '2026-11-20', 0, -60100, $3)`,
      [randomUUID(), Buffer.from(fee), JSON.stringify([line(fee, -60_000), line(small, -100)])],
    );
    expect([await inSuspense(fee), await inSuspense(small)]).toEqual([-60_000n, 0n]);
  });
});

describe('payouts and freezes', () => {
  it('counts a payout once that a line of the bank shows', async () => {
    const payoutId = `po_${randomUUID()}`;
    await value(worker, `SELECT ledger.record_payout($1, 4000, 'USD', 'paid', '2026-11-21', now())`, [payoutId]);
    const lineId = await bankLine(4_000n);
    expect(await match(scene.finance, lineId, 'payout', 4_000n, payoutId)).toBe(0n);
    expect(
      await refusal(value(worker, `SELECT ledger.book_payout_arrival($1, 4000, 'USD', '2026-11-21')`, [payoutId])),
    ).toBe('HW002');
  });

  it('safeguard: two people lift a freeze that was raised anew', async () => {
    const raise = () => value<string>(worker, `SELECT ledger.raise_freeze(NULL, 'EUR', 'a difference')`);
    const lift = (who: Who, id: string) => value<string>(who, 'SELECT ledger.lift_freeze($1)', [id]);
    const id = await raise();
    expect(await lift(scene.finance, id)).toBe('proposed');
    expect(await raise()).toBe(id);
    expect(await lift(scene.finance2, id)).toBe('proposed');
    expect(await lift(scene.finance, id)).toBe('lifted');
  });
});

describe('which money pays', () => {
  /** How many rows of these tables and indexes this session read lately: the difference is what a statement read. */
  const readOf = async (client: pg.PoolClient, oids: number[]): Promise<bigint> =>
    (
      await client.query<{ n: bigint }>(
        'SELECT sum(pg_stat_get_xact_tuples_returned(t) + pg_stat_get_xact_tuples_fetched(t))::bigint AS n FROM unnest($1::oid[]) t',
        [oids],
      )
    ).rows[0]?.n ?? 0n;
  const oidsOf = (names: string[]) =>
    asSuperuser(
      async (client) =>
        (
          await client.query<{ oids: number[] }>(
            'SELECT ARRAY(SELECT n::regclass::oid FROM unnest($1::text[]) n) AS oids',
            [names],
          )
        ).rows[0]?.oids ?? [],
    );
  const usedTables = [
    'giving.gift_allocation',
    'giving.gift_allocation_line',
    'giving.allocation_use',
    'giving.allocation_use_pkey',
  ];

  it('reads no more of a line the more gifts it has used up', async () => {
    const line = await setScene([1_000_000n]);
    for (let n = 0; n < 120; n += 1) await give(line, 100n);
    await pay(line, 12_000n);
    await give(line, 5_000n);
    await pay(line, 100n);
    const id = await request(line, 100n);
    await approve(line.finance, id);
    const used = await oidsOf(usedTables);
    const read = await transaction(line.finance2, async (client) => {
      const before = await readOf(client, used);
      await client.query(`SELECT ledger.execute_disbursement($1, '\\x02', '2026-11-20')`, [id]);
      return (await readOf(client, used)) - before;
    });
    expect(read).toBeGreaterThan(0n);
    expect(read).toBeLessThan(60n);
  });

  it('is the oldest again when it came back', async () => {
    const line = await setScene([100_000n]);
    for (const amount of [1_000n, 1_000n, 1_000n]) await give(line, amount);
    const first = await pay(line, 1_000n);
    await pay(line, 1_500n);
    await bounce(line, first);
    await pay(line, 1_200n);
    expect((await fundersOf(line.lineIds[0])).map(({ remaining_minor }) => remaining_minor)).toEqual([0n, 0n, 300n]);
    const gift = await give(line, 2_000n);
    await pay(line, 1_000n);
    await bookRefund(gift, { amountMinor: 500n });
    await pay(line, 800n);
    expect((await fundersOf(line.lineIds[0])).map(({ remaining_minor }) => remaining_minor)).toEqual([0n, 0n, 0n, 0n]);
  });

  it('is told to a donor without reading what everybody else paid for', async () => {
    const line = await setScene([1_000_000n]);
    const fingerprint = Buffer.from(randomUUID());
    const checkoutId = await openCheckout({ campaignId: line.campaignId, amountMinor: 300n });
    const giftId = await bookGift({ checkoutId, amountMinor: 300n, email: fingerprint });
    for (let n = 0; n < 80; n += 1) await give(line, 100n);
    const paid = await pay(line, 8_300n);
    await asSuperuser(async (client) => {
      await client.query('SET session_replication_role = replica');
      await client.query(
        `UPDATE ledger.disbursement SET executed_at = executed_at - interval '40 days' WHERE id = $1`,
        [paid],
      );
    });
    const donorId = await value<string>(worker, 'SELECT donor_id FROM giving.gift WHERE id = $1', [giftId]);
    const tables = await oidsOf([
      'ledger.gift_consumption',
      'ledger.gift_consumption_allocation',
      'ledger.gift_consumption_pkey',
      'ledger.gift_consumption_gift',
      'ledger.gift_consumption_order',
    ]);
    const seen = await transaction({ role: 'donor', donorId }, async (client) => {
      const before = await readOf(client, tables);
      const told = await client.query('SELECT gift_id, amount_minor FROM giving.own_paid_for');
      return { told: told.rows, read: (await readOf(client, tables)) - before };
    });
    expect(seen.told).toEqual([{ gift_id: giftId, amount_minor: 300n }]);
    expect(seen.read).toBeLessThan(10n);
  });
});

describe('the queue', () => {
  it('safeguard: what has not failed is not given up', async () => {
    const add = () =>
      asSuperuser(async (client) => {
        const { rows: added } = await client.query<{ id: string }>(
          `SELECT id FROM graphile_worker.add_job('handle_outbox_event', '{}', run_at => now() + interval '1 day')`,
        );
        return added[0]?.id ?? '';
      });
    const giveUp = (id: string) => refusal(value(scene.finance, `SELECT system.give_up_job($1, 'not wanted')`, [id]));
    const id = await add();
    expect(await giveUp(id)).toBe('HW007');
    await asSuperuser((client) =>
      client.query(`UPDATE graphile_worker._private_jobs SET last_error = 'it failed', attempts = 3 WHERE id = $1`, [
        id,
      ]),
    );
    expect(await giveUp(id)).toBe('accepted');
  });
});
