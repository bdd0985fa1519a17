import { dayWords } from '~/catalogues/day-words';
import { safety as words } from '~/catalogues/en/safety';
import { message } from '~/catalogues/message';

/** Why a reviewer leaves a case as it is; each has its words in the catalogue. */
export const declineReasons = ['asked_by_mistake', 'law_requires_keeping', 'not_the_persons_wish'] as const;
export type DeclineReason = (typeof declineReasons)[number];

export interface ErasureProgress {
  decision: 'confirmed' | 'declined' | null;
  decidedAt: Date | null;
  declineReason: DeclineReason | null;
  /** The day by which no backup holds the key any more. */
  completeBy: Date | null;
  completedAt: Date | null;
}

/** Where an erasure stands, with the day by which it is complete. */
export function erasureState({ decision, decidedAt, declineReason, completeBy, completedAt }: ErasureProgress): string {
  if (decision === null) return words.stateWaiting;
  if (decision === 'declined')
    return message(words.stateDeclined, { reason: declineReason === null ? '' : words[`reason_${declineReason}`] });
  if (completedAt !== null) return message(words.stateComplete, { date: dayWords(completedAt) });
  return message(words.stateConfirmed, {
    date: decidedAt === null ? '' : dayWords(decidedAt),
    by: completeBy === null ? '' : dayWords(completeBy),
  });
}
