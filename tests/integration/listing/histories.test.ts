import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { workerActor } from '../../../app/domain/access';
import { keepNeedsListed, listNeeds } from '../../../app/domain/campaigns/index.server';
import { endScene, PLACES, PLACES_DUE, RECOUNT, rowsOf, type TellingNeed, TOLD, takeDown, tell } from './scene';

// Whatever happens to pages, in whatever order: the numbers are a recount, and paging neither loses nor repeats.

afterAll(endScene);
const words = ['sewing', 'cows', 'máquina', 'lớp', 'bread', 'legal', 'two', 'home'];
const someTold = fc.record({
  title: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
  story: fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((parts) => parts.join(' ')),
  form: fc.constantFrom(null, 'forced_labour', 'other'),
  kinds: fc.uniqueArray(fc.constantFrom('medical', 'legal', 'psychosocial'), { minLength: 1, maxLength: 3 }),
  areas: fc.array(fc.constantFrom(null, 'BD-C', 'BD', 'MY', 'KE', '035', '142', 'MA-15', 'US-PR'), { maxLength: 3 }),
});
const someAct = fc.oneof(
  fc.record({ act: fc.constant('tell' as const), told: someTold }),
  fc.record({ act: fc.constant('take down' as const), which: fc.nat() }),
  fc.record({ act: fc.constant('run out' as const), which: fc.nat() }),
  fc.record({ act: fc.constant('update' as const), which: fc.nat(), text: fc.constantFrom(...words) }),
  fc.record({ act: fc.constant('erase' as const), which: fc.nat() }),
  fc.record({ act: fc.constant('write up' as const) }),
);

it('numbers are what a recount says, after any history', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someAct, { minLength: 3, maxLength: 14 }), async (acts) => {
      const needs: TellingNeed[] = [];
      for (const one of acts) {
        const need = 'which' in one ? needs[one.which % Math.max(1, needs.length)] : undefined;
        if (one.act === 'tell') needs.push(await tell(one.told));
        else if (one.act === 'write up') await keepNeedsListed(workerActor);
        else if (need === undefined) continue;
        else if (one.act === 'take down') await takeDown(need.id);
        else if (one.act === 'run out')
          await rowsOf(`UPDATE public.campaign SET visible_until = system.now() - interval '1 ms' WHERE id = $1`, [
            need.id,
          ]);
        else if (one.act === 'update')
          await rowsOf(
            `INSERT INTO public.campaign_update (campaign_id, month, text, status) VALUES ($1, date '2026-10-01', $2, 'published')`,
            [need.id, one.text],
          );
        else {
          await takeDown(need.id);
          await rowsOf(
            `WITH gone AS (DELETE FROM public.campaign_stop WHERE campaign_id = $1) UPDATE public.campaign SET title = '', story = '' WHERE id = $1`,
            [need.id],
          );
        }
      }
      expect(await rowsOf(TOLD)).toEqual(await rowsOf(RECOUNT));
      await keepNeedsListed(workerActor);
      expect(await rowsOf(TOLD)).toEqual(await rowsOf(RECOUNT));
      expect(await rowsOf('SELECT FROM public.need_tally_change')).toEqual([]);
      expect(await rowsOf(PLACES)).toEqual(await rowsOf(PLACES_DUE));
      await rowsOf(`UPDATE public.campaign SET status = 'unpublished' WHERE status = 'published'`);
      await keepNeedsListed(workerActor);
      // Nothing of anybody is left, not even a word.
      expect(
        await rowsOf(
          'SELECT mark FROM public.need_tally UNION ALL SELECT word FROM public.search_form UNION ALL SELECT place FROM public.need_place',
        ),
      ).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

it('pages forward and back hold every need once that stays, while others come and go', async () => {
  const staying = [];
  for (let at = 0; at < 60; at += 1)
    staying.push(await tell({ title: at % 3 === 0 ? 'Walnut tree' : 'A tree', story: 'walnut' }));
  const going = [];
  for (let at = 0; at < 20; at += 1) going.push(await tell({ title: 'Walnut, going' }));
  const forward: string[] = [];
  const pages: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await listNeeds({ query: 'walnut', after });
    forward.push(...page.needs.map(({ slug }) => slug));
    const last = going.pop();
    if (last) await takeDown(last.id);
    await tell({ title: 'Walnut, new' });
    if (page.next === null) break;
    after = page.next;
    pages.push(after);
  }
  const stayed = new Set(staying.map(({ slug }) => slug));
  const seen = forward.filter((slug) => stayed.has(slug));
  expect(new Set(forward).size).toBe(forward.length);
  expect(seen).toHaveLength(60);
  // Those with the word in their title come first, and within both the order is that of the list.
  const back: string[] = [];
  for (let before = pages.at(-1) ?? ''; ; ) {
    const page = await listNeeds({ query: 'walnut', before });
    back.unshift(...page.needs.map(({ slug }) => slug));
    if (page.previous === null) break;
    before = page.previous;
  }
  const order = (slugs: string[]) => [...new Set(slugs)].filter((slug) => stayed.has(slug));
  expect(order(forward).slice(0, order(back).length)).toEqual(order(back).slice(0, order(forward).length));
});

it('what many have is read part by part of the order, and comes as if it were read at once', async () => {
  await rowsOf(
    `WITH page AS (INSERT INTO public.campaign (slug, status, locale, title, story, currency, published_month, visible_until)
     SELECT left(translate(md5('chestnut' || n), 'iluo', 'abcd'), 16), 'published', 'en', CASE WHEN n % 9 = 0 THEN 'A tree' ELSE 'Chestnut ' || n END, 'chestnut',
       'USD', date '2026-09-01', system.now() + interval '30 days' FROM generate_series(1, 700) n RETURNING id)
     INSERT INTO public.campaign_line (campaign_id, position, category, label, goal_minor, priority) SELECT id, 1, 'medical', '', 1000, 1 FROM page`,
  );
  await keepNeedsListed(workerActor);
  const inOrder = await rowsOf<{ slug: string }>(
    `SELECT slug FROM public.visible_campaign WHERE story = 'chestnut' ORDER BY title = 'A tree', shuffle, slug`,
  );
  const forward: string[] = [];
  let last = '';
  for (let after: string | undefined; ; ) {
    const page = await listNeeds({ query: 'chestnut', after });
    expect([page.count, page.isMore]).toEqual([700, false]);
    forward.push(...page.needs.map(({ slug }) => slug));
    if (page.next === null) break;
    after = page.next;
    last = after;
  }
  expect(forward).toEqual(inOrder.map(({ slug }) => slug));
  const back: string[] = [];
  for (let before = last; ; ) {
    const page = await listNeeds({ query: 'chestnut tree', before });
    back.unshift(...page.needs.map(({ slug }) => slug));
    expect(page.isMore).toBe(false);
    if (page.previous === null) break;
    before = page.previous;
  }
  expect(back.every((slug) => forward.includes(slug))).toBe(true);
  const { count, isMore } = await listNeeds({ query: 'chestnut', progress: 'met' });
  expect([count, isMore]).toEqual([0, false]);
});

it('words that many have and hardly anybody has together are found all the same', async () => {
  await rowsOf(
    `WITH page AS (INSERT INTO public.campaign (id, slug, status, locale, title, story, currency, published_month, visible_until)
     SELECT gen_random_uuid(), left(translate(md5('almond' || n), 'iluo', 'abcd'), 16), 'published', 'en', 'A tree', concat_ws(' ', CASE WHEN n <= 600 THEN 'almond' END, CASE WHEN n > 570 THEN 'pecan' END),
       'USD', date '2026-09-01', system.now() + interval '30 days' FROM generate_series(1, 1200) n RETURNING id)
     INSERT INTO public.campaign_line (campaign_id, position, category, label, goal_minor, priority) SELECT id, 1, 'medical', '', 1000, 1 FROM page`,
  );
  await keepNeedsListed(workerActor);
  const inOrder = await rowsOf<{ slug: string }>(
    `SELECT slug FROM public.visible_campaign WHERE story = 'almond pecan' ORDER BY shuffle, slug`,
  );
  const first = await listNeeds({ query: 'almond pecan' });
  const second = await listNeeds({ query: 'almond pecan', after: first.next ?? undefined });
  expect([first.count, first.isMore, first.needs.length, second.next]).toEqual([30, false, 24, null]);
  expect([...first.needs, ...second.needs].map(({ slug }) => slug)).toEqual(inOrder.map(({ slug }) => slug));
  const back = await listNeeds({ query: 'almond pecan', before: second.previous ?? undefined });
  expect(back.needs).toEqual(first.needs);
});

it('filters, in whatever company, find and count what a look at every page finds', async () => {
  const kinds = ['medical', 'legal', 'psychosocial'] as const;
  const forms = ['forced_labour', 'debt_bondage', null] as const;
  const told = Array.from({ length: 120 }, (_, n) => ({
    title: n % 2 === 0 ? 'Hazel' : 'Rowan',
    form: forms[n % 3] ?? null,
    kinds: kinds.filter((_kind, at) => (n >> at) % 2 === 0 || at === n % 3),
    areas: [['BD-C', 'MY'], ['KE'], ['BD', '142'], []][n % 4] ?? [],
  }));
  const needs = [];
  for (const one of told) needs.push(await tell(one));
  await keepNeedsListed(workerActor);
  for (const { id } of needs.slice(0, 12))
    await rowsOf(`UPDATE public.campaign SET visible_until = system.now() - interval '1 ms' WHERE id = $1`, [id]);
  const marked = await rowsOf<{ slug: string; marks: string[] }>(
    `SELECT c.slug, array_agg(DISTINCT n.mark) AS marks FROM public.visible_campaign c
     JOIN public.need_marks(ARRAY(SELECT id FROM public.visible_campaign)) n ON n.campaign_id = c.id
     GROUP BY c.slug, c.shuffle ORDER BY c.shuffle, c.slug`,
  );
  const filter = fc.record(
    {
      area: fc.constantFrom('BD', 'BD-C', '034', '142', '002', 'LS'),
      category: fc.constantFrom(...kinds),
      form: fc.constantFrom('forced_labour' as const, 'debt_bondage' as const, 'other' as const),
      progress: fc.constantFrom('open' as const, 'begun' as const),
      query: fc.constantFrom('hazel', 'hazel rowan'),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(filter, async (chosen) => {
      const { area, category, form, progress, query } = chosen;
      const marks = [
        area && `area:${area}`,
        category && `kind:${category}`,
        form && `form:${form}`,
        progress && `progress:${progress}`,
        ...(query?.split(' ').map((word) => `w:${word}`) ?? []),
      ].filter((mark) => mark !== undefined);
      const due = marked.filter((one) => marks.every((mark) => one.marks.includes(mark)));
      const forward: string[] = [];
      let page = await listNeeds(chosen);
      expect(page.isMore ? due.length > page.count : due.length === page.count).toBe(true);
      forward.push(...page.needs.map(({ slug }) => slug));
      const back = [page.needs.map(({ slug }) => slug)];
      while (page.next !== null) {
        page = await listNeeds({ ...chosen, after: page.next });
        forward.push(...page.needs.map(({ slug }) => slug));
        if (page.previous === null) continue;
        const before = await listNeeds({ ...chosen, before: page.previous });
        expect(before.needs.map(({ slug }) => slug)).toEqual(back.at(-1));
        back.push(page.needs.map(({ slug }) => slug));
      }
      expect(forward).toEqual(due.map(({ slug }) => slug));
    }),
    { numRuns: 40 },
  );
});

it('progress follows the money when its entries are sealed, and the budget when it changes', async () => {
  const { setScene } = await import('../ledger/scene');
  const { give } = await import('../ledger/acts');
  const { sealFinished } = await import('../../../app/domain/ledger/index.server');
  const scene = await setScene([50_000n, 20_000n]);
  await rowsOf('SELECT public.relist(ARRAY[$1::uuid])', [scene.campaignId]);
  const bands = async () =>
    (
      await rowsOf<{ mark: string }>(
        `SELECT m AS mark FROM public.need_listing, unnest(tsvector_to_array(document)) m WHERE campaign_id = $1 AND m LIKE 'progress:%'`,
        [scene.campaignId],
      )
    ).map(({ mark }) => mark);
  expect(await bands()).toEqual(['progress:open']);
  await give(scene, 10_000n, 0);
  await sealFinished(workerActor);
  await keepNeedsListed(workerActor);
  expect(await bands()).toEqual(['progress:begun']);
  await give(scene, 40_000n, 0);
  await give(scene, 20_000n, 1);
  await sealFinished(workerActor);
  await keepNeedsListed(workerActor);
  expect(await bands()).toEqual(['progress:met']);
  const { endPools } = await import('../ledger/scene');
  await endPools();
});
