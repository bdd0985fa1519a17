import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { sealText } from './sealing.server';

/** Booked at once up to what one person may write off; above it waits for another one. HW003 when nothing is in suspense. */
export async function proposeWriteOff(
  actor: StaffActor,
  { id, exceptionId, reason }: { id: string; exceptionId: string; reason: string },
): Promise<'booked' | 'proposed'> {
  const sealed = sealText('write_off.reason', id, reason);
  const [row] = await inTransaction(
    actor,
    'write_off.propose',
    (tx) =>
      tx.$queryRaw<
        { state: 'booked' | 'proposed' }[]
      >`SELECT ledger.propose_write_off(${id}::uuid, ${exceptionId}::uuid, ${sealed}) AS state`,
  );
  return row?.state ?? 'proposed';
}

/** HW005 for whoever proposed it, HW002 when its money moved since. */
export async function confirmWriteOff(actor: StaffActor, id: string): Promise<void> {
  await inTransaction(
    actor,
    'write_off.confirm',
    (tx) => tx.$queryRaw`SELECT ledger.confirm_write_off(${id}::uuid)::text`,
  );
}

export async function rejectWriteOff(actor: StaffActor, id: string): Promise<void> {
  await inTransaction(
    actor,
    'write_off.reject',
    (tx) => tx.$queryRaw`SELECT ledger.reject_write_off(${id}::uuid)::text`,
  );
}
