import { randomUUID } from 'node:crypto';
import process from 'node:process';
import pg from 'pg';
import { someSlug } from '../opendata/scene';

let superuser: pg.Client | undefined;

/** One superuser's connection for the whole file: histories ask a lot. */
export async function rowsOf<T>(sql: string, values: unknown[] = []): Promise<T[]> {
  if (!superuser) {
    superuser = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
    await superuser.connect();
  }
  return (await superuser.query(sql, values)).rows as T[];
}

export async function endScene(): Promise<void> {
  await superuser?.end();
  superuser = undefined;
}

export interface Told {
  slug?: string;
  title?: string;
  story?: string;
  locale?: string;
  form?: string | null;
  /** Kinds of need, one line each. */
  kinds?: string[];
  label?: string;
  areas?: (string | null)[];
  goalMinor?: number;
}

export interface TellingNeed {
  id: string;
  slug: string;
  lineIds: string[];
}

/** A page as the release leaves it, without the case behind it; its triggers fire as they do for the product. */
export async function tell({
  slug = someSlug(),
  title = 'A new start',
  story = '',
  locale = 'en',
  form = null,
  kinds = ['medical'],
  label = 'A line',
  areas = [],
  goalMinor = 100_000,
}: Told = {}): Promise<TellingNeed> {
  const id = randomUUID();
  const lineIds = kinds.map(() => randomUUID());
  await rowsOf(
    `WITH page AS (
       INSERT INTO public.campaign (id, slug, status, locale, title, story, form, currency, published_month, visible_until)
       VALUES ($1, $2, 'published', $3, $4, $5, $6::public.exploitation_form, 'USD', date '2026-09-01', system.now() + interval '30 days')
     ), line AS (
       INSERT INTO public.campaign_line (id, campaign_id, position, category, label, goal_minor, priority)
       SELECT l.id, $1, at, l.kind::public.need_category, $9, $10, at FROM unnest($7::uuid[], $8::text[]) WITH ORDINALITY AS l (id, kind, at)
     )
     INSERT INTO public.campaign_stop (campaign_id, position, kind, area_code, text)
     SELECT $1, at, CASE WHEN at = 1 THEN 'origin' ELSE 'exploitation' END, area, '' FROM unnest($11::text[]) WITH ORDINALITY AS s (area, at)`,
    [id, slug, locale, title, story, form, lineIds, kinds, label, goalMinor, areas],
  );
  return { id, slug, lineIds };
}

export const takeDown = (id: string) => rowsOf(`UPDATE public.campaign SET status = 'unpublished' WHERE id = $1`, [id]);

const MARKED = `
  WITH marked AS MATERIALIZED (SELECT DISTINCT n.campaign_id, n.mark FROM public.need_marks(ARRAY(SELECT id FROM public.visible_campaign)) n),
  placed AS (
    SELECT c.id AS campaign_id, c.slug, c.shuffle, concat_ws('|', a.value, k.value, f.value, p.value) AS place FROM public.visible_campaign c,
      LATERAL (SELECT '' AS value UNION SELECT substr(m.mark, 6) FROM marked m WHERE m.campaign_id = c.id AND m.mark LIKE 'area:%') a,
      LATERAL (SELECT '' AS value UNION SELECT substr(m.mark, 6) FROM marked m WHERE m.campaign_id = c.id AND m.mark LIKE 'kind:%') k,
      LATERAL (SELECT coalesce(c.form::text, '') AS value) f,
      LATERAL (SELECT coalesce(min(substr(m.mark, 10)), '') AS value FROM marked m WHERE m.campaign_id = c.id AND m.mark LIKE 'progress:%') p)`;

/** What the rows say that the numbers should be, counted from the pages themselves. */
export const RECOUNT = `${MARKED}
  SELECT m.mark, count(*)::int AS needs FROM (SELECT mark FROM marked UNION ALL SELECT '=' || place FROM placed) m
  GROUP BY m.mark ORDER BY m.mark COLLATE "C"`;

/** What the database says that they are. */
export const TOLD = `
  SELECT t.mark, t.needs FROM public.tallied(ARRAY(
    SELECT mark FROM public.need_tally UNION SELECT mark FROM public.need_tally_change)) t ORDER BY t.mark COLLATE "C"`;

/** Where each need should stand under each way to narrow the list, and where it does. */
export const PLACES_DUE = `${MARKED} SELECT place, shuffle, slug FROM placed ORDER BY place COLLATE "C", shuffle, slug`;
export const PLACES = 'SELECT place, shuffle, slug FROM public.need_place ORDER BY place COLLATE "C", shuffle, slug';
