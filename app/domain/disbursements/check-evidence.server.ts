import { disbursements as words } from '~/catalogues/en/disbursements';
import { databaseErrorCode, inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { readEvidence } from './evidence.queries.server';
import { orRefused } from './refusals.server';

/** Somebody other than the uploader accepts a receipt or sends it back. Saying the same again changes nothing. Throws Refused. */
export async function checkEvidence(actor: StaffActor, id: string, accepted: boolean): Promise<void> {
  const sentences = {
    HW001: ['', words.notYourOffice],
    HW002: ['', words.checkDone],
    HW005: ['', words.checkOwn],
    HW007: ['', words.notFound],
  } as const;
  await orRefused(sentences, async () => {
    try {
      await inTransaction(
        actor,
        'evidence.check',
        (tx) => tx.$queryRaw`SELECT ledger.check_evidence(${id}::uuid, ${accepted})`,
      );
    } catch (error) {
      if (databaseErrorCode(error) !== 'HW002') throw error;
      const evidence = await readEvidence(actor, id);
      const isSame = evidence?.checkedBy === actor.userId && evidence.state === (accepted ? 'accepted' : 'rejected');
      if (!isSame) throw error;
    }
  });
}
