import { collator } from '~/catalogues/formats';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { Prisma, publicReads } from '../../platform/db/index.server';
import {
  type AreaLevel,
  areaByCode,
  areaLineage,
  areaName,
  type OverviewMapView,
  overviewMapView,
} from '../places/index.server';
import type { ExploitationForm, NeedCategory, NeedProgressBand } from './need';
import type { NeedFilter } from './schemas';

/** How many of the needs that may be read now have what: kept by the database, so that nobody counts needs to show a number. */
export interface NeedTallies {
  rows: readonly { kind: TallyKind; value: string; needs: number | null }[];
}

type TallyKind = 'area' | 'at' | 'form' | 'kind' | 'progress' | 'way' | 'wide';

/** All that the list may be narrowed by, and what the overview shows, as one value; regions of one country, if one is named. */
export function tallied(within: string | undefined): Prisma.Sql {
  const country = within && areaLineage(within).find(({ level }) => level === 'country')?.code;
  return Prisma.sql`(SELECT json_agg(t ORDER BY t.kind, t.needs DESC NULLS LAST, t.value)
    FROM public.tallied_kinds(${KINDS}::text[], ${country ?? null}) t)`;
}

export async function needTallies(within?: string): Promise<NeedTallies> {
  const [told] = await publicReads().$queryRaw<{ tallies: NeedTallies['rows'] | null }[]>`
    SELECT ${tallied(within)} AS tallies`;
  return { rows: told?.tallies ?? [] };
}

const KINDS: TallyKind[] = ['area', 'at', 'form', 'kind', 'progress', 'way', 'wide'];

export interface AreaFacet {
  code: string;
  name: string;
  level: AreaLevel;
  /** Null where there are few: they are not counted out. */
  count: number | null;
}

export interface NeedFacets {
  /** In the order of their names. */
  areas: AreaFacet[];
  categories: { category: NeedCategory; count: number }[];
  forms: { form: ExploitationForm; count: number }[];
  progress: Record<NeedProgressBand, number>;
}

const ofKind = ({ rows }: NeedTallies, wanted: TallyKind) => rows.filter(({ kind }) => kind === wanted);

/** What the list may be narrowed by, and what it is narrowed by already; areas named in the reader's language. */
export function facetsOf(tallies: NeedTallies, lang: PublicLanguage, { area, form }: NeedFilter = {}): NeedFacets {
  const counted = <T extends string>(kind: TallyKind) =>
    ofKind(tallies, kind).map(({ value, needs }) => ({ value: value as T, count: needs ?? 0 }));
  const bands = new Map(counted<NeedProgressBand>('progress').map(({ value, count }) => [value, count]));
  const areas = ofKind(tallies, 'area');
  const forms = counted<ExploitationForm>('form').map(({ value, count }) => ({ form: value, count }));
  if (area && !areas.some(({ value }) => value === area)) areas.push({ kind: 'area', value: area, needs: null });
  if (form && !forms.some((one) => one.form === form)) forms.push({ form, count: 0 });
  return {
    areas: areas
      .flatMap(({ value, needs }) => {
        const area = areaByCode(value);
        return area ? [{ code: value, name: areaName(value, lang), level: area.level, count: needs }] : [];
      })
      .sort((a, b) => collator(lang).compare(a.name, b.name)),
    categories: counted<NeedCategory>('kind').map(({ value, count }) => ({ category: value, count })),
    forms,
    progress: { open: bands.get('open') ?? 0, begun: bands.get('begun') ?? 0, met: bands.get('met') ?? 0 },
  };
}

export const needFacets = async (lang: PublicLanguage, within?: string): Promise<NeedFacets> =>
  facetsOf(await needTallies(within), lang);

/** The map of all needs that may be read now. */
export function overviewOf(tallies: NeedTallies, lang: PublicLanguage): OverviewMapView {
  const ways = (kind: 'way' | 'wide') =>
    ofKind(tallies, kind).map(({ value, needs }) => {
      const [from = '', to = ''] = value.split('>');
      return { from, to, count: needs ?? 0 };
    });
  return overviewMapView(
    {
      areas: ofKind(tallies, 'at').map(({ value, needs }) => ({ code: value, count: needs })),
      ways: ways('way'),
      wideWays: ways('wide'),
    },
    { locale: lang },
  );
}

/** Of the areas on the map, those that lie within the chosen one, or hold it. */
export function areasOnMap(map: OverviewMapView, chosen: string | undefined): string[] {
  if (chosen === undefined) return [];
  const held = areaLineage(chosen).filter(({ level }) => level === 'region' || level === 'country');
  const holders = new Set([chosen, ...held.map(({ code }) => code)]);
  return map.areas.map(({ code }) => code).filter((code) => areaLineage(code).some((area) => holders.has(area.code)));
}
