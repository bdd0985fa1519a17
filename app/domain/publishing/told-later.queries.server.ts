import { inTransaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import type { ToldLaterStatus } from './told-later';

interface Told {
  id: string;
  /** Empty for an update. */
  question: string;
  text: string;
  locale: string;
}

export interface ToldOfCase extends Told {
  status: ToldLaterStatus;
  writtenAt: Date;
}

/** What was written for the page of a case after its release, newest first. Row security asks for the office. */
export async function toldLaterOfCase(actor: StaffActor, caseId: string): Promise<ToldOfCase[]> {
  return inTransaction(
    actor,
    'told-later-of-case',
    (tx) => tx.$queryRaw<ToldOfCase[]>`
    SELECT u.id, coalesce(u.question, '') AS question, u.text, u.status, c.locale, r.written_at AS "writtenAt"
    FROM private.update_review r JOIN public.campaign_update u ON u.id = r.update_id JOIN public.campaign c ON c.id = u.campaign_id
    WHERE r.case_id = ${caseId}::uuid ORDER BY r.written_at DESC, u.id`,
  );
}

export interface ToldToDecide extends Told {
  caseId: string;
  slug: string;
  title: string;
}

/** What waits for this reviewer: written by others, on pages in which they had no hand. */
export async function toldLaterToDecide(actor: StaffActor): Promise<ToldToDecide[]> {
  return inTransaction(
    actor,
    'told-later-to-decide',
    (tx) => tx.$queryRaw<ToldToDecide[]>`
    SELECT u.id, coalesce(u.question, '') AS question, u.text, c.locale, c.slug, c.title, r.case_id AS "caseId"
    FROM private.update_review r JOIN public.campaign_update u ON u.id = r.update_id JOIN public.campaign c ON c.id = u.campaign_id
    WHERE r.decided_at IS NULL AND u.status = 'waiting' AND r.written_by <> ${actor.userId}::uuid
      AND NOT EXISTS (SELECT FROM private.draft_author a WHERE a.case_id = r.case_id AND a.user_id = ${actor.userId}::uuid)
    ORDER BY r.written_at, u.id`,
  );
}
