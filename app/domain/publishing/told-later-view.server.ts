import type { StaffActor } from '../access';
import { checkToldLater } from './check-told-later.server';
import { PublishingError } from './errors';
import type { GateField } from './gate';
import { findingViews } from './gate-view.server';
import { toldLaterToDecide } from './told-later.queries.server';

/** The texts with their marks, as a screen shows them. */
export const wordsAsMarked = (fields: readonly GateField[]) =>
  fields.map(({ key, text, locale, findings }) => ({ key, text, locale, findings: findingViews(findings) }));

/** What waits for this reviewer, each looked at by the gate as the case is now; its case is opened, and the trail says so. */
export async function toldLaterForReview(actor: StaffActor) {
  const waiting = await toldLaterToDecide(actor);
  return Promise.all(
    waiting.map(async ({ caseId, ...asked }) => {
      const seen = await checkToldLater(actor, caseId, asked, 'review').catch((error: unknown) => {
        if (error instanceof PublishingError) return error.message;
        throw error;
      });
      return typeof seen === 'string'
        ? { ...asked, fields: [], refusal: seen }
        : { ...asked, fields: wordsAsMarked(seen), refusal: null };
    }),
  );
}
