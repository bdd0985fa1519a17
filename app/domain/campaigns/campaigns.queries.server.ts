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
  const [row] = await publicReads().$queryRaw<NeedRow[]>`
    SELECT n.*, (SELECT v.story FROM public.visible_campaign v WHERE v.id = n.id) AS story,
      (SELECT json_agg(json_build_object('id', l.id, 'position', l.position, 'category', l.category, 'label', l.label, 'priority', l.priority,
          'currency', p.currency, 'goal_minor', p.goal_minor::text, 'allocated_minor', p.allocated_minor::text,
          'missing_minor', p.missing_minor::text, 'paid_minor', p.paid_minor::text) ORDER BY l.position)
        FROM public.visible_line l JOIN public.line_progress p ON p.campaign_line_id = l.id
        WHERE l.campaign_id = n.id AND p.campaign_id = n.id) AS lines,
      (SELECT json_agg(json_build_object('position', s.position, 'kind', s.kind, 'areaCode', s.area_code, 'years', s.years, 'text', s.text) ORDER BY s.position)
        FROM public.visible_stop s WHERE s.campaign_id = n.id) AS stops,
      (SELECT json_agg(json_build_object('month', to_char(u.month, 'YYYY-MM'), 'question', u.question, 'text', u.text) ORDER BY u.month DESC, u.id)
        FROM public.visible_update u WHERE u.campaign_id = n.id) AS updates
    FROM (${CAMPAIGN} WHERE c.slug = ${slug}) n`;
  if (!row) return wasPublished(slug);
  return {
    ...toSummary(row),
    story: row.story,
    lines: (row.lines ?? []).map(toLine),
    stops: row.stops ?? [],
    updates: row.updates ?? [],
  };
}

/** All of one need comes in one answer, as it stood at one moment. */
interface NeedRow extends CampaignRow {
  story: string;
  lines: LineRow[] | null;
  stops: NeedStop[] | null;
  updates: Need['updates'] | null;
}

interface LineRow {
  id: string;
  position: number;
  category: NeedCategory;
  label: string;
  priority: number;
  currency: string;
  /** As text: JSON has no integers of this size. */
  goal_minor: string;
  allocated_minor: string;
  missing_minor: string;
  paid_minor: string;
}

const figuresOf = (
  row: Pick<CampaignRow, 'currency' | 'goal_minor' | 'allocated_minor' | 'missing_minor' | 'paid_minor'>,
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
  currency: figures.currency,
  goalMinor: BigInt(figures.goal_minor),
  raisedMinor: BigInt(figures.allocated_minor),
  missingMinor: BigInt(figures.missing_minor),
  paidMinor: BigInt(figures.paid_minor),
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
