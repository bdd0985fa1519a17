import { type DatabaseActor, inTransaction } from '../../platform/db/index.server';

/**
 * What time and money change in lists: pages whose consent ended leave them, progress follows the sealed entries, and
 * the numbers are written up. Meant to be called every second; several at once do no harm. Returns the rows changed.
 */
export async function keepNeedsListed(actor: DatabaseActor): Promise<number> {
  return inTransaction(actor, 'keep-needs-listed', async (tx) => {
    const [row] = await tx.$queryRaw<{ changed: number }[]>`SELECT public.keep_needs_listed() AS changed`;
    return row?.changed ?? 0;
  });
}
