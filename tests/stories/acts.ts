import { randomUUID } from 'node:crypto';
import { value, worker } from '../integration/ledger/scene';
import { giftRow } from '../integration/ledger/taking-acts';

/** Stripe settles a gift: gross in, its fee taken. */
export async function settle(giftId: string, amountMinor: bigint, feeMinor: bigint, currency = 'USD'): Promise<void> {
  const gift = await giftRow(giftId);
  await transaction('charge', amountMinor, feeMinor, gift.charge_id, currency);
}

/** A balance transaction about a charge, a refund or a dispute. */
export const transaction = (type: string, amountMinor: bigint, feeMinor: bigint, sourceId: string, currency = 'USD') =>
  value(
    worker,
    `SELECT giving.book_balance_transaction($1, $2, $3, $4, $5, $6, NULL, $7, NULL, NULL, '2026-11-27', '2026-11-20T10:00:05Z')`,
    [`txn_${randomUUID()}`, type, amountMinor, feeMinor, amountMinor - feeMinor, currency, sourceId],
  );

export const issueReceipt = (giftId: string) =>
  value<string | null>(worker, 'SELECT giving.issue_receipt($1)', [giftId]);
