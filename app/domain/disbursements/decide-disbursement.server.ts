import { disbursements } from '~/catalogues/en/disbursements';
import { finance as words } from '~/catalogues/en/finance';
import { databaseErrorCode, inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { lateFor } from './duties';
import { orRefused } from './refusals.server';
import { Refused } from './refused';
import { sealForPayment } from './sealing.server';
import type { DisbursementState } from './states';

interface Standing {
  state: DisbursementState;
  closedBy: string | null;
  executedBy: string | null;
  valueDate: string | null;
  /** Open, and held up by a freeze or a fund below zero. */
  isStopped: boolean;
}

async function standingOf(actor: StaffActor, id: string): Promise<Standing | undefined> {
  const rows = await inTransaction(
    actor,
    'disbursement.standing',
    (tx) => tx.$queryRaw<Standing[]>`
      SELECT state, closed_by AS "closedBy", executed_by AS "executedBy", to_char(value_date, 'YYYY-MM-DD') AS "valueDate",
        state IN ('requested', 'approved') AND EXISTS (SELECT FROM ledger.payment_stops(campaign_line_id, currency)) AS "isStopped"
      FROM ledger.finance_disbursement WHERE id = ${id}::uuid`,
  );
  return rows[0];
}

/**
 * Too late, says the database: done by this person before (then it is done), or by somebody else (then a sentence).
 */
async function unlessDone(
  actor: StaffActor,
  id: string,
  isDone: (standing: Standing) => boolean,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (databaseErrorCode(error) !== 'HW002') throw error;
    const standing = await standingOf(actor, id);
    if (!standing) throw error;
    if (isDone(standing)) return;
    const { isStopped } = standing;
    throw new Refused('', isStopped ? disbursements.paymentsStopped : lateFor(standing.state));
  }
}

const common = { HW001: ['', words.roleGone], HW007: ['', disbursements.notFound] } as const;

/** A finance officer who did not ask for it approves. Above a band the state stays `requested` until a second one did. */
export async function approveDisbursement(actor: StaffActor, id: string): Promise<void> {
  await orRefused({ ...common, HW005: ['', words.samePersonApprove] }, () =>
    unlessDone(
      actor,
      id,
      () => false,
      () =>
        inTransaction(
          actor,
          'disbursement.approve',
          (tx) => tx.$queryRaw`SELECT ledger.approve_disbursement(${id}::uuid)`,
        ),
    ),
  );
}

/** A finance officer who did not ask for it rejects, before it is paid; the money is free again. */
export async function rejectDisbursement(actor: StaffActor, id: string, reason: string): Promise<void> {
  const sealed = sealForPayment('close_reason', id, reason);
  await orRefused({ ...common, HW005: ['', words.samePersonApprove] }, () =>
    unlessDone(
      actor,
      id,
      (standing) => standing.state === 'rejected' && standing.closedBy === actor.userId,
      () =>
        inTransaction(
          actor,
          'disbursement.reject',
          (tx) => tx.$queryRaw`SELECT ledger.reject_disbursement(${id}::uuid, ${sealed})::text`,
        ),
    ),
  );
}

/** A finance officer who neither asked nor approved writes down the transfer: it is booked, and gifts are consumed. */
export async function executeDisbursement(
  actor: StaffActor,
  id: string,
  input: { reference: string; valueDate: string },
): Promise<void> {
  const sealed = sealForPayment('reference', id, input.reference);
  const { valueDate } = input;
  const sentences = {
    ...common,
    HW003: ['valueDate', words.executeValueDateFar],
    HW005: ['', words.samePersonExecute],
  } as const;
  await orRefused(sentences, () =>
    unlessDone(
      actor,
      id,
      (standing) => standing.executedBy === actor.userId && standing.valueDate === valueDate,
      () =>
        inTransaction(
          actor,
          'disbursement.execute',
          (tx) => tx.$queryRaw`SELECT ledger.execute_disbursement(${id}::uuid, ${sealed}, ${valueDate}::date)::text`,
        ),
    ),
  );
}
