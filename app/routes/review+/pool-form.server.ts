import { z } from 'zod';
import type { StaffActor } from '~/domain/access';
import { type ApprovalAnswer, approvalSchema, PoolError } from '~/domain/pools';
import { approvePool, confirmConditions } from '~/domain/pools/index.server';
import { readRisk } from './risk-form.server';

/** What a form was answered with: done, or what could not be accepted with everything that was typed. */
export type PoolFormOutcome = { done: 'approved' | 'confirmed' } | { done: null; answer: ApprovalAnswer };

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
    const { risk, unanswered } = readRisk((name) => (values[name] ?? '').replace(/\r\n/g, '\n'));
    const parsed = approvalSchema.safeParse({ digest: values.digest, risk });
    if (!parsed.success || Object.keys(unanswered).length > 0) {
      return refuse({
        ...Object.fromEntries(
          (parsed.error?.issues ?? []).map((issue) => [String(issue.path.at(-1)), [issue.message]]),
        ),
        ...unanswered,
      });
    }
    await approvePool(actor, poolId, parsed.data);
    return { done: 'approved' };
  } catch (error) {
    if (error instanceof PoolError) return refuse({ '': [error.message] });
    throw error;
  }
}
