import { disbursements as words } from '~/catalogues/en/disbursements';
import { databaseErrorCode, inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { orRefused } from './refusals.server';

/** An officer of the office takes a request back before it is paid; taking it back twice is once. Throws Refused. */
export async function cancelDisbursement(actor: StaffActor, id: string): Promise<void> {
  const sentences = {
    HW001: ['', words.notYourOffice],
    HW002: ['', words.cancelTooLate],
    HW007: ['', words.notFound],
  } as const;
  await orRefused(sentences, async () => {
    try {
      await inTransaction(
        actor,
        'disbursement.cancel',
        (tx) => tx.$queryRaw`SELECT ledger.cancel_disbursement(${id}::uuid)::text`,
      );
    } catch (error) {
      if (databaseErrorCode(error) !== 'HW002' || !(await isCancelled(actor, id))) throw error;
    }
  });
}

async function isCancelled(actor: StaffActor, id: string): Promise<boolean> {
  const rows = await inTransaction(
    actor,
    'disbursement.standing',
    (tx) => tx.$queryRaw<{ state: string }[]>`SELECT state FROM ledger.office_disbursement WHERE id = ${id}::uuid`,
  );
  return rows[0]?.state === 'cancelled';
}
