import { financeBank as words } from '~/catalogues/en/finance-bank';
import { fillMessage } from '~/ui';
import type { StaffActor } from '../access';
import { Refused } from '../disbursements';
import {
  bookReturnedPayment,
  type ImportedStatement,
  importStatement,
  type MatchPart,
  matchLine,
  type StatementFile,
  StatementRefused,
} from '../reconciliation/index.server';
import { decide } from './refusals.server';

const SHOWN_PROBLEMS = 5;

/** Books a statement of the bank; what is wrong with the file is said by row and column. Throws Refused. */
export async function uploadStatement(actor: StaffActor, file: StatementFile): Promise<ImportedStatement[]> {
  try {
    return await decide(() => importStatement(actor, file), {
      HW006: ['file', words.uploadAddsUp],
      HW007: ['bankCode', words.uploadNoAccount],
    });
  } catch (error) {
    if (!(error instanceof StatementRefused)) throw error;
    const sentences = error.problems.slice(0, SHOWN_PROBLEMS).map(({ row, column, problem }) => {
      const what = words.problems[problem];
      if (row === null) return fillMessage(words.problemOfFile, { what });
      return fillMessage(words.problem, { row, column: column ?? '—', what });
    });
    throw new Refused('file', sentences.join(' '));
  }
}

/**
 * Says what explains a line of the bank. A payment that came back is booked as such, alone. Throws Refused. Answers
 * whether it was one.
 */
export async function matchBankLine(
  actor: StaffActor,
  input: { lineId: string; valueOn: string; parts: readonly MatchPart[] },
): Promise<'matched' | 'returned'> {
  const [first] = input.parts;
  const sentences = {
    HW002: ['', words.matchWrong],
    HW003: ['', words.matchAmountWrong],
    HW007: ['', words.matchUnknown],
  } as const;
  if (first?.kind === 'returned_payment' && first.subjectId !== null) {
    const disbursementId = first.subjectId;
    await decide(
      () => bookReturnedPayment(actor, { disbursementId, bankLineId: input.lineId, valueOn: input.valueOn }),
      sentences,
    );
    return 'returned';
  }
  await decide(() => matchLine(actor, input.lineId, input.parts), sentences);
  return 'matched';
}
