import { disbursements as words } from '~/catalogues/en/disbursements';
import { message } from '~/catalogues/message';
import { inTransaction, type Transaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { amountForInput, parseAmount } from '../money';
import { isOwnPayee, registerPayee } from '../network/index.server';
import { type OfficeLine, readOfficeLine } from './office.queries.server';
import { orRefused } from './refusals.server';
import { Refused } from './refused';
import { NEW_PAYEE, type RequestInput } from './schemas';
import { sealForCase } from './sealing.server';

const sentences = {
  HW001: ['', words.roleGone],
  HW002: ['', words.laterGroup],
  HW003: ['amount', words.amountFreeGone],
  HW004: ['', words.usedForOther],
  HW007: ['', words.lineUnknown],
} as const;

/**
 * An officer asks for money from one line of their office; the amount is reserved at once. The same form sent twice is
 * one request. Throws Refused.
 */
export async function requestDisbursement(actor: StaffActor, input: RequestInput): Promise<{ id: string }> {
  const line = await readOfficeLine(actor, input.line);
  if (!line) throw new Refused('', words.lineUnknown);
  const amountMinor = await amountOf(actor, input, line);
  const reason = await sealForCase(line.caseId, 'reason', input.id, input.reason);
  await orRefused(sentences, () =>
    inTransaction(actor, 'disbursement.request', async (tx) => {
      const code = await payeeCodeOf(tx, actor, input);
      if (line.needId === null)
        await tx.$queryRaw`SELECT ledger.request_disbursement(${input.id}::uuid, ${line.id}::uuid, ${amountMinor}, ${code}, ${reason}, ${input.plannedOn}::date)::text`;
      else
        await tx.$queryRaw`SELECT ledger.request_pooled_disbursement(${input.id}::uuid, ${line.needId}::uuid, ${amountMinor}, ${code}, ${reason}, ${input.plannedOn}::date)::text`;
    }),
  );
  return { id: input.id };
}

async function amountOf(actor: StaffActor, input: RequestInput, line: OfficeLine): Promise<bigint> {
  const parsed = parseAmount(input.amount, line.currency);
  if (!parsed.ok) throw new Refused('amount', parsed.message);
  if (parsed.amountMinor <= 0n) throw new Refused('amount', words.amountNothing);
  const { isRepeated, today } = await inTransaction(actor, 'disbursement.look', async (tx) => {
    const [row] = await tx.$queryRaw<{ isRepeated: boolean; today: string }[]>`
      SELECT EXISTS (SELECT FROM ledger.office_disbursement WHERE id = ${input.id}::uuid) AS "isRepeated", to_char(system.now() AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS today`;
    return row ?? { isRepeated: false, today: '' };
  });
  if (isRepeated) return parsed.amountMinor;
  if (input.plannedOn < today) throw new Refused('plannedOn', words.plannedPast);
  if (parsed.amountMinor > line.freeMinor) {
    throw new Refused(
      'amount',
      message(words.amountOverFree, { amount: `${line.currency} ${amountForInput(line.freeMinor, line.currency)}` }),
    );
  }
  return parsed.amountMinor;
}

async function payeeCodeOf(tx: Transaction, actor: StaffActor, input: RequestInput): Promise<string> {
  if (input.payee !== NEW_PAYEE) {
    if (!(await isOwnPayee(tx, input.payee))) throw new Refused('payee', words.payeeUnknown);
    return input.payee;
  }
  if (!input.payeeKind) throw new Refused('payeeKind', words.payeeKindMissing);
  return registerPayee(tx, actor, { kind: input.payeeKind, name: input.payeeName, account: input.payeeAccount });
}
