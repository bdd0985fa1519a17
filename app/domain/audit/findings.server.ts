import { audit as words } from '~/catalogues/en/audit';
import { databaseErrorCode, inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { Refused } from '../disbursements';
import { orRefused } from '../disbursements/index.server';
import type { RaiseFindingInput, RespondInput } from './findings';
import { type Finding, readFinding } from './findings.queries.server';

/** An auditor without a hand in the payment raises a finding; the same form sent twice is one. Throws Refused. */
export async function raiseFinding(actor: StaffActor, disbursementId: string, input: RaiseFindingInput): Promise<void> {
  const { findingId, severity, text, dueOn } = input;
  const sentences = {
    HW001: ['', words.findingRoleGone],
    HW004: ['', words.findingIsClosed],
    HW005: ['', words.findingOwn],
    HW007: ['', words.findingGone],
  } as const;
  await orRefused(sentences, () =>
    inTransaction(actor, 'finding.raise', async (tx) => {
      const [known] = await tx.$queryRaw<{ isPast: boolean }[]>`
        SELECT ${dueOn}::date < (system.now() AT TIME ZONE 'UTC')::date AND NOT EXISTS (SELECT FROM audit.finding_view WHERE id = ${findingId}::uuid) AS "isPast"`;
      if (known?.isPast) throw new Refused('dueOn', words.findingDuePast);
      await tx.$queryRaw`SELECT audit.raise_finding(${findingId}::uuid, ${disbursementId}::uuid, ${severity}, ${text}, ${dueOn}::date)::text`;
    }),
  );
}

/** Finance or the office answers. The same answer by the same person twice is one. Throws Refused. */
export async function answerFinding(actor: StaffActor, { findingId, text }: RespondInput): Promise<void> {
  const sentences = {
    HW001: ['', words.findingRoleGone],
    HW002: ['', words.findingIsClosed],
    HW005: ['', words.findingAnswerOwn],
    HW007: ['', words.findingGone],
  } as const;
  if (isLast(await readFinding(actor, findingId), 'answer', text, actor)) return;
  await orRefused(sentences, () =>
    inTransaction(
      actor,
      'finding.answer',
      (tx) => tx.$queryRaw`SELECT audit.answer_finding(${findingId}::uuid, ${text})::text`,
    ),
  );
}

/** An auditor who did not answer closes what was answered. Closing twice with the same words is once. Throws Refused. */
export async function closeFinding(actor: StaffActor, { findingId, text }: RespondInput): Promise<void> {
  const sentences = {
    HW001: ['', words.findingRoleGone],
    HW005: ['', words.findingCloseOwn],
    HW007: ['', words.findingGone],
  } as const;
  await orRefused(sentences, async () => {
    try {
      await inTransaction(
        actor,
        'finding.close',
        (tx) => tx.$queryRaw`SELECT audit.close_finding(${findingId}::uuid, ${text})::text`,
      );
    } catch (error) {
      if (databaseErrorCode(error) !== 'HW002') throw error;
      const finding = await readFinding(actor, findingId);
      if (isLast(finding, 'closure', text, actor)) return;
      throw new Refused('', finding?.state === 'open' ? words.findingNotAnswered : words.findingIsClosed);
    }
  });
}

function isLast(finding: Finding | undefined, kind: 'answer' | 'closure', text: string, actor: StaffActor): boolean {
  const last = finding?.responses.at(-1);
  return last?.kind === kind && last.text === text && last.name === actor.name;
}
