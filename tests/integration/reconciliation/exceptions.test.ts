import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { balance } from '../ledger/acts';
import { endPools, refusal, type Scene, setScene, value, worker } from '../ledger/scene';
import {
  bookBalanceTransaction,
  confirmWriteOff,
  exceptionState,
  openException,
  proposeWriteOff,
  recordPayout,
  resolve,
} from './acts';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene([10_000n]);
});
afterAll(endPools);

const unknownMoney = async (amountMinor: bigint) => {
  const id = await bookBalanceTransaction('something_new', amountMinor);
  return { id, exception: await openException(worker, 'balance_transaction', id, amountMinor) };
};

describe('exceptions', () => {
  it('are one for a kind and subject while open, and have an owner who is a finance officer', async () => {
    const id = await openException(worker, 'charge', 'ch_unknown');
    expect(await openException(scene.finance, 'charge', 'ch_unknown')).toBe(id);
    const own = (owner: string | undefined) =>
      value(scene.finance, `SELECT ledger.own_exception($1, $2, '2026-12-24')`, [id, owner]);
    expect(await refusal(own(scene.officer.userId))).toBe('HW001');
    await own(scene.finance2.userId);
    expect(await value(worker, 'SELECT owner FROM ledger.exception WHERE id = $1', [id])).toBe(scene.finance2.userId);
    await resolve(scene.finance, id);
    expect(await refusal(resolve(scene.finance2, id))).toBe('HW002');
    expect(await refusal(own(scene.finance.userId))).toBe('HW002');
    expect(await openException(worker, 'charge', 'ch_unknown')).not.toBe(id);
  });

  it('safeguard: are not resolved by words while their money is in suspense', async () => {
    const { exception } = await unknownMoney(900n);
    expect(await refusal(resolve(scene.finance, exception))).toBe('HW002');
    expect(await proposeWriteOff(scene.finance, exception)).toBe('booked');
    expect(await exceptionState(exception)).toBe('written_off');
  });
});

describe('write-offs', () => {
  it('up to the limit are booked by one person, both ways, once', async () => {
    const [suspense, writeOffs] = [await balance('suspense'), await balance('write_offs')];
    const gain = await unknownMoney(5_000n);
    const id = randomUUID();
    expect(await proposeWriteOff(scene.finance, gain.exception, id)).toBe('booked');
    expect(await proposeWriteOff(scene.finance, gain.exception, id)).toBe('booked');
    expect(await refusal(proposeWriteOff(scene.finance2, gain.exception, id))).toBe('HW004');
    const loss = await unknownMoney(-4_000n);
    await proposeWriteOff(scene.finance, loss.exception);
    expect(await balance('suspense')).toBe(suspense);
    expect((await balance('write_offs')) - writeOffs).toBe(-1_000n);
  });

  it('safeguard: above the limit a second person confirms', async () => {
    const { exception } = await unknownMoney(-5_001n);
    const id = randomUUID();
    const before = await balance('write_offs');
    expect(await proposeWriteOff(scene.finance, exception, id)).toBe('proposed');
    expect(await balance('write_offs')).toBe(before);
    expect(await refusal(proposeWriteOff(scene.finance2, exception))).toBe('HW002');
    expect(await refusal(confirmWriteOff(scene.finance, id))).toBe('HW005');
    const entry = await confirmWriteOff(scene.finance2, id);
    expect(await confirmWriteOff(scene.finance2, id)).toBe(entry);
    expect((await balance('write_offs')) - before).toBe(5_001n);
    expect(await exceptionState(exception)).toBe('written_off');
  });

  it('of nothing are refused, and a rejected one may be proposed again', async () => {
    expect(await refusal(proposeWriteOff(scene.finance, await openException(worker, 'charge', 'ch_other')))).toBe(
      'HW003',
    );
    const { exception } = await unknownMoney(9_000n);
    const id = randomUUID();
    await proposeWriteOff(scene.finance, exception, id);
    await value(scene.finance, 'SELECT ledger.reject_write_off($1)', [id]);
    expect(await refusal(confirmWriteOff(scene.finance2, id))).toBe('HW002');
    expect(await proposeWriteOff(scene.finance, exception)).toBe('proposed');
  });
});

describe('payouts', () => {
  it('go forward only, and one that fails after it was paid is looked at', async () => {
    expect(await recordPayout('po_1', 5_000n, { status: 'in_transit' })).toBe('in_transit');
    expect(await recordPayout('po_1', 5_000n, { status: 'paid' })).toBe('paid');
    expect(await recordPayout('po_1', 5_000n, { status: 'in_transit' })).toBe('paid');
    expect(await refusal(recordPayout('po_1', 5_001n))).toBe('HW004');
    expect(await recordPayout('po_1', 5_000n, { status: 'failed' })).toBe('failed');
    expect(await recordPayout('po_1', 5_000n, { status: 'paid' })).toBe('failed');
    expect(
      await value<bigint>(
        worker,
        `SELECT count(*) FROM ledger.exception WHERE kind = 'payout_failed_after_paid' AND subject_id = 'po_1'`,
      ),
    ).toBe(1n);
  });
});
