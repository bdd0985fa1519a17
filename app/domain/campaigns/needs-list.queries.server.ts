import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicReads } from '../../platform/db/index.server';
import { needSummaries } from './campaigns.queries.server';
import type { NeedSummary } from './need';
import type { NeedFilter } from './schemas';
import { anyOf } from './search/marks';
import { type ReadWords, readWords } from './search/read-words.server';
import { titledIn } from './translations.queries.server';

const PAGE_SIZE = 24;
/** What is not one filter by itself is counted as far as this. */
export const COUNTED_MAX = 100;

export interface NeedsFound {
  needs: NeedSummary[];
  /** Where the next page begins, and the one before; null at the ends. */
  next: string | null;
  previous: string | null;
  count: number;
  /** There are more than `count` says. */
  isMore: boolean;
  words: Pick<ReadWords, 'corrected' | 'unknown'>;
}

/** What the database is asked, of all that a need tells and of its title: groups of marks, all of which must hold. */
interface Asked {
  anywhere: string[];
  inTitle: string[];
}

/**
 * Needs that may be read now, one page of 24: those whose title has the words first, each in an order that tells nothing.
 * Costs the same however many needs there are.
 */
export async function listNeeds(filter: NeedFilter = {}, lang: PublicLanguage = 'en'): Promise<NeedsFound> {
  const words = filter.query === undefined ? NO_WORDS : await readWords(filter.query, lang);
  const asked = whatIsAsked(filter, words);
  const [{ ids, next, previous }, counted] = await Promise.all([
    pageOf(asked, filter),
    publicReads().$queryRaw<{ count: number }[]>`
      SELECT public.count_needs(${asked.anywhere}::text[], ${COUNTED_MAX + 1}::int) AS count`,
  ]);
  const needs = await titledIn(await needSummaries(ids), lang);
  const count = counted[0]?.count ?? 0;
  // One mark by itself is counted in full.
  const isMore = count > COUNTED_MAX && (asked.anywhere.length > 1 || /[&|]/.test(asked.anywhere[0] ?? ''));
  return { needs, next, previous, count: isMore ? COUNTED_MAX : count, isMore, words };
}

/** How many needs may be read now. */
export async function countNeeds(): Promise<number> {
  const [row] = await publicReads().$queryRaw<{ count: number }[]>`SELECT public.count_needs('{}', 0) AS count`;
  return row?.count ?? 0;
}

const NO_WORDS: ReadWords = { anywhere: [], inTitle: [], corrected: [], unknown: [] };
/** No need has this mark. */
const NOTHING = anyOf(['none']);

function whatIsAsked({ area, category, form, progress }: NeedFilter, words: ReadWords): Asked {
  const filters = [
    ...(area ? [anyOf([`area:${area}`])] : []),
    ...(category ? [anyOf([`kind:${category}`])] : []),
    ...(form ? [anyOf([`form:${form}`])] : []),
    ...(progress ? [anyOf([`progress:${progress}`])] : []),
  ];
  if (words.anywhere.length > 0)
    return { anywhere: [...filters, ...words.anywhere], inTitle: [...filters, ...words.inTitle] };
  return { anywhere: words.unknown.length > 0 ? [NOTHING] : filters, inTitle: [] };
}

interface Place {
  campaign_id: string;
  tier: number;
  shuffle: number;
  slug: string;
}

/** `t` where the words stand in the title: those come first. */
const cursorOf = ({ tier, shuffle, slug }: Place): string => `${tier === 1 ? 't' : ''}${shuffle}~${slug}`;

function placeOf(cursor: string | undefined): Pick<Place, 'tier' | 'shuffle' | 'slug'> | null {
  const [, title, shuffle, slug] = /^(t?)([0-9.e-]+)~([0-9a-z]+)$/.exec(cursor ?? '') ?? [];
  if (slug === undefined) return null;
  return { tier: title === 't' ? 1 : 2, shuffle: Number(shuffle), slug };
}

async function pageOf(
  asked: Asked,
  { after, before }: NeedFilter,
): Promise<{ ids: string[]; next: string | null; previous: string | null }> {
  const from = placeOf(before ?? after);
  const back = before !== undefined && from !== null;
  const found = await placesFrom(asked, from, back);
  // Pages before this one came and went: what is left of them is the first page.
  if (back && found.length < PAGE_SIZE) return pageOf(asked, {});
  if (from !== null && found.length === 0) return pageOf(asked, {});
  const shown = found.slice(0, PAGE_SIZE);
  if (back) shown.reverse();
  const [first, last] = [shown[0], shown.at(-1)];
  const isCut = found.length > PAGE_SIZE;
  return {
    ids: shown.map((place) => place.campaign_id),
    next: last && (back || isCut) ? cursorOf(last) : null,
    previous: first && (back ? isCut : from !== null) ? cursorOf(first) : null,
  };
}

function placesFrom(
  { anywhere, inTitle }: Asked,
  from: Pick<Place, 'tier' | 'shuffle' | 'slug'> | null,
  back: boolean,
) {
  return publicReads().$queryRaw<Place[]>`
    SELECT campaign_id::text AS campaign_id, tier, shuffle, slug FROM public.find_needs(${anywhere}::text[], ${inTitle}::text[],
      ${from?.tier ?? null}::int, ${from?.shuffle ?? null}::float8, ${from?.slug ?? null}, ${back}, ${PAGE_SIZE + 1}::int)`;
}
