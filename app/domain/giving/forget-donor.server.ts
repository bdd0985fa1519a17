import { randomUUID } from 'node:crypto';
import { databaseErrorCode, inTransaction } from '~/platform/db/index.server';
import { type DonorActor, workerActor } from '../access';
import { ownMonthly } from './donor.queries.server';
import { stopMonthly } from './monthly-change.server';

/**
 * Deletes a donor's data: monthly gifts are stopped (if Stripe does not answer, the job goes on with it), sessions and
 * links end, and nobody finds them by their address any more. The address itself goes at once, or, where receipts in
 * force want it kept, on the day that is answered. The accounting stays.
 */
export async function forgetDonor(
  actor: DonorActor & { donorId: string },
): Promise<{ goesOn: boolean; keptUntil: Date | null }> {
  for (const monthly of await ownMonthly(actor)) {
    if (monthly.status !== 'cancelled' && monthly.askedKind !== 'stop')
      await stopMonthly(actor, { commandId: randomUUID(), monthlyId: monthly.id });
  }
  try {
    const [row] = await inTransaction(
      actor,
      'giving.forget_donor',
      (tx) =>
        tx.$queryRaw<{ keptUntil: Date | null }[]>`SELECT giving.forget_donor(${actor.donorId}::uuid) AS "keptUntil"`,
    );
    return { goesOn: false, keptUntil: row?.keptUntil ?? null };
  } catch (error) {
    // A monthly gift goes on (Stripe refused to end it): better to try again than to charge somebody who is forgotten.
    if (databaseErrorCode(error) === 'HW002') return { goesOn: true, keptUntil: null };
    throw error;
  }
}

/** Removes the addresses whose day has come, and links, sessions and proofs that are of no more use. Run every hour. */
export async function clearExpired(): Promise<number> {
  const [row] = await inTransaction(
    workerActor,
    'giving.clear_expired',
    (tx) => tx.$queryRaw<{ gone: bigint }[]>`SELECT giving.clear_expired() AS gone`,
  );
  return Number(row?.gone ?? 0n);
}
