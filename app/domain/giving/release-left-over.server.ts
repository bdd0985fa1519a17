import { z } from 'zod';
import { inTransaction } from '~/platform/db/index.server';
import { workerActor } from '../access';

const closed = z.object({ campaignId: z.uuid() });

/** The event `campaign.left_over`: what is free on the lines of a closed need goes where each donor chose it to go. */
export async function releaseLeftOver(payload: unknown): Promise<void> {
  const { campaignId } = closed.parse(payload);
  await inTransaction(
    workerActor,
    'giving.release_left_over',
    (tx) => tx.$queryRaw`SELECT giving.release_left_over(${campaignId}::uuid)`,
  );
}
