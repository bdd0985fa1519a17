import { randomUUID } from 'node:crypto';
import { type StaffActor, staffActor } from '~/domain/access';
import { value, type Who, worker } from '../ledger/scene';

/** A person of the scene as the application knows them. */
export const financeActor = (who: Who, name = 'A finance officer'): StaffActor =>
  staffActor({ userId: who.userId ?? '', name, role: 'finance', officeId: null });

/** A second finance officer's money to start with: nothing may be paid out of a fund below zero. */
export async function openingBalance(
  proposer: Who,
  confirmer: Who,
  fund: 'operating' | 'reserve' | 'pool',
  amountMinor: bigint,
  currency = 'USD',
): Promise<void> {
  const id = randomUUID();
  await value(proposer, `SELECT ledger.book_opening_balance($1, 'bank_main', $2, $3, $4, '2026-11-01')`, [
    id,
    currency,
    amountMinor,
    fund,
  ]);
  await value(confirmer, 'SELECT ledger.confirm_opening_balance($1)', [id]);
}

/** Stripe settles a charge: its balance transaction, available in the past unless told otherwise. */
export const settle = (
  chargeId: string,
  amountMinor: bigint,
  feeMinor: bigint,
  options: { currency?: string; availableOn?: string } = {},
) =>
  value(
    worker,
    `SELECT giving.book_balance_transaction($1, 'charge', $2, $3, $4, $5, NULL, $6, $2, $5, $7, '2026-11-20T10:00:00Z')`,
    [
      `txn_${chargeId}`,
      amountMinor,
      feeMinor,
      amountMinor - feeMinor,
      options.currency ?? 'USD',
      chargeId,
      options.availableOn ?? '2026-11-20T12:00:00Z',
    ],
  );
