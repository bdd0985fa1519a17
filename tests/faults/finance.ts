import { randomUUID } from 'node:crypto';
import { approve, execute, request } from '../integration/ledger/acts';
import { type Scene, value, type Who } from '../integration/ledger/scene';

/** What finance decides, through the functions that its pages call. The running application does the rest. */

export const requestRefund = (
  who: Who,
  giftId: string,
  amountMinor: bigint | null,
  { id = randomUUID(), reason = 'requested_by_donor' } = {},
) => value<string>(who, 'SELECT giving.request_refund($1, $2, $3, $4)', [id, giftId, amountMinor, reason]);

/**
 * The installation's own money, proposed by one and confirmed by another: the reserve stands in for gifts that are taken
 * back, the operating fund bears what payments cost. Without either no supplier is paid.
 */
export async function endow(scene: Scene, amountMinor = 100_000_000n, currency = 'USD'): Promise<void> {
  for (const fund of ['reserve', 'operating']) {
    const id = randomUUID();
    const balance = `SELECT ledger.book_opening_balance($1, 'bank_main', $2, $3, $4, current_date)`;
    await value(scene.finance, balance, [id, currency, amountMinor, fund]);
    await value(scene.finance2, 'SELECT ledger.confirm_opening_balance($1)', [id]);
  }
}

/** A supplier is paid out of a line: asked for, approved and executed by three people. */
export async function payOut(scene: Scene, amountMinor: bigint, lineIndex = 0): Promise<string> {
  const id = await request(scene, amountMinor, { lineIndex });
  await approve(scene.finance, id);
  await execute(scene.finance2, id);
  return id;
}

/** Somebody of finance takes an exception: from now on it is theirs, until it is resolved. */
export const takeOn = (who: Who, exceptionId: string) =>
  value(who, 'SELECT ledger.own_exception($1, $2, current_date + 3)', [exceptionId, who.userId]);
