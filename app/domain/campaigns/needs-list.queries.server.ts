import type { PublicLanguage } from '~/catalogues/public-languages';
import { Prisma, publicReads } from '../../platform/db/index.server';
import { type CampaignRow, campaignIn, toSummary } from './campaigns.queries.server';
import type { NeedSummary } from './need';
import type { NeedFilter } from './schemas';
import { anyOf } from './search/marks';
import { type ReadWords, readWords } from './search/read-words.server';
import { type NeedTallies, tallied } from './tallies.queries.server';

const PAGE_SIZE = 24;
/** What has words in it is counted as far as this. */
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
 * Needs that may be read now, one page of them: those whose title has the words first, each in an order that tells
 * nothing. Costs the same however many needs there are.
 */
export async function listNeeds(
  filter: NeedFilter = {},
  lang: PublicLanguage = 'en',
  size = PAGE_SIZE,
): Promise<NeedsFound> {
  const words = filter.query === undefined ? NO_WORDS : await readWords(filter.query, lang);
  const asked = whatIsAsked(filter, words);
  const [page, [told]] = await Promise.all([
    pageOf({ asked, lang, size }, filter),
    publicReads().$queryRaw<{ count: number }[]>`SELECT ${counted(asked)} AS count`,
  ]);
  return { ...page, ...countOf(told?.count ?? 0, asked), words };
}

/** The same with what may be read altogether, for maps and filters: two questions, asked at once. */
export async function listNeedsAndTallies(
  filter: NeedFilter,
  lang: PublicLanguage,
  size = PAGE_SIZE,
): Promise<NeedsFound & { tallies: NeedTallies }> {
  const words = filter.query === undefined ? NO_WORDS : await readWords(filter.query, lang);
  const asked = whatIsAsked(filter, words);
  const [page, [told]] = await Promise.all([
    pageOf({ asked, lang, size }, filter),
    publicReads().$queryRaw<{ count: number; tallies: NeedTallies['rows'] | null }[]>`
      SELECT ${counted(asked)} AS count, ${tallied(filter.area)} AS tallies`,
  ]);
  return { ...page, ...countOf(told?.count ?? 0, asked), words, tallies: { rows: told?.tallies ?? [] } };
}

const counted = ({ anywhere }: Asked) => Prisma.sql`public.count_needs(${anywhere}::text[], ${COUNTED_MAX + 1}::int)`;

function countOf(count: number, { anywhere, inTitle }: Asked): Pick<NeedsFound, 'count' | 'isMore'> {
  // Filters are counted in full, and one word by itself.
  const isWords = inTitle.length > 0 && (anywhere.length > 1 || /[&|]/.test(anywhere[0] ?? ''));
  const isMore = count > COUNTED_MAX && isWords;
  return { count: isMore ? COUNTED_MAX : count, isMore };
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

/** Where a need stands in the order: titles that have the words first. */
interface Place {
  tier: number;
  shuffle: number;
  slug: string;
}

/** A need in its place; null where it may not be read any more. */
type PlacedRow = { tier: number; place_shuffle: number; place_slug: string } & (CampaignRow | { id: null });

interface Page {
  asked: Asked;
  lang: PublicLanguage;
  size: number;
}

/** `t` where the words stand in the title: those come first. */
const cursorOf = (row: PlacedRow): string => `${row.tier === 1 ? 't' : ''}${row.place_shuffle}~${row.place_slug}`;

function placeOf(cursor: string | undefined): Place | null {
  const [, title, shuffle, slug] = /^(t?)([0-9.e-]+)~([0-9a-z]+)$/.exec(cursor ?? '') ?? [];
  if (slug === undefined) return null;
  return { tier: title === 't' ? 1 : 2, shuffle: Number(shuffle), slug };
}

async function pageOf(
  page: Page,
  { after, before }: NeedFilter,
): Promise<Pick<NeedsFound, 'needs' | 'next' | 'previous'>> {
  const from = placeOf(before ?? after);
  const back = before !== undefined && from !== null;
  const found = await placesFrom(page, from, back);
  // Pages before this one came and went: what is left of them is the first page.
  if (back && found.length < page.size) return pageOf(page, {});
  if (from !== null && found.length === 0) return pageOf(page, {});
  const shown = found.slice(0, page.size);
  if (back) shown.reverse();
  const [first, last] = [shown[0], shown.at(-1)];
  const isCut = found.length > page.size;
  return {
    needs: shown.flatMap((place) => (place.id === null ? [] : [toSummary(place, page.lang)])),
    next: last && (back || isCut) ? cursorOf(last) : null,
    previous: first && (back ? isCut : from !== null) ? cursorOf(first) : null,
  };
}

// `OFFSET 0` keeps each need a question of its own: taken into the join, every need that may be read would be looked at.
function placesFrom({ asked: { anywhere, inTitle }, lang, size }: Page, from: Place | null, back: boolean) {
  return publicReads().$queryRaw<PlacedRow[]>`
    SELECT f.tier, f.shuffle AS place_shuffle, f.slug AS place_slug, n.* FROM public.find_needs(${anywhere}::text[], ${inTitle}::text[],
      ${from?.tier ?? null}::int, ${from?.shuffle ?? null}::float8, ${from?.slug ?? null}, ${back}, ${size + 1}::int)
      WITH ORDINALITY AS f (campaign_id, tier, shuffle, slug, at)
    LEFT JOIN LATERAL (${campaignIn(lang)} WHERE c.id = f.campaign_id OFFSET 0) n ON true ORDER BY f.at`;
}
