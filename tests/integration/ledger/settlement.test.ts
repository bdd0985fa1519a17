import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asSuperuser } from '../database';
import { balance, give, outcomes } from './acts';
import { endPools, refusal, rows, type Scene, setScene, value, worker } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene([10_000n, 5_000n, 20_000n]);
});
afterAll(endPools);

describe('giving.book_balance_transaction', () => {
  interface Transaction {
    id?: string;
    type?: string;
    amount: bigint;
    fee: bigint;
    net?: bigint;
    currency?: string;
    rate?: string | null;
    sourceAmount?: bigint | null;
    sourceCurrency?: string | null;
  }
  const book = (bt: Transaction) =>
    value<string | null>(
      worker,
      `SELECT giving.book_balance_transaction($1, $2, $3, $4, $5, $6, $7, 'ch_x', $8, $9, '2026-11-27', '2026-11-20')`,
      [
        bt.id ?? `txn_${randomUUID()}`,
        bt.type ?? 'charge',
        bt.amount,
        bt.fee,
        bt.net ?? bt.amount - bt.fee,
        bt.currency ?? 'USD',
        bt.rate ?? null,
        bt.sourceAmount ?? null,
        bt.sourceCurrency ?? null,
      ],
    );

  it('settles a charge: the fee falls on operations, the receivable is cleared in full', async () => {
    const before = await Promise.all([
      balance('stripe_balance'),
      balance('processing_fees'),
      balance('stripe_receivable'),
    ]);
    await book({ amount: 1_000n, fee: 59n });
    const after = await Promise.all([
      balance('stripe_balance'),
      balance('processing_fees'),
      balance('stripe_receivable'),
    ]);
    expect(after.map((amount, index) => amount - (before[index] ?? 0n))).toEqual([941n, 59n, -1_000n]);
  });

  it('goes through exchange positions when Stripe settles in another currency', async () => {
    await book({ amount: 920n, fee: 50n, currency: 'EUR', rate: '0.92', sourceAmount: 1_000n, sourceCurrency: 'USD' });
    expect(await balance('stripe_balance', null, 'EUR')).toBe(870n);
    expect(await balance('exchange_position', null, 'EUR')).toBe(-920n);
    expect(await balance('exchange_position')).toBe(1_000n);
  });

  it('safeguard: once under its own id, also at once; another input is refused', async () => {
    const id = `txn_${randomUUID()}`;
    const before = await balance('stripe_balance');
    const entries = await Promise.all(Array.from({ length: 10 }, () => book({ id, amount: 500n, fee: 10n })));
    expect(new Set(entries).size).toBe(1);
    expect((await balance('stripe_balance')) - before).toBe(490n);
    expect(await refusal(book({ id, amount: 501n, fee: 10n }))).toBe('HW004');
    expect(await refusal(book({ amount: 500n, fee: 10n, net: 491n }))).toBe('HW006');
  });

  it('keeps what it does not know in suspense, and a payout in transit until the bank has it', async () => {
    const suspense = await balance('suspense');
    await book({ type: 'something_new', amount: 40n, fee: 0n });
    expect((await balance('suspense')) - suspense).toBe(-40n);
    await book({ type: 'payout', amount: -300n, fee: 0n });
    expect(await balance('payouts_in_transit')).toBe(300n);
    const arrive = (amount: bigint) =>
      refusal(value(worker, `SELECT ledger.book_payout_arrival('po_1', $1, 'USD', '2026-11-22')`, [amount]));
    expect([await arrive(300n), await arrive(300n), await arrive(301n)]).toEqual(['accepted', 'accepted', 'HW004']);
    expect(await balance('payouts_in_transit')).toBe(0n);
    expect(await balance('bank_main')).toBe(300n);
  });

  it('books nothing for a transaction of nothing, and remembers it', async () => {
    expect(await book({ amount: 0n, fee: 0n })).toBeNull();
  });
});

describe('receipts (safeguard: giving.receipt_series)', () => {
  it('are numbered without gaps when many are issued at once and some fail', async () => {
    const gifts = await Promise.all(Array.from({ length: 12 }, () => give(scene, 200n, 2)));
    const issue = (giftId: string) => value<string>(worker, 'SELECT giving.issue_receipt($1)', [giftId]);
    const result = await outcomes([...gifts.map(issue), ...gifts.map(issue), issue(randomUUID())]);
    expect(result).toEqual({ accepted: 24, refused: ['HW007'] });
    const numbered = await rows<{ n: number; last: number }>(
      worker,
      'SELECT count(*)::int AS n, max(serial) AS last FROM giving.receipt',
    );
    expect(numbered).toEqual([{ n: 12, last: 12 }]);
  });

  it('are made void and issued again under a new number, never rewritten', async () => {
    const gift = await give(scene, 200n, 2);
    const first = await value<string>(worker, 'SELECT giving.issue_receipt($1)', [gift]);
    await value(scene.finance, `SELECT giving.void_receipt($1, 'mistake')`, [first]);
    expect(
      await refusal(
        value({ ...scene.finance, userId: scene.auditor.userId }, `SELECT giving.void_receipt($1, 'mistake')`, [first]),
      ),
    ).toBe('HW001');
    const second = await value<string>(worker, 'SELECT giving.issue_receipt($1)', [gift]);
    expect(second).not.toBe(first);
    expect(
      await refusal(
        asSuperuser((client) =>
          client.query(
            `UPDATE giving.receipt SET state = 'issued', voided_at = NULL, void_reason = NULL WHERE id = '${first}'`,
          ),
        ),
      ),
    ).toBe('HW002');
    expect(
      await refusal(
        asSuperuser((client) => client.query('UPDATE giving.receipt_series SET last_serial = last_serial + 1')),
      ),
    ).toBe('HW002');
    expect(
      await refusal(
        asSuperuser((client) => client.query('UPDATE giving.receipt_series SET last_serial = last_serial - 1')),
      ),
    ).toBe('HW002');
  });
});
