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

/** The countries and wider areas of the needs that may be read now. The database leaves out small numbers. */
export async function countedAreas(locale: string): Promise<CountedArea[]> {
  const rows = await publicReads().$queryRaw<{ code: string; needs: number | null }[]>`
    SELECT value AS code, needs FROM public.tallied_kinds('{at}'::text[]) ORDER BY 1`;
  return rows.flatMap(({ code, needs }) => {
    const area = areaByCode(code);
    if (area === undefined || area.level === 'region') return [];
    return [{ code, name: areaName(code, locale), level: area.level, needs }];
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
