import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workerActor } from '../../../app/domain/access';
import {
  checkInvariants,
  fundsOfMonth,
  monthlyTrialBalance,
  readPeriods,
  sealFinished,
  verifyLedger,
} from '../../../app/domain/ledger/index.server';
import { asSuperuser } from '../database';
import { give } from '../ledger/acts';
import { endPools, refusal, rows, type Scene, setScene, transaction, value, type Who, worker } from '../ledger/scene';
import { confirmOpening, proposeOpening } from './acts';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene([1_000_000n]);
  await opening(50_000n, '2026-09-10');
  await opening(20_000n, '2026-10-05');
  await give(scene, 100_000n, 0);
});
afterAll(endPools);

const opening = async (amountMinor: bigint, effectiveOn: string) => {
  const id = await proposeOpening(scene.finance, { amountMinor, effectiveOn, fund: 'reserve' });
  return confirmOpening(scene.finance2, id);
};
const propose = (who: Who, month: string) => value(who, 'SELECT ledger.propose_period_close($1)', [`${month}-01`]);
const confirm = (who: Who, month: string) =>
  value<string>(who, 'SELECT ledger.confirm_period_close($1)', [`${month}-01`]);
const reject = (who: Who, month: string) => value(who, 'SELECT ledger.reject_period_close($1)', [`${month}-01`]);
const periodOf = (entryId: string) =>
  value<string>(worker, `SELECT to_char(period, 'YYYY-MM') FROM ledger.entry WHERE id = $1`, [entryId]);
const reserve = async (month: string) =>
  (await fundsOfMonth(workerActor, month)).find(({ fund, currency }) => fund === 'reserve' && currency === 'USD');

/** What the postings themselves say a month ended with, by account. */
const fromPostings = (month: string) =>
  rows<{ code: string; closing: bigint }>(
    worker,
    `SELECT a.code || '/' || a.currency AS code, sum(p.amount_minor)::bigint AS closing FROM ledger.posting p JOIN ledger.entry e ON e.id = p.entry_id JOIN ledger.account a ON a.id = p.account_id
      WHERE e.period <= $1 GROUP BY 1 ORDER BY 1`,
    [`${month}-01`],
  );
const fromMonth = async (month: string) =>
  (await monthlyTrialBalance(workerActor, month))
    .map((row) => ({ code: `${row.accountCode}/${row.currency}`, closing: row.closingMinor }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));

describe('closing a month', () => {
  it('safeguard: the oldest open month that is over, by two finance officers', async () => {
    expect(await refusal(propose(scene.finance, '2026-10'))).toBe('HW002');
    expect(await refusal(propose(scene.finance, '2026-08'))).toBe('HW002');
    expect(await refusal(propose(scene.auditor, '2026-09'))).toBe('42501');
    expect(await refusal(propose({ role: 'finance', userId: scene.officer.userId }, '2026-09'))).toBe('HW001');
    expect((await readPeriods(workerActor)).find(({ isNext }) => isNext)?.month).toBe('2026-09');
    await propose(scene.finance, '2026-09');
    await propose(scene.finance, '2026-09');
    expect(await refusal(propose(scene.finance2, '2026-10'))).toBe('HW002');
    expect(await refusal(confirm(scene.finance, '2026-09'))).toBe('HW005');
    expect(await confirm(scene.finance2, '2026-09')).toBe('closed');
    expect(await confirm(scene.finance2, '2026-09')).toBe('closed');
    expect(await refusal(confirm(scene.finance3, '2026-09'))).toBe('HW002');
    expect(await refusal(reject(scene.finance, '2026-09'))).toBe('HW002');
    expect(await refusal(propose(scene.finance, '2026-11'))).toBe('HW002');
  });

  it('safeguard: a late fact stands in the open month and keeps its effective day', async () => {
    const closed = await fromMonth('2026-09');
    const late = await opening(7_000n, '2026-09-28');
    expect(await periodOf(late)).toBe('2026-10');
    expect(
      await value(worker, `SELECT (effective_at AT TIME ZONE 'UTC')::date::text FROM ledger.entry WHERE id = $1`, [
        late,
      ]),
    ).toBe('2026-09-28');
    expect(await fromMonth('2026-09')).toEqual(closed);
    expect(await reserve('2026-09')).toMatchObject({ openingMinor: 0n, receivedMinor: 50_000n, closingMinor: 50_000n });
    expect(await reserve('2026-10')).toMatchObject({
      openingMinor: 50_000n,
      receivedMinor: 27_000n,
      closingMinor: 77_000n,
    });
  });

  it('a rejected proposal leaves the month open', async () => {
    await propose(scene.finance, '2026-10');
    expect(await periodOf(await opening(100n, '2026-10-10'))).toBe('2026-11');
    await reject(scene.finance2, '2026-10');
    expect(await refusal(confirm(scene.finance2, '2026-10'))).toBe('HW002');
    expect(await periodOf(await opening(100n, '2026-10-10'))).toBe('2026-10');
  });

  it('safeguard: waits for what was under way when it was proposed, and holds up nobody', async () => {
    const early = randomUUID();
    await proposeOpening(scene.finance, { id: early, amountMinor: 300n, effectiveOn: '2026-10-20', fund: 'reserve' });
    await transaction(scene.finance2, async (client) => {
      // This transaction has its number, and has not looked at the periods yet.
      await client.query('SELECT pg_current_xact_id()');
      await propose(scene.finance, '2026-10');
      expect(await confirm(scene.finance2, '2026-10')).toBe('waiting');
      expect(await periodOf(await opening(400n, '2026-10-21'))).toBe('2026-11');
      await client.query('SELECT ledger.confirm_opening_balance($1)', [early]);
    });
    const { entry_id } = (
      await rows<{ entry_id: string }>(worker, 'SELECT entry_id FROM ledger.opening_balance WHERE id = $1', [early])
    )[0] ?? { entry_id: '' };
    expect(['2026-10', '2026-11']).toContain(await periodOf(entry_id));
    expect(await confirm(scene.finance2, '2026-10')).toBe('closed');
    expect(await fromMonth('2026-10')).toEqual(await fromPostings('2026-10'));
    expect(await fromMonth('2026-11')).toEqual(await fromPostings('2026-11'));
  });

  it('safeguard: an entry that was booked before the proposal and committed after it is in the month', async () => {
    await asSuperuser((client) =>
      client.query(
        `SET session_replication_role = replica; INSERT INTO system.installation (mode) VALUES ('demo'); UPDATE system.clock_offset SET seconds = 86400 * 15`,
      ),
    );
    const early = await proposeOpening(scene.finance, {
      amountMinor: 900n,
      effectiveOn: '2026-11-20',
      fund: 'reserve',
    });
    let entry = '';
    await transaction(scene.finance2, async (client) => {
      entry =
        (await client.query<{ id: string }>('SELECT ledger.confirm_opening_balance($1) AS id', [early])).rows[0]?.id ??
        '';
      await propose(scene.finance, '2026-11');
      expect(await confirm(scene.finance2, '2026-11')).toBe('waiting');
      await sealFinished(workerActor);
      expect(await confirm(scene.finance2, '2026-11')).toBe('waiting');
    });
    expect(await periodOf(entry)).toBe('2026-11');
    expect(await confirm(scene.finance2, '2026-11')).toBe('closed');
    expect(await fromMonth('2026-11')).toEqual(await fromPostings('2026-11'));
    expect((await fromMonth('2026-11')).find(({ code }) => code === 'reserve_fund/USD')?.closing).toBe(
      (await reserve('2026-12'))?.openingMinor === undefined ? 0n : -((await reserve('2026-12'))?.openingMinor ?? 0n),
    );
  });

  it('safeguard: an older snapshot cannot overlook a proposal', async () => {
    const id = await proposeOpening(scene.finance, { effectiveOn: '2026-12-01' });
    const late = transaction(scene.finance2, async (client) => {
      await client.query('COMMIT; BEGIN ISOLATION LEVEL REPEATABLE READ');
      await client.query(
        `SELECT set_config('role', 'homeward_finance', true), set_config('homeward.actor_id', $1, true)`,
        [scene.finance2.userId],
      );
      await client.query('SELECT ledger.confirm_opening_balance($1)', [id]);
    });
    expect(await refusal(late)).toBe('HW002');
  });
});

describe('what was closed stays', () => {
  it('balances of every currency sum to zero, and the invariants hold', async () => {
    for (const month of ['2026-09', '2026-10', '2026-11', '2026-12']) {
      const sums = new Map<string, bigint>();
      for (const row of await monthlyTrialBalance(workerActor, month))
        sums.set(row.currency, (sums.get(row.currency) ?? 0n) + row.closingMinor);
      expect([...sums.values()].every((sum) => sum === 0n)).toBe(true);
    }
    expect(await checkInvariants(workerActor)).toBeUndefined();
  });

  it.each([
    [
      'closed_months_stay_as_they_were',
      `UPDATE ledger.period_balance SET closing_minor = closing_minor + 1 WHERE month = '2026-09-01' AND account_id = (SELECT min(account_id) FROM ledger.period_balance WHERE month = '2026-09-01')`,
    ],
    [
      'months_are_their_postings',
      `UPDATE ledger.period_movement SET debit_minor = debit_minor + 1 WHERE period = '2026-09-01' AND account_id = (SELECT min(account_id) FROM ledger.period_movement WHERE period = '2026-09-01')`,
    ],
    [
      'entries_are_as_they_were_sealed',
      `UPDATE ledger.entry SET period = '2026-08-01' WHERE id = (SELECT entry_id FROM ledger.entry_seal WHERE seq = 1)`,
    ],
  ])('safeguard: %s tells when it was changed behind our back', async (invariant, change) => {
    await sealFinished(workerActor);
    const url = process.env.TEST_ADMIN_URL;
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(`SET session_replication_role = replica`);
      const before = await verifyLedger(client);
      expect(before.violation).toBeUndefined();
      await client.query(change);
      expect((await verifyLedger(client)).violation?.invariant).toBe(invariant);
      await client.query(
        change.includes('+ 1')
          ? change.replace('+ 1', '- 1')
          : `UPDATE ledger.entry SET period = '2026-09-01' WHERE period = '2026-08-01'`,
      );
      expect((await verifyLedger(client)).violation).toBeUndefined();
    } finally {
      await client.end();
    }
  });
});
