import { randomUUID } from 'node:crypto';
import { rows, type Scene, value, type Who, worker } from '../ledger/scene';

/** What finance does in these tests, in one line each, through the same functions as the application. */

export const raiseFreeze = (who: Who, lineId: string | null, currency: string | null, reason = 'a check failed') =>
  value<string>(who, 'SELECT ledger.raise_freeze($1, $2, $3)', [lineId, currency, reason]);
export const liftFreeze = (who: Who, id: string) => value<string>(who, 'SELECT ledger.lift_freeze($1)', [id]);
export const stops = async (lineId: string | null, currency = 'USD') =>
  (
    await rows<{ kind: string }>(worker, 'SELECT kind FROM ledger.payment_stops($1, $2) ORDER BY kind', [
      lineId,
      currency,
    ])
  ).map(({ kind }) => kind);
export const fundBalance = (fund: string, currency = 'USD') =>
  value<bigint>(worker, 'SELECT ledger.fund_balance($1, $2)', [fund, currency]);

export interface Opening {
  id?: string;
  bankCode?: string;
  currency?: string;
  amountMinor?: bigint;
  fund?: string;
  effectiveOn?: string;
}
export const proposeOpening = (who: Who, opening: Opening = {}) =>
  value<string>(who, 'SELECT ledger.book_opening_balance($1, $2, $3, $4, $5, $6)', [
    opening.id ?? randomUUID(),
    opening.bankCode ?? 'bank_main',
    opening.currency ?? 'USD',
    opening.amountMinor ?? 100_000n,
    opening.fund ?? 'operating',
    opening.effectiveOn ?? '2026-11-01',
  ]);
export const confirmOpening = (who: Who, id: string) =>
  value<string>(who, 'SELECT ledger.confirm_opening_balance($1)', [id]);

/** A balance transaction of Stripe; one of an unknown type waits in suspense. */
export const bookBalanceTransaction = (
  type: string,
  amountMinor: bigint,
  { feeMinor = 0n, currency = 'USD', id = `txn_${randomUUID()}`, at = '2026-11-20T10:00:00Z' } = {},
) =>
  value<string>(
    worker,
    `SELECT giving.book_balance_transaction($1, $2, $3, $4, $5, $6, NULL, 'src_x', NULL, NULL, $7::timestamptz, $7::timestamptz)`,
    [id, type, amountMinor, feeMinor, amountMinor - feeMinor, currency, at],
  ).then(() => id);

export const openException = (who: Who, subjectKind: string, subjectId: string, amountMinor: bigint | null = null) =>
  value<string>(who, `SELECT ledger.open_exception('unexplained', $1, $2, 'USD', $3, '{}')`, [
    subjectKind,
    subjectId,
    amountMinor,
  ]);
export const resolve = (who: Who, id: string) => value(who, `SELECT ledger.resolve_exception($1, '\\x01')`, [id]);
export const proposeWriteOff = (who: Who, exceptionId: string, id: string = randomUUID()) =>
  value<string>(who, `SELECT ledger.propose_write_off($1, $2, '\\x01')`, [id, exceptionId]);
export const confirmWriteOff = (who: Who, id: string) =>
  value<string>(who, 'SELECT ledger.confirm_write_off($1)', [id]);

export const recordPayout = (
  payoutId: string,
  amountMinor: bigint,
  { status = 'paid', currency = 'USD', arrivalOn = '2026-11-20' } = {},
) =>
  value<string>(worker, `SELECT ledger.record_payout($1, $2, $3, $4, $5, '2026-11-18T00:00:00Z')`, [
    payoutId,
    amountMinor,
    currency,
    status,
    arrivalOn,
  ]);

export const exceptionState = (id: string) =>
  value<string>(worker, 'SELECT state FROM ledger.exception WHERE id = $1', [id]);
export type { Scene };
