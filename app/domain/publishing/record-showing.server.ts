import { databaseErrorCode, inTransaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { lockFrame, sealerOf } from '../cases/index.server';
import { type NewShowing, newShowingSchema } from '../consent';
import { insertShowing, sameMark, versionMark } from '../consent/index.server';
import { PublishingError } from './errors';
import { mayBeSent } from './gate';
import { runGate } from './run-gate.server';
import { shownFacts } from './shown-facts.server';

export interface ShowingOfPage extends NewShowing {
  /** The mark of the version that the person saw, from the screen or the foot of the paper. */
  mark: string;
}

/**
 * Records that the person was shown exactly this page, and what they said. The gate must pass it as it stands, and the
 * mark must be that of this version: a paper of another one is shown again. `showingId` (uuid, from the form) makes
 * sending twice harmless.
 */
export async function recordShowing(
  actor: StaffActor,
  caseId: string,
  showingId: string,
  input: ShowingOfPage,
): Promise<void> {
  const showing = newShowingSchema.parse(input);
  const { report } = await runGate(actor, caseId, { reason: 'showing' });
  const { projection, consentId, draftRevision } = report;
  if (!mayBeSent(report) || projection === null || consentId === null)
    throw new PublishingError('The gate does not let this draft through yet. Show the page when it does.');
  const facts = shownFacts(projection);
  const mark = versionMark(facts);
  if (!sameMark(input.mark, mark))
    throw new PublishingError(
      `What the person saw is another version: this one has the mark ${mark}. Show this one, then record the answer.`,
    );
  const sealer = await sealerOf(caseId);
  try {
    await inTransaction(actor, 'record-showing', async (tx) => {
      const frame = await lockFrame(tx, caseId);
      const before = await tx.consentShowing.findUnique({ where: { id: showingId }, select: { id: true } });
      if (before) return;
      await insertShowing(tx, actor, frame, sealer, {
        ...showing,
        id: showingId,
        consentId,
        draftRevision,
        facts,
        mark,
      });
    });
  } catch (error) {
    const message = DATABASE_MESSAGES[databaseErrorCode(error) ?? ''];
    if (message === undefined) throw error;
    throw new PublishingError(message, { cause: error });
  }
}

const DATABASE_MESSAGES: Record<string, string> = {
  HW002: 'The consent has changed meanwhile. Look at it again, then show the page.',
  HW003: 'A page is shown on the day of the consent or later, and not tomorrow.',
  HW008: 'The gate does not let this draft through any more. See what it says.',
};
