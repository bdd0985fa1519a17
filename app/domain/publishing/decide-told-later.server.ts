import { databaseErrorCode, inTransaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { systemNow } from '../cases/index.server';
import { checkToldLater } from './check-told-later.server';
import { PublishingError } from './errors';
import { openFindings } from './gate';
import { toldLaterToDecide } from './told-later.queries.server';

/**
 * A reviewer's decision about what is to be told later, once. Approving looks at the words again, as the case is now, and
 * accepts the reasons that the officer gave. Throws PublishingError with what is missing.
 */
export async function decideToldLater(actor: StaffActor, updateId: string, approve: boolean): Promise<void> {
  const asked = (await toldLaterToDecide(actor)).find(({ id }) => id === updateId);
  if (!asked) throw new PublishingError('This is decided already, or was taken back.');
  const fields = approve ? await checkToldLater(actor, asked.caseId, asked, 'review') : [];
  if (openFindings(fields).length > 0)
    throw new PublishingError('The gate does not let these words through any more. Send them back.');
  const accepted = fields.flatMap(({ findings }) => findings.flatMap(({ justification }) => justification ?? []));
  try {
    await inTransaction(actor, 'decide-update', async (tx) => {
      await tx.justification.updateMany({
        where: { id: { in: accepted.map(({ id }) => id) }, acceptedAt: null },
        data: { acceptedBy: actor.userId, acceptedAt: await systemNow(tx) },
      });
      await tx.$queryRaw`SELECT private.decide_update(${updateId}::uuid, ${approve})::text`;
    });
  } catch (error) {
    const message = MESSAGES[databaseErrorCode(error) ?? ''];
    if (message === undefined) throw error;
    throw new PublishingError(message, { cause: error });
  }
}

const MESSAGES: Record<string, string> = {
  HW001: 'Only somebody who holds the role of a reviewer now can decide.',
  HW002: 'This is decided already, or was taken back.',
  HW005: 'You had a hand in this page, so another reviewer decides.',
  HW008: 'The consent in force does not cover this any more, or the page is not public. Send it back.',
};

/** Takes back what is told, waits, or is approved: gone with the next breath, for good. */
export async function stopToldLater(actor: StaffActor, updateId: string): Promise<void> {
  await inTransaction(actor, 'stop-update', (tx) => tx.$queryRaw`SELECT private.stop_update(${updateId}::uuid)::text`);
}
