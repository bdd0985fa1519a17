import { publicReads } from '../../platform/db/index.server';
import { areaByCode, areaName } from '../places/index.server';
import { needSummary } from './campaigns.queries.server';
import type { NeedSummary } from './need';
import { slugSchema } from './schemas';

/** Areas with fewer needs are told without a number, as on the map. */
export const AREA_COUNT_MIN = 3;

export interface CountedArea {
  code: string;
  name: string;
  level: 'country' | 'subregion' | 'continent';
  /** Null below AREA_COUNT_MIN. */
  needs: number | null;
}

/** The countries and wider areas of the needs that may be read now. */
export async function countedAreas(locale: string): Promise<CountedArea[]> {
  // Only a region's code has a hyphen, after that of its country.
  const rows = await publicReads().$queryRaw<{ code: string; count: number }[]>`
    SELECT split_part(area_code, '-', 1) AS code, count(DISTINCT campaign_id)::int AS count
    FROM public.visible_stop WHERE area_code IS NOT NULL GROUP BY 1 ORDER BY 1`;
  return rows.flatMap(({ code, count }) => {
    const area = areaByCode(code);
    if (area === undefined || area.level === 'region') return [];
    return [{ code, name: areaName(code, locale), level: area.level, needs: count < AREA_COUNT_MIN ? null : count }];
  });
}

/** Addresses of the needs within a part of the random order, from a share of it (0 to 1) to the next. */
export async function slugsBetween(from: number, to: number): Promise<string[]> {
  const rows = await publicReads().$queryRaw<{ slug: string }[]>`
    SELECT slug FROM public.visible_campaign WHERE shuffle >= ${from}::float8 AND shuffle < ${to}::float8 ORDER BY shuffle, slug`;
  return rows.map(({ slug }) => slug);
}

/** A need that has a share card: `gone` and null as `needBySlug` says, and null where no card was granted. */
export async function needWithCard(slug: string): Promise<NeedSummary | 'gone' | null> {
  const [need, isGranted] = await Promise.all([needSummary(slug), isCardGranted(slug)]);
  return need === null || need === 'gone' || isGranted ? need : null;
}

/** Whether the survivor of this page wants a card that people can send on. */
export async function isCardGranted(slug: string): Promise<boolean> {
  if (!slugSchema.safeParse(slug).success) return false;
  const [row] = await publicReads().$queryRaw<{ granted: boolean }[]>`
    SELECT EXISTS (SELECT FROM public.visible_card WHERE slug = ${slug}) AS granted`;
  return row?.granted ?? false;
}
