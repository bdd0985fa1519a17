import { randomUUID } from 'node:crypto';
import { databaseErrorCode, inTransaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { sealerOf, systemNow } from '../cases/index.server';
import { checkToldLater } from './check-told-later.server';
import { PublishingError } from './errors';
import { type GateField, openFindings } from './gate';
import { type ToldLater, toldLaterSchema } from './told-later';

const UNIQUE_VIOLATION = '23505';

/**
 * Sends an update, or a question with its answer, to review. Answers the texts with their marks where something blocks,
 * or where a word asks for a reason and none is given; null when it was sent. Throws PublishingError.
 */
export async function writeToldLater(actor: StaffActor, caseId: string, input: ToldLater): Promise<GateField[] | null> {
  const { id, question, text, reason } = toldLaterSchema.parse(input);
  const fields = await checkToldLater(actor, caseId, { question, text }, 'update');
  const open = openFindings(fields);
  if (open.some(({ level, isPrivateValue }) => level === 'block' || isPrivateValue)) return fields;
  if (open.length > 0 && reason === '') return fields;
  const sealer = await sealerOf(caseId);
  const justified = new Set(open.map(({ fingerprint }) => fingerprint));
  try {
    await inTransaction(actor, 'write-update', async (tx) => {
      await tx.$queryRaw`
        SELECT private.write_update(${id}::uuid, ${caseId}::uuid, ${question === '' ? null : question}, ${text})::text`;
      const writtenAt = await systemNow(tx);
      for (const fingerprint of justified) {
        const why = randomUUID();
        const sealed = sealer.seal(`justification/${why}`, { reason });
        await tx.justification.create({
          data: { id: why, caseId, fingerprint, sealed, writtenBy: actor.userId, writtenAt },
          select: { id: true },
        });
      }
    });
  } catch (error) {
    const code = databaseErrorCode(error);
    // The same form once more (a double click): it was sent.
    if (code === UNIQUE_VIOLATION) return null;
    if (code !== 'HW008') throw error;
    throw new PublishingError(
      'Nothing can be told on this page now: its consent in force does not cover updates, or the page is not public.',
      { cause: error },
    );
  }
  return null;
}
