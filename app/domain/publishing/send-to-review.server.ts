import { randomUUID } from 'node:crypto';
import { inTransaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { lockFrame, systemNow } from '../cases/index.server';
import { PublishingError } from './errors';
import { mayBeSent } from './gate';
import { runGate } from './run-gate.server';
import { agreedShowing } from './shown-state.server';
import { recordPublishing } from './trail.server';

/**
 * Sends the draft as it stands to review: the gate runs once more on this very revision and must pass with every finding
 * replaced or justified, and the person must have agreed to what it would show. A case that waits already takes the new revision with it. Throws PublishingError with what to do.
 */
export async function sendToReview(
  actor: StaffActor,
  caseId: string,
  draftRevision: number,
): Promise<{ reviewId: string }> {
  const { report } = await runGate(actor, caseId);
  if (report.draftRevision !== draftRevision)
    throw new PublishingError('The draft was changed meanwhile. Look at it again before you send it.');
  if (!mayBeSent(report))
    throw new PublishingError('The gate does not let this draft through yet. See what it still asks for.');
  await agreedShowing(actor, report, 'gate');
  return inTransaction(actor, 'send-to-review', async (tx) => {
    const frame = await lockFrame(tx, caseId);
    const sent = { draftRevision, sentBy: actor.userId, sentAt: await systemNow(tx) };
    const waiting = await tx.review.findFirst({ where: { caseId, decision: null } });
    if (waiting?.draftRevision === draftRevision) return { reviewId: waiting.id };
    const id = waiting?.id ?? randomUUID();
    if (waiting) await tx.review.update({ where: { id }, data: sent, select: { id: true } });
    else await tx.review.create({ data: { id, caseId, ...sent }, select: { id: true } });
    await recordPublishing(tx, 'review.sent', frame.pseudonym, { revision: draftRevision });
    return { reviewId: id };
  });
}
