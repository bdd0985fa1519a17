import { inTransaction, type Transaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';

export interface WaitingPage {
  campaignId: string;
  title: string;
  releaseAt: Date;
}

/** Every page that waits, by title, and when the next release is. */
export async function waitingPages(actor: StaffActor): Promise<{ pages: WaitingPage[]; nextRelease: Date }> {
  return inTransaction(actor, 'waiting-pages', async (tx) => ({
    pages: await tx.$queryRaw<WaitingPage[]>`
      SELECT c.id AS "campaignId", c.title, greatest(system.release_after(w.waiting_since), system.now()) AS "releaseAt"
      FROM public.campaign c JOIN private.waiting_page w ON w.campaign_id = c.id WHERE c.status = 'waiting' ORDER BY c.title, c.id`,
    nextRelease: await nextRelease(tx),
  }));
}

/** What became of the page that a review approved. */
export type PageOutcome =
  | { state: 'waiting'; campaignId: string; releaseAt: Date }
  | { state: 'public'; slug: string }
  | { state: 'refused'; refusal: string }
  | { state: 'ended' };

/** Null when the review brought no page, or the case has a newer one. */
export async function pageOfReview(actor: StaffActor, reviewId: string): Promise<PageOutcome | null> {
  return inTransaction(actor, 'page-of-review', async (tx) => {
    const [row] = await tx.$queryRaw<
      {
        campaignId: string;
        slug: string;
        status: string;
        isVisible: boolean;
        refusal: string | null;
        releaseAt: Date;
      }[]
    >`
      SELECT c.id AS "campaignId", c.slug, c.status::text AS status, c.visible_until > system.now() AS "isVisible", w.refusal,
        greatest(system.release_after(w.waiting_since), system.now()) AS "releaseAt"
      FROM private.publication p JOIN public.campaign c ON c.id = p.campaign_id JOIN private.waiting_page w ON w.campaign_id = c.id
      WHERE p.review_id = ${reviewId}::uuid`;
    if (!row) return null;
    if (row.status === 'waiting') return { state: 'waiting', campaignId: row.campaignId, releaseAt: row.releaseAt };
    if (row.status === 'published' && row.isVisible) return { state: 'public', slug: row.slug };
    return row.refusal === null ? { state: 'ended' } : { state: 'refused', refusal: row.refusal };
  });
}

export async function nextRelease(tx: Transaction): Promise<Date> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`SELECT system.next_release() AS at`;
  if (!row) throw new Error('The release has no schedule.');
  return row.at;
}
