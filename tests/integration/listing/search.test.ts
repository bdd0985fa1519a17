import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workerActor } from '../../../app/domain/access';
import { type NeedFilter, needFilterSchema } from '../../../app/domain/campaigns';
import { keepNeedsListed, listNeeds, needTallies } from '../../../app/domain/campaigns/index.server';
import { endScene, rowsOf, takeDown, tell } from './scene';

// Search forgives what people type, and finds public words alone.

const titles = async (query: string, lang: 'en' | 'es' | 'fr' | 'ar' = 'en', more: NeedFilter = {}) =>
  (await listNeeds({ query, ...more }, lang)).needs.map(({ title }) => title).sort();

afterAll(endScene);
beforeAll(async () => {
  await tell({
    title: 'A sewing machine',
    story: 'She will repair clothes.',
    areas: ['BD-C', 'MY'],
    form: 'forced_labour',
  });
  await tell({ title: 'Two cows', story: 'A machine for milking comes later. Bees, too.', areas: ['KE'] });
  await tell({ title: 'Una máquina de coser', story: 'Su hermana también cose.', locale: 'es', areas: ['CI'] });
  await tell({ title: 'Một lớp học nghề', story: 'Đường về nhà.', locale: 'vi', areas: ['VN'] });
  await tell({ title: 'Psychology of bread', kinds: ['psychosocial'], story: 'An apprenticeship in a bakery.' });
  await keepNeedsListed(workerActor);
});

describe('words', () => {
  it.each([
    ['sewing', ['A sewing machine']],
    ['SEWING', ['A sewing machine']],
    ['sewnig', ['A sewing machine']],
    ['seing', ['A sewing machine']],
    ['sew', ['A sewing machine']],
    ['aprenticship', ['Psychology of bread']],
    ['maquina', ['Una máquina de coser']],
    ['MÁQUINA', ['Una máquina de coser']],
    ['duong ve nha', ['Một lớp học nghề']],
    ['lop hoc', ['Một lớp học nghề']],
    ['the machine for cows', ['Two cows']],
    ['cow', ['Two cows']],
    ['repairs clothes', ['A sewing machine']],
  ])('%s', async (typed, found) => {
    expect(await titles(typed)).toEqual(found);
  });

  it('in the title come first, on every page', async () => {
    const { needs } = await listNeeds({ query: 'machine' });
    expect(needs.map(({ title }) => title)).toEqual(['A sewing machine', 'Two cows']);
  });

  it('that were read otherwise than typed are named', async () => {
    expect((await listNeeds({ query: 'sewnig' })).words).toMatchObject({
      corrected: [{ typed: 'sewnig', used: 'sewing' }],
      unknown: [],
    });
    expect((await listNeeds({ query: 'zzyzx' })).words).toMatchObject({ corrected: [], unknown: ['zzyzx'] });
    expect((await listNeeds({ query: 'zzyzx' })).count).toBe(0);
    // One that nobody uses does not hide what the others find.
    expect(await titles('zzyzx cows')).toEqual(['Two cows']);
  });
});

describe('names of areas and of kinds of need, in the reader’s language', () => {
  it.each([
    ['en', 'Bangladesh', ['A sewing machine']],
    ['en', 'bangaldesh', ['A sewing machine']],
    ['en', 'Cote dIvoire', ['Una máquina de coser']],
    ['fr', 'Malaisie', ['A sewing machine']],
    ['es', 'kenia', ['Two cows']],
    ['ar', 'بنغلاديش', ['A sewing machine']],
    ['ar', 'ماليزيا', ['A sewing machine']],
    ['en', 'Eastern Africa', ['Two cows']],
    ['en', 'Kenya cows', ['Two cows']],
    ['en', 'Kenya sewing', []],
    ['fr', 'Kenya', ['Two cows']],
  ] as const)('%s: %s', async (lang, typed, found) => {
    expect(await titles(typed, lang)).toEqual(found);
  });

  it('and they narrow together with filters', async () => {
    expect(await titles('machine', 'en', { area: '034' })).toEqual(['A sewing machine']);
    expect(await titles('machine', 'en', { form: 'forced_labour' })).toEqual(['A sewing machine']);
    expect(await titles('machine', 'en', { form: 'debt_bondage' })).toEqual([]);
  });
});

describe('attacks', () => {
  it('whatever is typed is only ever words — safeguard: quoting of marks, and folding to letters and digits', async () => {
    const signs = fc.constantFrom(
      "'",
      '"',
      '\\',
      '&',
      '|',
      '!',
      ':',
      '*',
      '(',
      ')',
      '<->',
      '%',
      '_',
      ';--',
      '\u0000',
      '’',
      '\u202e',
      'w:',
      "' | 'all",
      'cows',
      'ß',
      '👩‍🌾',
      '١',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(signs, { minLength: 1, maxLength: 20 }), async (parts) => {
        const { query } = needFilterSchema.parse({ query: parts.join('') });
        const { needs } = await listNeeds({ query: query?.replaceAll('\u0000', '') });
        expect(needs.length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 60 },
    );
    expect(await titles("' | 'all")).toEqual([]);
    expect(await titles('progress:open')).toEqual([]);
    expect(needFilterSchema.parse({ query: 'x'.repeat(101), form: "x' --", before: '1~2' })).toEqual({});
  });

  it('a mark in a query is a value: broken quotes do not reach the others', async () => {
    expect((await listNeeds({ area: "BD' | 'all" })).needs).toEqual([]);
  });

  it('what is taken down is gone at once: from lists, from search, from what is suggested, from every number', async () => {
    const { id } = await tell({
      title: 'Quinces',
      story: 'Oxblood quinces',
      kinds: ['legal'],
      areas: ['LS'],
      form: 'other',
    });
    await keepNeedsListed(workerActor);
    expect(await titles('oxblod')).toEqual(['Quinces']);
    expect((await needTallies()).rows).toContainEqual({ kind: 'kind', value: 'legal', needs: 1 });
    await takeDown(id);
    expect(await titles('quinces')).toEqual([]);
    const { words, count } = await listNeeds({ query: 'oxblod' });
    expect([words, count]).toMatchObject([{ corrected: [], unknown: ['oxblod'] }, 0]);
    expect((await listNeeds({ query: 'oxb' })).words.unknown).toEqual(['oxb']);
    const { rows } = await needTallies();
    expect(
      rows.filter(({ kind, value }) => value === 'LS' || value === 'legal' || (kind === 'form' && value === 'other')),
    ).toEqual([]);
    await keepNeedsListed(workerActor);
    expect(await rowsOf(`SELECT FROM public.search_form WHERE word = 'oxblood'`)).toEqual([]);
    expect(await rowsOf(`SELECT FROM public.need_tally WHERE mark LIKE '%oxblood%'`)).toEqual([]);
  });

  it('what has run out is gone from all of them by the clock alone — safeguard: the clock in every read', async () => {
    const { id } = await tell({ title: 'Medlars', kinds: ['legal'] });
    await rowsOf(`UPDATE public.campaign SET visible_until = system.now() + interval '10 days' WHERE id = $1`, [id]);
    await keepNeedsListed(workerActor);
    expect(await titles('medlars')).toEqual(['Medlars']);
    await rowsOf('SET session_replication_role = replica');
    await rowsOf('UPDATE system.clock_offset SET seconds = seconds + 20 * 86400');
    await rowsOf('SET session_replication_role = origin');
    const { count, words } = await listNeeds({ query: 'medlars' });
    expect([count, words.unknown]).toEqual([0, ['medlars']]);
    expect((await listNeeds({ category: 'legal' })).count).toBe(0);
    expect((await needTallies()).rows.filter(({ value }) => value === 'legal')).toEqual([]);
    await keepNeedsListed(workerActor);
    expect(await rowsOf('SELECT FROM public.need_listing WHERE campaign_id = $1', [id])).toEqual([]);
  });

  it('a row that was left behind shows no page — safeguard: the view that every page is read from', async () => {
    const { id } = await tell({ title: 'Left behind' });
    await rowsOf('SET session_replication_role = replica');
    await takeDown(id);
    await rowsOf('SET session_replication_role = origin');
    expect((await listNeeds({ query: 'behind' })).needs).toEqual([]);
    await rowsOf('SELECT public.relist(ARRAY[$1::uuid])', [id]);
  });
});

it('the database holds areas as domain/places does', async () => {
  const { areaByCode, areaLineage } = await import('../../../app/domain/places/index.server');
  const { areaTable } = await import('../../../app/domain/places/data.server');
  const rows = await rowsOf<{ area_code: string; holder_code: string; level: string }>(
    'SELECT * FROM public.area_holder',
  );
  const held = new Map<string, string[]>();
  for (const { area_code, holder_code, level } of rows) {
    held.set(area_code, [...(held.get(area_code) ?? []), holder_code]);
    expect(areaByCode(holder_code)?.level).toBe(level);
  }
  for (const { code } of areaTable().values()) {
    const wider = areaLineage(code).filter(({ level }) => level !== 'region');
    const byRule = held.get(code) ?? held.get(code.split('-')[0] ?? '') ?? [];
    expect([code, [...byRule].sort()]).toEqual([code, wider.map((area) => area.code).sort()]);
  }
});
