import { randomUUID } from 'node:crypto';
import { asSuperuser } from '../database';

export interface PublicNeed {
  slug: string;
  title?: string;
  category?: string;
  areas?: (string | null)[];
  goalMinor?: number;
  currency?: string;
  scopes?: readonly string[];
  status?: 'published' | 'unpublished' | 'waiting';
}

const letters = '0123456789abcdefghjkmnpqrstvwxyz';

export const someSlug = (): string =>
  Array.from({ length: 16 }, () => letters[Math.floor(Math.random() * letters.length)])
    .join('')
    .replace(/[ilou]/g, 'a');

/** A page as the database holds it, with the consent behind it and nothing else of a case. */
export async function publish({
  slug,
  title = 'A room of one’s own',
  category = 'legal',
  areas = ['BD-C'],
  goalMinor = 100_000,
  currency = 'USD',
  scopes = ['needs', 'story'],
  status = 'published',
}: PublicNeed): Promise<{ id: string; lineId: string; consentId: string }> {
  return asSuperuser(async (client) => {
    // The gate has tests of its own; here a page simply stands.
    await client.query('SET session_replication_role = replica');
    const [id, lineId, consentId] = [randomUUID(), randomUUID(), randomUUID()];
    await client.query(
      `INSERT INTO public.campaign (id, slug, status, locale, title, story, form, currency, published_month, visible_until)
       VALUES ($1, $2, $3::text::public.campaign_status, 'en', $4, 'Quinces and a ladder.', 'debt_bondage', $5, CASE WHEN $3::text <> 'waiting' THEN date '2026-09-01' END, now() + interval '1 day')`,
      [id, slug, status, title, currency],
    );
    await client.query(
      `INSERT INTO public.campaign_line (id, campaign_id, position, category, label, goal_minor, priority)
       VALUES ($1, $2, 1, $3::public.need_category, 'A line of quinces', $4, 1)`,
      [lineId, id, category, goalMinor],
    );
    for (const [index, area] of areas.entries())
      await client.query(
        `INSERT INTO public.campaign_stop (campaign_id, position, kind, area_code, text) VALUES ($1, $2, 'origin', $3, 'Where quinces grow')`,
        [id, index + 1, area],
      );
    await client.query(
      `INSERT INTO private.consent (id, case_id, version, language, medium, given_on, expires_on, granted_scopes, sealed, recorded_by)
       VALUES ($1, $2, 1, 'en', 'spoken', current_date, current_date + 90, $3::private.consent_scope_name[], '\\x00', gen_random_uuid())`,
      [consentId, id, scopes],
    );
    await client.query(
      `INSERT INTO private.publication (case_id, campaign_id, review_id, consent_id, approved_by)
       VALUES ($1, $1, gen_random_uuid(), $2, gen_random_uuid())`,
      [id, consentId],
    );
    // No trigger saw these rows.
    await client.query('SET session_replication_role = origin');
    await client.query('SELECT public.relist(ARRAY[$1::uuid])', [id]);
    return { id, lineId, consentId };
  });
}

/** What a line is publicly known to have been paid in a month, as disbursements write it. */
export const payInMonth = (lineId: string, month: string, minor: number) =>
  asSuperuser(async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(
      'INSERT INTO ledger.line_public_paid (campaign_line_id, month, paid_minor) VALUES ($1, $2, $3)',
      [lineId, `${month}-01`, minor],
    );
  });
