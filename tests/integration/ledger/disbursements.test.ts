import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { asSuperuser } from '../database';
import { approve, balance, cancel, execute, give, outcomes, position, reject, request } from './acts';
import { endPools, refusal, rows, type Scene, setScene, value, type Who, worker } from './scene';

let scene: Scene;
beforeEach(async () => {
  scene = await setScene([1_000_000n, 50_000n], { categories: ['medical', 'return_travel'] });
  await give(scene, 600_000n, 0);
  await give(scene, 400_000n, 0);
});
afterAll(endPools);

const executed = async (amountMinor: bigint, lineIndex = 0) => {
  const id = await request(scene, amountMinor, { lineIndex });
  await approve(scene.finance, id);
  await execute(scene.finance2, id);
  return id;
};

describe('request', () => {
  it('safeguard: only an officer of the office of the case, by their grant and not by a setting', async () => {
    expect(await refusal(request(scene, 100n, { who: scene.officerElsewhere }))).toBe('HW001');
    const pretends: Who = { role: 'officer', userId: scene.finance.userId };
    expect(await refusal(request(scene, 100n, { who: pretends }))).toBe('HW001');
    expect(await refusal(request(scene, 100n, { who: { role: 'officer' } }))).toBe('HW001');
    await asSuperuser((client) =>
      client.query(
        `SET session_replication_role = replica; UPDATE identity.role_grant SET revoked_at = now(), revoked_by = gen_random_uuid() WHERE user_id = '${scene.officer.userId}'`,
      ),
    );
    expect(await refusal(request(scene, 100n))).toBe('HW001');
  });

  it('safeguard: reserves no more than is free, also when many ask at once', async () => {
    expect(await refusal(request(scene, 1_000_001n))).toBe('HW003');
    expect(await refusal(request(scene, 0n))).toBe('HW003');
    expect(await refusal(request(scene, -5n))).toBe('HW003');
    const result = await outcomes(Array.from({ length: 20 }, () => request(scene, 90_000n)));
    expect(result.accepted).toBe(11);
    expect(new Set(result.refused)).toEqual(new Set(['HW003']));
    expect(await position(scene.lineIds[0])).toEqual({
      budgeted_minor: 1_000_000n,
      allocated_minor: 1_000_000n,
      reserved_minor: 990_000n,
      paid_minor: 0n,
      frozen_minor: 0n,
    });
  });

  it('safeguard: the same id is one request; another input is refused', async () => {
    const id = randomUUID();
    await Promise.all(Array.from({ length: 5 }, () => request(scene, 100n, { id })));
    expect((await position(scene.lineIds[0])).reserved_minor).toBe(100n);
    expect(await refusal(request(scene, 101n, { id }))).toBe('HW004');
  });

  it('flags a split just below a band', async () => {
    await request(scene, 300_000n, { payee: 'SPLIT-1' });
    const second = await request(scene, 300_000n, { payee: 'SPLIT-1' });
    expect(
      await rows(scene.finance, 'SELECT kind FROM ledger.disbursement_flag WHERE disbursement_id = $1', [second]),
    ).toEqual([{ kind: 'split_below_band' }]);
  });
});

describe('approval', () => {
  it('safeguard: takes the role finance now', async () => {
    const id = await request(scene, 100n);
    expect(await refusal(approve({ role: 'finance', userId: scene.officer.userId }, id))).toBe('HW001');
    expect(await refusal(approve({ role: 'finance', userId: scene.auditor.userId }, id))).toBe('HW001');
    expect(await refusal(approve(scene.officer, id))).toBe('42501');
    expect(await refusal(approve(scene.finance, randomUUID()))).toBe('HW007');
  });

  it('safeguard: nobody approves or rejects what they requested, even with another role since', async () => {
    const id = await request(scene, 100n);
    await asSuperuser((client) =>
      client.query(
        `SET session_replication_role = replica; UPDATE identity.role_grant SET role = 'finance' WHERE user_id = '${scene.officer.userId}'`,
      ),
    );
    const turned: Who = { role: 'finance', userId: scene.officer.userId };
    expect(await refusal(approve(turned, id))).toBe('HW005');
    expect(await refusal(reject(turned, id))).toBe('HW005');
    await approve(scene.finance, id);
    expect(await refusal(execute(turned, id))).toBe('HW005');
    const insert = `INSERT INTO ledger.disbursement_approval VALUES ('${id}', '${scene.officer.userId}', now())`;
    expect(await refusal(asSuperuser((client) => client.query(insert)))).toBe('HW005');
  });

  it('safeguard: above the band it takes two different people, and a third executes', async () => {
    const id = await request(scene, 500_001n);
    expect(await approve(scene.finance, id)).toBe('requested');
    expect(await approve(scene.finance, id)).toBe('requested');
    expect(await refusal(execute(scene.finance2, id))).toBe('HW002');
    expect(
      await refusal(
        asSuperuser((client) =>
          client.query(
            `UPDATE ledger.disbursement SET state = 'approved', approved_by = '${scene.finance2.userId}', approved_at = now() WHERE id = '${id}'`,
          ),
        ),
      ),
    ).toBe('HW002');
    expect(await approve(scene.finance2, id)).toBe('approved');
    expect(await refusal(execute(scene.finance, id))).toBe('HW005');
    expect(await refusal(execute(scene.finance2, id))).toBe('HW005');
    expect(await refusal(execute(scene.finance3, id))).toBe('accepted');
  });

  it('one approval is enough up to the band', async () => {
    expect(await approve(scene.finance, await request(scene, 500_000n))).toBe('approved');
  });

  it('rejection and cancelling release what was reserved, once', async () => {
    const [rejected, cancelled] = [await request(scene, 700n), await request(scene, 800n)];
    expect(
      (
        await outcomes([
          reject(scene.finance, rejected),
          reject(scene.finance2, rejected),
          reject(scene.finance3, rejected),
        ])
      ).accepted,
    ).toBe(1);
    expect(await refusal(cancel(scene.officerElsewhere, cancelled))).toBe('HW001');
    await cancel(scene.officerOfSameOffice, cancelled);
    expect(await refusal(approve(scene.finance, cancelled))).toBe('HW002');
    expect((await position(scene.lineIds[0])).reserved_minor).toBe(0n);
  });
});

describe('execution', () => {
  it('safeguard: executor is neither requester nor approver (CHECK and function)', async () => {
    const id = await request(scene, 5_000n);
    await approve(scene.finance, id);
    expect(await refusal(execute(scene.finance, id))).toBe('HW005');
    const set = (userId: string | undefined) =>
      refusal(
        asSuperuser((client) =>
          client.query(`UPDATE ledger.disbursement SET state = 'executed', executed_by = '${userId}', executed_at = now(), reference_sealed = '\\x00', value_date = now(),
        entry_id = (SELECT id FROM ledger.entry LIMIT 1) WHERE id = '${id}'`),
        ),
      );
    expect(await set(scene.officer.userId)).toBe('23514');
    expect(await set(scene.finance.userId)).toBe('HW005');
  });

  it('safeguard: is done once, ten times at once', async () => {
    const id = await request(scene, 5_000n);
    await approve(scene.finance, id);
    const before = await balance('bank_main');
    const result = await outcomes(
      Array.from({ length: 10 }, (_, index) => execute(index % 2 ? scene.finance2 : scene.finance3, id)),
    );
    expect(result).toEqual({ accepted: 1, refused: Array.from({ length: 9 }, () => 'HW002') });
    expect((await balance('bank_main')) - before).toBe(-5_000n);
    expect(await position(scene.lineIds[0])).toMatchObject({
      allocated_minor: 1_000_000n,
      reserved_minor: 0n,
      paid_minor: 5_000n,
    });
    expect(await balance('line_spent', scene.lineIds[0])).toBe(5_000n);
    expect(await balance('line_released', scene.lineIds[0])).toBe(-5_000n);
  });

  it('safeguard: races with rejection and cancelling end in one of them', async () => {
    const id = await request(scene, 5_000n);
    await approve(scene.finance, id);
    const result = await outcomes([execute(scene.finance2, id), reject(scene.finance3, id), cancel(scene.officer, id)]);
    expect(result.accepted).toBe(1);
    const { reserved_minor, paid_minor } = await position(scene.lineIds[0]);
    expect(reserved_minor).toBe(0n);
    expect([0n, 5_000n]).toContain(paid_minor);
  });

  it('safeguard: consumes gifts oldest first, and no gift beyond what it gave', async () => {
    const first = await executed(400_000n);
    const second = await executed(300_000n);
    const consumed = await rows<{ disbursement_id: string; allocation_id: bigint; amount_minor: bigint }>(
      worker,
      'SELECT disbursement_id, allocation_id, amount_minor FROM ledger.gift_consumption WHERE campaign_line_id = $1 ORDER BY allocation_id, amount_minor DESC',
      [scene.lineIds[0]],
    );
    expect(consumed.map((each) => [each.disbursement_id === first ? 'first' : 'second', each.amount_minor])).toEqual([
      ['first', 400_000n],
      ['second', 200_000n],
      ['second', 100_000n],
    ]);
    expect(consumed.map((each) => each.disbursement_id)).toEqual([first, second, second]);
    const steal = `INSERT INTO ledger.gift_consumption SELECT $1, allocation_id, gift_id, campaign_line_id, 1 FROM ledger.gift_consumption WHERE allocation_id = $2 LIMIT 1`;
    const third = await executed(1_000n);
    expect(await refusal(asSuperuser((client) => client.query(steal, [third, consumed[0]?.allocation_id])))).toBe(
      'HW003',
    );
  });

  it('safeguard: who did what is set once, and states only go forward', async () => {
    const id = await executed(5_000n);
    const change = (set: string) =>
      refusal(asSuperuser((client) => client.query(`UPDATE ledger.disbursement SET ${set} WHERE id = '${id}'`)));
    for (const set of [
      `requested_by = gen_random_uuid()`,
      `approved_by = gen_random_uuid()`,
      `executed_by = gen_random_uuid()`,
      `amount_minor = 1`,
      `state = 'requested'`,
      `state = 'confirmed'`,
      `payee_code = 'OTHER'`,
    ])
      expect({ set, code: await change(set) }).toEqual({ set, code: 'HW002' });
  });

  it.each(['2030-01-01', '1970-01-05'])('refuses a value date far from today: %s', async (day) => {
    const id = await request(scene, 5_000n);
    await approve(scene.finance, id);
    expect(
      await refusal(value(scene.finance2, `SELECT ledger.execute_disbursement($1, '\\x02', $2::date)`, [id, day])),
    ).toBe('HW003');
  });
});
