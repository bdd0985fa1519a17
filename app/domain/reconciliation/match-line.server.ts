import { type DatabaseActor, inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import type { MatchPart } from './read-models';

/**
 * Says what explains a line, wholly or in part; answers what is still unexplained. HW002 when another line shows it or it
 * failed, HW003 when amounts do not fit, HW007 for what does not exist. A payment that came back: `bookReturnedPayment`.
 */
export async function matchLine(actor: DatabaseActor, lineId: string, parts: readonly MatchPart[]): Promise<bigint> {
  const told = JSON.stringify(parts.map((part) => ({ ...part, amountMinor: part.amountMinor.toString() })));
  const [row] = await inTransaction(
    actor,
    'bank_line.match',
    (tx) => tx.$queryRaw<{ rest: bigint }[]>`SELECT ledger.match_bank_line(${lineId}::uuid, ${told}::jsonb) AS rest`,
  );
  return row?.rest ?? 0n;
}

/** Takes a match back: its part of the line waits in suspense again. */
export async function unmatchLine(actor: StaffActor, matchId: bigint): Promise<void> {
  await inTransaction(
    actor,
    'bank_line.unmatch',
    (tx) => tx.$queryRaw`SELECT ledger.unmatch_bank_line(${matchId}::bigint)::text`,
  );
}

/** The bank sent a payment back: the money is free on its line again, and the gifts that paid have it back. */
export async function bookReturnedPayment(
  actor: StaffActor,
  input: { disbursementId: string; bankLineId: string; valueOn: string },
): Promise<void> {
  await inTransaction(
    actor,
    'disbursement.return',
    (tx) =>
      tx.$queryRaw`SELECT ledger.book_returned_payment(${input.disbursementId}::uuid, ${input.bankLineId}::uuid, ${input.valueOn}::date)::text`,
  );
}
