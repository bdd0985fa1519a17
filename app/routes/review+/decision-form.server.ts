import type { z } from 'zod';
import { review as words } from '~/catalogues/en/review';
import { message } from '~/catalogues/message';
import type { StaffActor } from '~/domain/access';
import { type Decision, type DecisionAnswer, decisionSchema, PublishingError } from '~/domain/publishing';
import { decideReview } from '~/domain/publishing/index.server';

export type DecisionOutcome = { ok: true; slug: string | null } | { ok: false; answer: DecisionAnswer };

const QUESTIONS = {
  perpetratorAtLarge: words.riskPerpetrators,
  proceedingsUnderWay: words.riskProceedings,
  othersStillHeld: words.riskOthers,
  mediaInterest: words.riskMedia,
  safeToPublish: words.safeLabel,
} as const;
type Question = keyof typeof QUESTIONS;
const YES_OR_NO = Object.keys(QUESTIONS) as Question[];

/** Reads the decision, decides, and gives back what could not be accepted with everything that was typed. */
export async function answerDecision(actor: StaffActor, reviewId: string, form: FormData): Promise<DecisionOutcome> {
  const values = Object.fromEntries(
    [...new Set(form.keys())].map((name) => [name, form.getAll(name).filter((value) => typeof value === 'string')]),
  );
  const refuse = (errors: Record<string, string[]>): DecisionOutcome => ({ ok: false, answer: { errors, values } });
  const first = (name: string) => (values[name]?.[0] ?? '').replace(/\r\n/g, '\n');
  const approves = first('decision') === 'approved';
  const unanswered = approves ? YES_OR_NO.filter((name) => first(name) !== 'yes' && first(name) !== 'no') : [];
  const parsed = decisionSchema.safeParse(
    approves ? approvalOf(values, first) : { decision: 'sent_back', reason: first('sendBackReason') },
  );
  if (!parsed.success || unanswered.length > 0) {
    const errors = parsed.success ? {} : messagesOf(parsed.error, approves);
    return refuse({
      ...errors,
      ...Object.fromEntries(
        unanswered.map((name) => [name, [message(words.answerThis, { question: QUESTIONS[name] })]]),
      ),
    });
  }
  try {
    return { ok: true, slug: (await decideReview(actor, reviewId, parsed.data)).slug };
  } catch (error) {
    if (error instanceof PublishingError) return refuse({ '': [error.message] });
    throw error;
  }
}

function approvalOf(values: Record<string, string[]>, first: (name: string) => string): z.input<typeof decisionSchema> {
  const yes = (name: Question) => first(name) === 'yes';
  const decision: Extract<Decision, { decision: 'approved' }>['decision'] = 'approved';
  return {
    decision,
    digest: first('digest'),
    risk: {
      assessedOn: first('assessedOn'),
      perpetratorAtLarge: yes('perpetratorAtLarge'),
      proceedingsUnderWay: yes('proceedingsUnderWay'),
      othersStillHeld: yes('othersStillHeld'),
      mediaInterest: yes('mediaInterest'),
      safeToPublish: yes('safeToPublish'),
      notes: first('notes'),
    },
    confirmedConditions: values.conditions ?? [],
    acceptedJustifications: values.justifications ?? [],
    reason: first('reason'),
  };
}

function messagesOf(error: z.ZodError, approves: boolean): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const { path, message: sentence } of error.issues) {
    const name = String(path.at(-1) ?? '');
    const field = !approves && name === 'reason' ? 'sendBackReason' : name;
    errors[field] = [...(errors[field] ?? []), sentence];
  }
  return errors;
}
