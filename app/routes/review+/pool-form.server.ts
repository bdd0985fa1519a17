import { z } from 'zod';
import { review as words } from '~/catalogues/en/review';
import { message } from '~/catalogues/message';
import type { StaffActor } from '~/domain/access';
import { type ApprovalAnswer, approvalSchema, PoolError } from '~/domain/pools';
import { approvePool, confirmConditions } from '~/domain/pools/index.server';

/** What a form was answered with: done, or what could not be accepted with everything that was typed. */
export type PoolFormOutcome = { done: 'approved' | 'confirmed' } | { done: null; answer: ApprovalAnswer };

const QUESTIONS = {
  perpetratorAtLarge: words.riskPerpetrators,
  proceedingsUnderWay: words.riskProceedings,
  othersStillHeld: words.riskOthers,
  mediaInterest: words.riskMedia,
  safeToPublish: words.safeLabel,
} as const;
type Question = keyof typeof QUESTIONS;

const conditionsSchema = z.object({ caseId: z.uuid(), conditions: z.array(z.uuid()) });

export async function answerPoolForm(actor: StaffActor, poolId: string, form: FormData): Promise<PoolFormOutcome> {
  const values = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const refuse = (errors: Record<string, string[]>): PoolFormOutcome => ({ done: null, answer: { errors, values } });
  try {
    if (values.intent === 'conditions') {
      const asked = conditionsSchema.safeParse({ caseId: values.caseId, conditions: form.getAll('conditions') });
      if (!asked.success) throw new Response(null, { status: 400 });
      await confirmConditions(actor, asked.data.caseId, asked.data.conditions);
      return { done: 'confirmed' };
    }
    const unanswered = (Object.keys(QUESTIONS) as Question[]).filter(
      (name) => !['yes', 'no'].includes(values[name] ?? ''),
    );
    const yes = (name: Question) => values[name] === 'yes';
    const parsed = approvalSchema.safeParse({
      digest: values.digest,
      risk: {
        assessedOn: values.assessedOn,
        perpetratorAtLarge: yes('perpetratorAtLarge'),
        proceedingsUnderWay: yes('proceedingsUnderWay'),
        othersStillHeld: yes('othersStillHeld'),
        mediaInterest: yes('mediaInterest'),
        safeToPublish: yes('safeToPublish'),
        notes: values.notes,
      },
    });
    if (!parsed.success || unanswered.length > 0) {
      return refuse({
        ...Object.fromEntries(
          (parsed.error?.issues ?? []).map((issue) => [String(issue.path.at(-1)), [issue.message]]),
        ),
        ...Object.fromEntries(
          unanswered.map((name) => [name, [message(words.answerThis, { question: QUESTIONS[name] })]]),
        ),
      });
    }
    await approvePool(actor, poolId, parsed.data);
    return { done: 'approved' };
  } catch (error) {
    if (error instanceof PoolError) return refuse({ '': [error.message] });
    throw error;
  }
}
