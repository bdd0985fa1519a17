import { type DatabaseActor, inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';

/** Of one line, of one currency, or (both null) of everything. */
export interface FreezeInput {
  campaignLineId: string | null;
  currency: string | null;
  reason: string;
}

/** From now on nothing of it is approved or executed. The same reason again answers the freeze that is open. */
export async function raiseFreeze(actor: DatabaseActor, input: FreezeInput): Promise<string> {
  const [row] = await inTransaction(
    actor,
    'freeze.raise',
    (tx) =>
      tx.$queryRaw<
        { id: string }[]
      >`SELECT ledger.raise_freeze(${input.campaignLineId}::uuid, ${input.currency}, ${input.reason}) AS id`,
  );
  return row?.id ?? '';
}

/** The first finance officer proposes, another one lifts. */
export async function liftFreeze(actor: StaffActor, id: string): Promise<'proposed' | 'lifted'> {
  const [row] = await inTransaction(
    actor,
    'freeze.lift',
    (tx) => tx.$queryRaw<{ state: 'proposed' | 'lifted' }[]>`SELECT ledger.lift_freeze(${id}::uuid) AS state`,
  );
  return row?.state ?? 'proposed';
}
