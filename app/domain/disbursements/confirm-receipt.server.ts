import { disbursements as words } from '~/catalogues/en/disbursements';
import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { readOfficeDisbursement } from './office.queries.server';
import { orRefused } from './refusals.server';
import { Refused } from './refused';
import { sealForCase } from './sealing.server';

/**
 * A colleague of the requester writes down after a visit whether the payment arrived. Saying the same again changes
 * nothing. Throws Refused.
 */
export async function confirmReceipt(
  actor: StaffActor,
  id: string,
  input: { received: boolean; note: string },
): Promise<void> {
  const payment = await readOfficeDisbursement(actor, id);
  if (!payment) throw new Refused('', words.notFound);
  const last = payment.confirmations.at(-1);
  if (last && last.confirmedBy === actor.userId && last.received === input.received) return;
  const note = input.note === '' ? null : await sealForCase(payment.caseId, 'arrival_note', id, input.note);
  const sentences = {
    HW001: ['', words.notYourOffice],
    HW002: ['', words.receiptTooEarly],
    HW005: ['', words.arrivalOwn],
    HW007: ['', words.notFound],
  } as const;
  await orRefused(sentences, () =>
    inTransaction(
      actor,
      'disbursement.confirm',
      (tx) => tx.$queryRaw`SELECT ledger.confirm_receipt(${id}::uuid, ${input.received}, ${note})`,
    ),
  );
}
