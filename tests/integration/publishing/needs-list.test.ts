import { beforeAll, expect, test } from 'vitest';
import { needFilterSchema } from '../../../app/domain/campaigns';
import { countNeeds, listNeeds, needBySlug, needFacets } from '../../../app/domain/campaigns/index.server';
import { rowsOf } from './scene';

// Pages as the database holds them, without the cases behind them: what is read here is the public side alone.
beforeAll(async () => {
  await rowsOf(
    `WITH c AS (
       INSERT INTO public.campaign (slug, status, locale, title, story, currency, published_month, visible_until)
       SELECT lpad(translate(to_hex(n), 'iluo', 'abcd'), 16, '0'), CASE WHEN n = 60 THEN 'unpublished'::public.campaign_status ELSE 'published' END, 'en',
         'Need ' || n, CASE WHEN n % 2 = 0 THEN 'A sewing machine' ELSE 'Two cows, 100% healthy' END, 'USD', date '2026-11-01',
         now() + CASE WHEN n = 61 THEN interval '-1 second' ELSE interval '1 day' END
       FROM generate_series(1, 61) n RETURNING id, title)
     , l AS (INSERT INTO public.campaign_line (campaign_id, position, category, label, goal_minor, priority)
       SELECT id, 1, CASE WHEN title LIKE '%7' THEN 'legal'::public.need_category ELSE 'medical' END, 'A line', 100000, 1 FROM c)
     INSERT INTO public.campaign_stop (campaign_id, position, kind, area_code, text)
       SELECT id, 1, 'origin', CASE WHEN title LIKE '%3' THEN 'BD-C' WHEN title LIKE '%4' THEN NULL ELSE 'MY' END, '' FROM c`,
  );
});

async function everyPage(filter: Parameters<typeof listNeeds>[0]) {
  const slugs: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await listNeeds({ ...filter, after });
    slugs.push(...page.needs.map(({ slug }) => slug));
    after = page.next;
    if (after !== null) expect(needFilterSchema.parse({ after }).after).toBe(after);
  }
  return slugs;
}

test('every need that may be read is listed once, page by page', async () => {
  const slugs = await everyPage({});
  expect(slugs).toHaveLength(59);
  expect(new Set(slugs).size).toBe(59);
  expect(await countNeeds()).toBe(59);
  expect(await everyPage({})).toEqual(slugs);
});

test('filters narrow together; an area holds the areas within it', async () => {
  expect(await everyPage({ category: 'legal' })).toHaveLength(6);
  expect(await everyPage({ area: 'BD' })).toHaveLength(6);
  expect(await everyPage({ area: 'BD-C' })).toHaveLength(6);
  expect(await everyPage({ area: '142' })).toHaveLength(53);
  expect(await everyPage({ area: 'ZZ' })).toEqual([]);
  expect(await everyPage({ query: 'sewing' })).toHaveLength(29);
  expect(await everyPage({ query: '100% cows' })).toHaveLength(30);
  // A sign is no word: nothing is asked for.
  expect(await everyPage({ query: '%' })).toHaveLength(59);
  expect(await everyPage({ progress: 'open' })).toHaveLength(59);
  expect(await everyPage({ progress: 'met' })).toEqual([]);
});

test('what was taken down or has run out is gone, by its address too', async () => {
  expect(await needBySlug('000000000000003c')).toBe('gone');
  expect(await needBySlug('000000000000003d')).toBe('gone');
  expect(await needBySlug('0000000000000001')).toMatchObject({
    title: 'Need 1',
    goalMinor: 100_000n,
    missingMinor: 100_000n,
    publishedMonth: '2026-11',
  });
});

test('facets count what can be found', async () => {
  const facets = await needFacets('en', 'BD');
  expect(facets.categories).toEqual([
    { category: 'medical', count: 53 },
    { category: 'legal', count: 6 },
  ]);
  expect(facets.areas.find(({ code }) => code === 'BD-C')?.count).toBe(6);
  expect(facets.progress).toEqual({ open: 59, begun: 0, met: 0 });
});

test('a filter that does not parse is left out', () => {
  expect(needFilterSchema.parse({ area: "x' --", category: 'cows', after: '1~2', query: '' })).toEqual({
    area: undefined,
    category: undefined,
    after: undefined,
    query: undefined,
  });
});
