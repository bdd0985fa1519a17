import type { PublicLanguage } from '~/catalogues/public-languages';
import { Prisma, publicReads } from '../../platform/db/index.server';
import type {
  AgeBand,
  ExploitationForm,
  Need,
  NeedCategory,
  NeedLine,
  NeedPaidMonth,
  NeedStop,
  NeedSummary,
} from './need';
import type { NeedTranslation } from './need-translation';
import { slugSchema } from './schemas';

export interface CampaignRow {
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
  /** Of its lines and of its stops, in their order; one may come again. */
  categories: NeedCategory[];
  areas: string[];
  /** The title in the reader's language, where there is a translation. */
  translated: string | null;
}

// Arrays are built in SQL, so that a list is one round trip. Each of these is asked for one need at a time (a view that
// hides rows is read whole when it is joined), so that a need costs the same among many.
export const campaignIn = (lang: PublicLanguage | null) => Prisma.sql`
  SELECT c.id, c.slug, c.title, c.locale, c.form::text AS form, c.age_band::text AS age_band, c.published_month, c.shuffle, c.currency,
    (SELECT count(*) > 0 FROM public.visible_pool g WHERE g.campaign_id = c.id) AS is_group,
    p.goal_minor, p.allocated_minor, p.missing_minor, p.paid_minor,
    ARRAY(SELECT l.category::text FROM public.visible_line l WHERE l.campaign_id = c.id ORDER BY l.position) AS categories,
    ARRAY(SELECT s.area_code FROM public.visible_stop s WHERE s.campaign_id = c.id AND s.area_code IS NOT NULL ORDER BY s.position) AS areas,
    (SELECT t.title FROM public.visible_translation t WHERE t.campaign_id = c.id AND t.locale = ${lang}) AS translated
  FROM public.visible_campaign c CROSS JOIN LATERAL (
    SELECT sum(l.goal_minor)::bigint AS goal_minor, sum(l.allocated_minor)::bigint AS allocated_minor, sum(l.missing_minor)::bigint AS missing_minor,
      sum(l.paid_minor)::bigint AS paid_minor
    FROM public.line_progress l WHERE l.campaign_id = c.id HAVING count(*) > 0) p`;

/** One need as lists show it, in the reader's language if there is one; `gone` and null as `needBySlug` says. */
export async function needSummary(
  slug: string,
  lang: PublicLanguage | null = null,
): Promise<NeedSummary | 'gone' | null> {
  if (!slugSchema.safeParse(slug).success) return null;
  const [row] = await publicReads().$queryRaw<CampaignRow[]>`${campaignIn(lang)} WHERE c.slug = ${slug}`;
  return row ? toSummary(row, lang) : wasPublished(slug);
}

async function wasPublished(slug: string): Promise<'gone' | null> {
  const [was] = await publicReads().$queryRaw<{ was: boolean }[]>`SELECT public.was_published(${slug}) AS was`;
  return was?.was ? 'gone' : null;
}

// What lists sum up and gather in SQL is here read from the lines and stops themselves: the page shows them all.
const needOf = (slug: string, more = Prisma.empty) => Prisma.sql`
    SELECT n.id, n.slug, n.title, n.locale, n.form::text AS form, n.age_band::text AS age_band, n.published_month, n.currency, n.story,
      (SELECT count(*) > 0 FROM public.visible_pool g WHERE g.campaign_id = n.id) AS is_group,
      (SELECT json_agg(json_build_object('id', l.id, 'position', l.position, 'category', l.category, 'label', l.label, 'priority', l.priority,
          'goal_minor', p.goal_minor::text, 'allocated_minor', p.allocated_minor::text,
          'missing_minor', p.missing_minor::text, 'paid_minor', p.paid_minor::text) ORDER BY l.position)
        FROM public.visible_line l JOIN public.line_progress p ON p.campaign_line_id = l.id
        WHERE l.campaign_id = n.id AND p.campaign_id = n.id) AS lines,
      (SELECT json_agg(json_build_object('position', s.position, 'kind', s.kind, 'areaCode', s.area_code, 'years', s.years, 'text', s.text) ORDER BY s.position)
        FROM public.visible_stop s WHERE s.campaign_id = n.id) AS stops,
      (SELECT json_agg(json_build_object('month', to_char(u.month, 'YYYY-MM'), 'question', u.question, 'text', u.text) ORDER BY u.month DESC, u.id)
        FROM public.visible_update u WHERE u.campaign_id = n.id) AS updates${more}
    FROM public.visible_campaign n WHERE n.slug = ${slug}`;

/** What a page tells beside the need itself. */
const BESIDE = Prisma.sql`,
      (SELECT json_agg(json_build_object('locale', t.locale, 'title', t.title, 'story', t.story, 'stops', t.stops, 'labels', t.labels))
        FROM public.visible_translation t WHERE t.campaign_id = n.id) AS translations,
      (SELECT json_agg(json_build_object('month', to_char(p.month, 'YYYY-MM'), 'lineId', p.campaign_line_id, 'amountMinor', p.amount_minor::text)
          ORDER BY p.month DESC, l.position)
        FROM public.line_paid_month p JOIN public.visible_line l ON l.id = p.campaign_line_id
        WHERE p.campaign_id = n.id AND l.campaign_id = n.id) AS paid,
      EXISTS (SELECT FROM public.visible_card d WHERE d.slug = n.slug) AS has_card`;

/** One need in its own language; `gone` for an address that once was a page, null for one that never was. */
export async function needBySlug(slug: string): Promise<Need | 'gone' | null> {
  if (!slugSchema.safeParse(slug).success) return null;
  const [row] = await publicReads().$queryRaw<NeedRow[]>(needOf(slug));
  return row?.lines ? toNeed(row, row.lines) : wasPublished(slug);
}

export interface NeedWithAll {
  need: Need;
  translations: NeedTranslation[];
  /** The latest month first. */
  paid: NeedPaidMonth[];
  /** Whether the survivor of this page wants a card that people can send on. */
  hasCard: boolean;
}

/** One need with all that its page shows, as it stood at one moment; `gone` and null as `needBySlug` says. */
export async function needWithAll(slug: string): Promise<NeedWithAll | 'gone' | null> {
  if (!slugSchema.safeParse(slug).success) return null;
  type Row = NeedRow & { translations: NeedTranslation[] | null; paid: NeedPaidMonth[] | null; has_card: boolean };
  const [row] = await publicReads().$queryRaw<Row[]>(needOf(slug, BESIDE));
  if (!row?.lines) return wasPublished(slug);
  return {
    need: toNeed(row, row.lines),
    translations: row.translations ?? [],
    paid: row.paid ?? [],
    hasCard: row.has_card,
  };
}

type NeedRow = Pick<
  CampaignRow,
  'id' | 'slug' | 'title' | 'locale' | 'form' | 'age_band' | 'published_month' | 'currency' | 'is_group'
> & {
  story: string;
  lines: LineRow[] | null;
  stops: NeedStop[] | null;
  updates: Need['updates'] | null;
};

interface LineRow {
  id: string;
  position: number;
  category: NeedCategory;
  label: string;
  priority: number;
  /** As text: JSON has no integers of this size. */
  goal_minor: string;
  allocated_minor: string;
  missing_minor: string;
  paid_minor: string;
}

const toLine = (row: LineRow, currency: string): NeedLine => ({
  id: row.id,
  position: row.position,
  category: row.category,
  label: row.label,
  priority: row.priority,
  currency,
  goalMinor: BigInt(row.goal_minor),
  raisedMinor: BigInt(row.allocated_minor),
  missingMinor: BigInt(row.missing_minor),
  paidMinor: BigInt(row.paid_minor),
});

function toNeed(row: NeedRow, lineRows: LineRow[]): Need {
  const lines = lineRows.map((line) => toLine(line, row.currency));
  const stops = row.stops ?? [];
  const sum = (key: 'goalMinor' | 'raisedMinor' | 'missingMinor' | 'paidMinor') =>
    lines.reduce((total, line) => total + line[key], 0n);
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    locale: row.locale,
    form: row.form,
    ageBand: row.age_band,
    isGroup: row.is_group,
    categories: [...new Set(lines.map(({ category }) => category))],
    areaCodes: [...new Set(stops.flatMap(({ areaCode }) => areaCode ?? []))],
    publishedMonth: monthOf(row.published_month),
    currency: row.currency,
    goalMinor: sum('goalMinor'),
    raisedMinor: sum('raisedMinor'),
    missingMinor: sum('missingMinor'),
    paidMinor: sum('paidMinor'),
    story: row.story,
    lines,
    stops,
    updates: row.updates ?? [],
  };
}

const monthOf = (date: Date) => date.toISOString().slice(0, 7);

export function toSummary(row: CampaignRow, lang: PublicLanguage | null): NeedSummary {
  return {
    id: row.id,
    slug: row.slug,
    title: row.translated ?? row.title,
    locale: row.translated === null ? row.locale : (lang ?? row.locale),
    form: row.form,
    ageBand: row.age_band,
    isGroup: row.is_group,
    categories: [...new Set(row.categories)],
    areaCodes: [...new Set(row.areas)],
    publishedMonth: monthOf(row.published_month),
    currency: row.currency,
    goalMinor: row.goal_minor,
    raisedMinor: row.allocated_minor,
    missingMinor: row.missing_minor,
    paidMinor: row.paid_minor,
  };
}
