import type { z } from 'zod';
import { review as words } from '~/catalogues/en/review';
import { message } from '~/catalogues/message';
import type { riskSchema } from '~/domain/publishing';

const QUESTIONS = {
  perpetratorAtLarge: words.riskPerpetrators,
  proceedingsUnderWay: words.riskProceedings,
  othersStillHeld: words.riskOthers,
  mediaInterest: words.riskMedia,
  safeToPublish: words.safeLabel,
} as const;
type Question = keyof typeof QUESTIONS;

/** Reads the dated risk assessment of a page or a group. A question without an answer is named, and never taken for a no. */
export function readRisk(answerTo: (name: string) => string): {
  risk: z.input<typeof riskSchema>;
  unanswered: Record<string, string[]>;
} {
  const open = (Object.keys(QUESTIONS) as Question[]).filter((name) => !['yes', 'no'].includes(answerTo(name)));
  const yes = (name: Question) => answerTo(name) === 'yes';
  return {
    risk: {
      assessedOn: answerTo('assessedOn'),
      perpetratorAtLarge: yes('perpetratorAtLarge'),
      proceedingsUnderWay: yes('proceedingsUnderWay'),
      othersStillHeld: yes('othersStillHeld'),
      mediaInterest: yes('mediaInterest'),
      safeToPublish: yes('safeToPublish'),
      notes: answerTo('notes'),
    },
    unanswered: Object.fromEntries(
      open.map((name) => [name, [message(words.answerThis, { question: QUESTIONS[name] })]]),
    ),
  };
}
