import type { z } from 'zod';
import type { StaffActor } from '~/domain/access';
import { type DecisionAnswer, decisionSchema, PublishingError } from '~/domain/publishing';
import { decideReview } from '~/domain/publishing/index.server';
import { readRisk } from './risk-form.server';

export type DecisionOutcome = { ok: true; slug: string | null } | { ok: false; answer: DecisionAnswer };

/** Reads the decision, decides, and gives back what could not be accepted with everything that was typed. */
export async function answerDecision(actor: StaffActor, reviewId: string, form: FormData): Promise<DecisionOutcome> {
  const values = Object.fromEntries(
    [...new Set(form.keys())].map((name) => [name, form.getAll(name).filter((value) => typeof value === 'string')]),
  );
  const refuse = (errors: Record<string, string[]>): DecisionOutcome => ({ ok: false, answer: { errors, values } });
  const first = (name: string) => (values[name]?.[0] ?? '').replace(/\r\n/g, '\n');
  const approves = first('decision') === 'approved';
  const { risk, unanswered } = readRisk(first);
  const parsed = decisionSchema.safeParse(
    approves
      ? {
          decision: 'approved',
          digest: first('digest'),
          risk,
          confirmedConditions: values.conditions ?? [],
          acceptedJustifications: values.justifications ?? [],
          reason: first('reason'),
        }
      : { decision: 'sent_back', reason: first('sendBackReason') },
  );
  if (!parsed.success || (approves && Object.keys(unanswered).length > 0)) {
    const errors = parsed.success ? {} : messagesOf(parsed.error, approves);
    return refuse({ ...errors, ...(approves ? unanswered : {}) });
  }
  try {
    return { ok: true, slug: (await decideReview(actor, reviewId, parsed.data)).slug };
  } catch (error) {
    if (error instanceof PublishingError) return refuse({ '': [error.message] });
    throw error;
  }
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
