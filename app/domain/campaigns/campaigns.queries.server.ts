import { Prisma, publicReads } from '../../platform/db/index.server';
import type { AgeBand, ExploitationForm, Need, NeedCategory, NeedLine, NeedStop, NeedSummary } from './need';
import { slugSchema } from './schemas';

interface CampaignRow {
  id: string;
  slug: string;
  title: string;
  locale: string;
  form: ExploitationForm | null;
  age_band: AgeBand | null;
  published_month: Date;
  shuffle: number;
  currency: string;
  goal_minor: bigint;
  allocated_minor: bigint;
  missing_minor: bigint;
  paid_minor: bigint;
  is_group: boolean;
  categories: NeedCategory[] | null;
  areas: string[] | null;
}

// Arrays are built in SQL, so that a list is one round trip. Each of these is asked for one need at a time (a view that
// hides rows is read whole when it is joined), so that a need costs the same among many.
const CAMPAIGN = Prisma.sql`
  SELECT c.id, c.slug, c.title, c.locale, c.form::text AS form, c.age_band::text AS age_band, c.published_month, c.shuffle, c.currency,
    (SELECT count(*) > 0 FROM public.visible_pool g WHERE g.campaign_id = c.id) AS is_group,
    p.goal_minor, p.allocated_minor, p.missing_minor, p.paid_minor,
    (SELECT array_agg(category ORDER BY first) FROM (
      SELECT l.category::text AS category, min(l.position) AS first FROM public.visible_line l WHERE l.campaign_id = c.id GROUP BY 1) k) AS categories,
    (SELECT array_agg(area_code ORDER BY first) FROM (
      SELECT s.area_code, min(s.position) AS first FROM public.visible_stop s WHERE s.campaign_id = c.id AND s.area_code IS NOT NULL GROUP BY 1) a) AS areas
  FROM public.visible_campaign c CROSS JOIN LATERAL (
    SELECT sum(l.goal_minor)::bigint AS goal_minor, sum(l.allocated_minor)::bigint AS allocated_minor, sum(l.missing_minor)::bigint AS missing_minor,
      sum(l.paid_minor)::bigint AS paid_minor
    FROM public.line_progress l WHERE l.campaign_id = c.id HAVING count(*) > 0) p`;

/** These needs as lists show them, in this order; without those that may not be read any more. */
export async function needSummaries(ids: readonly string[]): Promise<NeedSummary[]> {
  if (ids.length === 0) return [];
  const rows = await publicReads().$queryRaw<CampaignRow[]>`${CAMPAIGN} WHERE c.id = ANY(${ids}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).map(toSummary);
}

/** One need as lists show it; `gone` and null as `needBySlug` says. */
export async function needSummary(slug: string): Promise<NeedSummary | 'gone' | null> {
  if (!slugSchema.safeParse(slug).success) return null;
  const [row] = await publicReads().$queryRaw<CampaignRow[]>`${CAMPAIGN} WHERE c.slug = ${slug}`;
  return row ? toSummary(row) : wasPublished(slug);
}

async function wasPublished(slug: string): Promise<'gone' | null> {
  const [was] = await publicReads().$queryRaw<{ was: boolean }[]>`SELECT public.was_published(${slug}) AS was`;
  return was?.was ? 'gone' : null;
}

/** One need with all that its page shows; `gone` for an address that once was a page, null for one that never was. */
export async function needBySlug(slug: string): Promise<Need | 'gone' | null> {
  if (!slugSchema.safeParse(slug).success) return null;
  const reads = publicReads();
  const [row] = await reads.$queryRaw<(CampaignRow & { story: string })[]>`
    SELECT n.*, v.story FROM (${CAMPAIGN} WHERE c.slug = ${slug}) n JOIN public.visible_campaign v ON v.id = n.id`;
  if (!row) return wasPublished(slug);
  const [lines, stops, updates] = await Promise.all([
    reads.$queryRaw<LineRow[]>`
      SELECT l.id, l.position, l.category::text AS category, l.label, l.priority, p.currency, p.goal_minor, p.allocated_minor, p.missing_minor, p.paid_minor
      FROM public.visible_line l JOIN public.line_progress p ON p.campaign_line_id = l.id
      WHERE l.campaign_id = ${row.id}::uuid AND p.campaign_id = ${row.id}::uuid ORDER BY l.position`,
    reads.$queryRaw<NeedStop[]>`
      SELECT position, kind, area_code AS "areaCode", years, text FROM public.visible_stop
      WHERE campaign_id = ${row.id}::uuid ORDER BY position`,
    reads.$queryRaw<{ month: Date; question: string | null; text: string }[]>`
      SELECT month, question, text FROM public.visible_update WHERE campaign_id = ${row.id}::uuid ORDER BY month DESC, id`,
  ]);
  // Every need has lines: none left means that the page was taken down between these reads.
  if (lines.length === 0) return 'gone';
  return {
    ...toSummary(row),
    story: row.story,
    lines: lines.map(toLine),
    stops,
    updates: updates.map(({ month, question, text }) => ({ month: monthOf(month), question, text })),
  };
}

interface LineRow {
  id: string;
  position: number;
  category: NeedCategory;
  label: string;
  priority: number;
  currency: string;
  goal_minor: bigint;
  allocated_minor: bigint;
  missing_minor: bigint;
  paid_minor: bigint;
}

const figuresOf = (
  row: Pick<LineRow, 'currency' | 'goal_minor' | 'allocated_minor' | 'missing_minor' | 'paid_minor'>,
) => ({
  currency: row.currency,
  goalMinor: row.goal_minor,
  raisedMinor: row.allocated_minor,
  missingMinor: row.missing_minor,
  paidMinor: row.paid_minor,
});

const toLine = ({ id, position, category, label, priority, ...figures }: LineRow): NeedLine => ({
  id,
  position,
  category,
  label,
  priority,
  ...figuresOf(figures),
});

const monthOf = (date: Date) => date.toISOString().slice(0, 7);

function toSummary(row: CampaignRow): NeedSummary {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    locale: row.locale,
    form: row.form,
    ageBand: row.age_band,
    isGroup: row.is_group,
    categories: row.categories ?? [],
    areaCodes: row.areas ?? [],
    publishedMonth: monthOf(row.published_month),
    ...figuresOf(row),
  };
}
