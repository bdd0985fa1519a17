import { inTransaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { recordUnpublished } from './trail.server';

/**
 * Takes one page down, or all of them, at once and on every instance; one that waits for its release is stopped. It does
 * not come back at its address. The outbox tells the rest (`campaign.unpublished` {campaignId}). Returns how many were
 * taken down; what is down already counts not.
 */
export async function unpublish(actor: StaffActor, which: { campaignId: string } | 'all'): Promise<number> {
  return inTransaction(actor, 'unpublish', async (tx) => {
    const only = which === 'all' ? null : which.campaignId;
    // In one order, as the release takes them.
    const pages = await tx.$queryRaw<{ id: string; slug: string }[]>`
      SELECT id, slug FROM public.campaign WHERE status IN ('published', 'waiting') AND (${only}::uuid IS NULL OR id = ${only}::uuid)
      ORDER BY id FOR UPDATE`;
    if (pages.length === 0) return 0;
    const changed = await tx.campaign.updateMany({
      where: { id: { in: pages.map(({ id }) => id) } },
      data: { status: 'unpublished' },
    });
    for (const { id, slug } of pages) {
      await recordUnpublished(tx, slug);
      await tx.$executeRaw`SELECT system.emit('campaign.unpublished', ${JSON.stringify({ campaignId: id })}::jsonb)`;
    }
    return changed.count;
  });
}
