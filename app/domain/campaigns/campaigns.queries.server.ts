import type { PublicLanguage } from '~/catalogues/public-languages';
import { Prisma, publicReads } from '../../platform/db/index.server';
import { areaByCode, areaLineage, areaName } from '../places/index.server';
import type {
  AgeBand,
  ExploitationForm,
  Need,
  NeedCategory,
  NeedLine,
  NeedProgressBand,
  NeedStop,
  NeedSummary,
} from './need';
import { type NeedFilter, slugSchema } from './schemas';

const PAGE_SIZE = 24;

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

// Arrays are built in SQL, so that a list is one round trip.
const CAMPAIGN = Prisma.sql`
  SELECT c.id, c.slug, c.title, c.locale, c.form::text AS form, c.age_band::text AS age_band, c.published_month, c.shuffle,
    EXISTS (SELECT FROM public.visible_pool g WHERE g.campaign_id = c.id) AS is_group, c.currency, p.goal_minor, p.allocated_minor, p.missing_minor, p.paid_minor,
    (SELECT array_agg(category ORDER BY first) FROM (
      SELECT l.category::text AS category, min(l.position) AS first FROM public.visible_line l WHERE l.campaign_id = c.id GROUP BY 1) k) AS categories,
    (SELECT array_agg(area_code ORDER BY first) FROM (
      SELECT s.area_code, min(s.position) AS first FROM public.visible_stop s WHERE s.campaign_id = c.id AND s.area_code IS NOT NULL GROUP BY 1) a) AS areas
  FROM public.visible_campaign c JOIN public.campaign_progress p ON p.campaign_id = c.id`;

/** Needs that may be read now, in an order that tells nothing, one page of 24. */
export async function listNeeds(filter: NeedFilter = {}): Promise<{ needs: NeedSummary[]; next: string | null }> {
  const where = await conditionsOf(filter);
  const rows = await publicReads().$queryRaw<CampaignRow[]>`
    ${CAMPAIGN} WHERE ${Prisma.join(where, ' AND ')} ORDER BY c.shuffle, c.slug LIMIT ${PAGE_SIZE + 1}`;
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return { needs: page.map(toSummary), next: rows.length > PAGE_SIZE && last ? `${last.shuffle}~${last.slug}` : null };
}

/** How many needs the same filter finds in all. */
export async function countNeeds(filter: NeedFilter = {}): Promise<number> {
  const where = await conditionsOf({ ...filter, after: undefined });
  const rows = await publicReads().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM public.visible_campaign c JOIN public.campaign_progress p ON p.campaign_id = c.id
    WHERE ${Prisma.join(where, ' AND ')}`;
  return rows[0]?.count ?? 0;
}

async function conditionsOf({ area, category, progress, query, after }: NeedFilter): Promise<Prisma.Sql[]> {
  const where = [Prisma.sql`true`];
  if (area) {
    const codes = (await areaCodesInUse()).filter(({ code }) => areaLineage(code).some((wider) => wider.code === area));
    const within = codes.map(({ code }) => code);
    where.push(
      Prisma.sql`EXISTS (SELECT FROM public.visible_stop s WHERE s.campaign_id = c.id AND s.area_code = ANY(${within}))`,
    );
  }
  if (category) {
    where.push(
      Prisma.sql`EXISTS (SELECT FROM public.visible_line l WHERE l.campaign_id = c.id AND l.category::text = ${category})`,
    );
  }
  if (progress) where.push(PROGRESS[progress]);
  for (const word of (query ?? '').split(/\s+/).filter(Boolean)) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    where.push(Prisma.sql`(c.title ILIKE ${pattern} OR c.story ILIKE ${pattern}
      OR EXISTS (SELECT FROM public.visible_line l WHERE l.campaign_id = c.id AND l.label ILIKE ${pattern}))`);
  }
  if (after) {
    const [shuffle, slug] = after.split('~');
    where.push(Prisma.sql`(c.shuffle, c.slug) > (${Number(shuffle)}::float8, ${slug})`);
  }
  return where;
}

const PROGRESS: Record<NeedProgressBand, Prisma.Sql> = {
  open: Prisma.sql`p.allocated_minor = 0 AND p.missing_minor > 0`,
  begun: Prisma.sql`p.allocated_minor > 0 AND p.missing_minor > 0`,
  met: Prisma.sql`p.missing_minor <= 0`,
};

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
      WHERE l.campaign_id = ${row.id}::uuid ORDER BY l.position`,
    reads.$queryRaw<NeedStop[]>`
      SELECT position, kind, area_code AS "areaCode", years, text FROM public.visible_stop
      WHERE campaign_id = ${row.id}::uuid ORDER BY position`,
    reads.$queryRaw<{ month: Date; text: string }[]>`
      SELECT month, text FROM public.visible_update WHERE campaign_id = ${row.id}::uuid ORDER BY month DESC, id`,
  ]);
  // Every need has lines: none left means that the page was taken down between these reads.
  if (lines.length === 0) return 'gone';
  return {
    ...toSummary(row),
    story: row.story,
    lines: lines.map(toLine),
    stops,
    updates: updates.map(({ month, text }) => ({ month: monthOf(month), text })),
  };
}

export interface NeedFacets {
  areas: { code: string; name: string; count: number }[];
  categories: { category: NeedCategory; count: number }[];
  progress: Record<NeedProgressBand, number>;
}

/** What the list may be narrowed by, counted over all needs that may be read now; areas named in the reader's language. */
export async function needFacets(lang: PublicLanguage): Promise<NeedFacets> {
  const reads = publicReads();
  const [areas, categories, progress] = await Promise.all([
    areaCodesInUse(),
    reads.$queryRaw<{ category: NeedCategory; count: number }[]>`
      SELECT category::text AS category, count(DISTINCT campaign_id)::int AS count FROM public.visible_line GROUP BY 1 ORDER BY 2 DESC, 1`,
    reads.$queryRaw<Record<NeedProgressBand, number>[]>`
      SELECT count(*) FILTER (WHERE ${PROGRESS.open})::int AS open, count(*) FILTER (WHERE ${PROGRESS.begun})::int AS begun,
        count(*) FILTER (WHERE ${PROGRESS.met})::int AS met FROM public.campaign_progress p`,
  ]);
  return {
    areas: areas.flatMap(({ code, count }) => {
      const area = areaByCode(code);
      return area ? [{ code, count, name: areaName(code, lang) }] : [];
    }),
    categories,
    progress: progress[0] ?? { open: 0, begun: 0, met: 0 },
  };
}

function areaCodesInUse(): Promise<{ code: string; count: number }[]> {
  return publicReads().$queryRaw`
    SELECT area_code AS code, count(DISTINCT campaign_id)::int AS count FROM public.visible_stop
    WHERE area_code IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`;
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
