import { z } from 'zod';
import { databaseErrorCode, inTransaction } from '~/platform/db/index.server';
import { PaymentError } from '~/platform/payments/index.server';
import { payments } from '~/platform/payments/installation-payments.server';
import { type DonorActor, workerActor } from '../access';
import { feeCoverOf } from './fee-cover';
import { readLimit } from './giving.queries.server';

export type MonthlyOutcome = 'done' | 'later' | 'ended' | 'amount' | 'unknown';

interface MonthlyAsked {
  /** The form's own id: sent twice, it means one change. */
  commandId: string;
  monthlyId: string;
}

/** Stops a monthly gift: noted first, then told to Stripe, at once if it answers, else by the job. */
export async function stopMonthly(actor: DonorActor, asked: MonthlyAsked): Promise<MonthlyOutcome> {
  return ask(actor, asked, { kind: 'stop', amountMinor: null, feeCoverMinor: null });
}

/** Changes the amount from the next payment on; what covers the costs of payment, if anything did, is worked out anew. */
export async function changeMonthly(
  actor: DonorActor,
  asked: MonthlyAsked & { amountMinor: bigint; currency: string; coversFee: boolean },
): Promise<MonthlyOutcome> {
  const { amountMinor, currency, coversFee } = asked;
  const limit = await readLimit(currency);
  if (!limit) return 'amount';
  const feeCoverMinor = coversFee ? feeCoverOf(amountMinor, currency, limit.stepMinor) : 0n;
  return ask(actor, asked, { kind: 'change', amountMinor, feeCoverMinor });
}

interface Wanted {
  kind: 'stop' | 'change';
  amountMinor: bigint | null;
  feeCoverMinor: bigint | null;
}

async function ask(actor: DonorActor, { commandId, monthlyId }: MonthlyAsked, wanted: Wanted): Promise<MonthlyOutcome> {
  try {
    await inTransaction(
      actor,
      'giving.ask_monthly',
      (tx) => tx.$queryRaw`
      SELECT giving.ask_monthly(${commandId}::uuid, ${monthlyId}::uuid, ${wanted.kind}, ${wanted.amountMinor}, ${wanted.feeCoverMinor})::text`,
    );
  } catch (error) {
    const code = databaseErrorCode(error);
    if (code === 'HW003') return 'amount';
    if (code === 'HW002' || code === 'HW004') return 'ended';
    if (code === 'HW007') return 'unknown';
    throw error;
  }
  try {
    return (await carryOut(commandId)) ? 'done' : 'ended';
  } catch (error) {
    if (error instanceof PaymentError) return 'later';
    throw error;
  }
}

const emitted = z.object({ commandId: z.uuid() });

/** The event `monthly_asked`: does what a donor asked for, if it was not done while they waited. */
export async function carryOutMonthly(payload: unknown): Promise<void> {
  await carryOut(emitted.parse(payload).commandId);
}

interface Command {
  kind: 'stop' | 'change';
  amountMinor: bigint | null;
  feeCoverMinor: bigint | null;
  state: 'asked' | 'done' | 'refused';
  subscriptionId: string;
  /** A newer word of the donor's, or an end: this one is void. */
  isOvertaken: boolean;
}

/** Tells Stripe, with a key that belongs to this command, and notes the outcome. True: it is done. */
async function carryOut(commandId: string): Promise<boolean> {
  const [command] = await inTransaction(
    workerActor,
    'giving.read_monthly_command',
    (tx) => tx.$queryRaw<Command[]>`
    SELECT c.kind, c.amount_minor AS "amountMinor", c.fee_cover_minor AS "feeCoverMinor", c.state, m.subscription_id AS "subscriptionId",
      c.kind = 'change' AND (m.status = 'cancelled' OR EXISTS (SELECT 1 FROM giving.monthly_command n
        WHERE n.monthly_gift_id = m.id AND n.state <> 'refused' AND (n.kind = 'stop' OR n.asked_at > c.asked_at))) AS "isOvertaken"
    FROM giving.monthly_command c JOIN giving.monthly_gift m ON m.id = c.monthly_gift_id WHERE c.id = ${commandId}::uuid`,
  );
  if (command?.state !== 'asked') return command?.state === 'done';
  const outcome = command.isOvertaken ? 'refused' : await tellStripe(commandId, command);
  await inTransaction(
    workerActor,
    'giving.finish_monthly',
    (tx) => tx.$queryRaw`SELECT giving.finish_monthly(${commandId}::uuid, ${outcome})`,
  );
  return outcome === 'done';
}

async function tellStripe(commandId: string, command: Command): Promise<'done' | 'refused'> {
  const { subscriptionId, amountMinor, feeCoverMinor } = command;
  const idempotencyKey = `monthly-${commandId}`;
  try {
    if (command.kind === 'stop') await payments().cancelSubscription(subscriptionId, idempotencyKey);
    else if (amountMinor !== null && feeCoverMinor !== null)
      await payments().changeSubscription({ subscriptionId, amountMinor, feeCoverMinor, idempotencyKey });
    return 'done';
  } catch (error) {
    // Understood and refused: it has ended there, and its own event says so.
    if (error instanceof PaymentError && error.failure === 'rejected') return 'refused';
    throw error;
  }
}
