import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { importReference, synthesiseRegister } from '../../../app/domain/anonymity/index.server';
import { EditConflictError } from '../../../app/domain/cases';
import { openCase } from '../../../app/domain/cases/index.server';
import type { ConsentScope } from '../../../app/domain/consent';
import { withdrawConsent } from '../../../app/domain/consent/index.server';
import {
  decideReview,
  gateView,
  runGate,
  sendToReview,
  takeBack,
  takeCoarser,
} from '../../../app/domain/publishing/index.server';
import { databaseErrorCode, inTransaction } from '../../../app/platform/db/index.server';
import {
  approvalFor,
  importedCase,
  justifyEverything,
  publishedCase,
  readyCase,
  release,
  renewConsent,
  rowsOf,
  type Scene,
  writeSafeDraft,
} from './scene';

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'succeeded',
    (error: unknown) => databaseErrorCode(error) ?? String(error),
  );

const nobodyElse = () => rowsOf('DELETE FROM private.register_entry WHERE is_synthetic');
const standingOf = async ({ officer, caseId }: Scene) => (await runGate(officer, caseId)).report.anonymity?.standing;
interface Kept {
  tokens: string[];
  born: string | null;
}
const keptOf = async (caseId: string): Promise<Kept> => {
  const [row] = await rowsOf<Kept>(
    'SELECT tokens::text[] AS tokens, born::text AS born FROM private.register_entry WHERE case_id = $1',
    [caseId],
  );
  return row ?? { tokens: [], born: null };
};

/** Tells neither age nor place, so that it goes with every consent. */
const NEUTRAL = { story: 'The work was not what had been promised. The claim for the wages is under way.' };

async function publishes(scene: Scene, number: string): Promise<void> {
  const revision = await writeSafeDraft(scene, number, NEUTRAL);
  await justifyEverything(scene);
  const { reviewId } = await sendToReview(scene.officer, scene.caseId, revision);
  await decideReview(scene.reviewer, reviewId, await approvalFor(scene.reviewer, reviewId));
  const [page] = await rowsOf<{ slug: string }>(
    'SELECT c.slug FROM public.campaign c JOIN private.publication p ON p.campaign_id = c.id WHERE p.case_id = $1',
    [scene.caseId],
  );
  await release(page?.slug ?? '');
}

async function publishedWith(number: string, granted: readonly ConsentScope[]): Promise<Scene> {
  const scene = await importedCase(number);
  await renewConsent(scene, granted);
  await publishes(scene, number);
  return scene;
}

/** People with these tokens, of so many incidents. */
async function people({ tokens, born }: Kept, count: number, incidents = count): Promise<void> {
  await rowsOf(
    `INSERT INTO private.register_entry (is_synthetic, person, incident, is_adult, tokens, born)
     SELECT true, gen_random_uuid(), md5($1 || '/' || n % $2)::uuid, true, $3::bigint[], $4::bigint FROM generate_series(1, $5) n`,
    [randomUUID(), incidents, tokens, born, count],
  );
}

afterEach(async () => {
  // Each test has a register and a history of its own.
  await rowsOf('DELETE FROM private.register_entry WHERE is_synthetic');
  await rowsOf(`SET session_replication_role = replica; DELETE FROM private.published_tuple`);
});

describe('who counts', () => {
  // Red without the count of incidents in private.sharing_enough.
  test('eleven people from one incident do not', async () => {
    const scene = await readyCase('001');
    const kept = await keptOf(scene.caseId);
    await nobodyElse();
    await people(kept, 30, 1);
    const { report } = await runGate(scene.officer, scene.caseId);
    expect(report.refusals).toContain('too_rare');
    expect(gateView(await runGate(scene.officer, scene.caseId)).anonymity?.help.join(' ')).toContain(
      'fewer than 3 incidents',
    );
    await people(kept, 4, 4);
    expect((await standingOf(scene))?.steps).toEqual([]);
  });

  test('one person in many cases does once', async () => {
    const scene = await readyCase('001');
    const kept = await keptOf(scene.caseId);
    await nobodyElse();
    for (let copies = 0; copies < 3; copies += 1) {
      await importedCase('001');
      await nobodyElse();
    }
    const rows = await rowsOf<{ person: string }>(
      'SELECT DISTINCT person FROM private.register_entry WHERE tokens = $1::bigint[]',
      [kept.tokens],
    );
    expect(rows).toHaveLength(1);
    await people(kept, 9);
    expect((await runGate(scene.officer, scene.caseId)).report.refusals).toContain('too_rare');
  });

  // Red without `is_live()` in private.people_sharing, and without the trigger on register_entry.
  test('synthetic people do not in live mode, and cannot be added there', async () => {
    const scene = await readyCase('001');
    expect((await standingOf(scene))?.people).toBe(11);
    await rowsOf(`INSERT INTO system.installation (mode) VALUES ('live')`);
    try {
      expect((await runGate(scene.officer, scene.caseId)).report.refusals).toContain('too_rare');
      expect(await codeOf(synthesiseRegister({ people: 10 }))).toBe('HW001');
    } finally {
      await rowsOf(`SET session_replication_role = replica; DELETE FROM system.installation`);
    }
  });

  test('an erased case does not', async () => {
    const { caseId } = await readyCase('001');
    expect((await keptOf(caseId)).tokens).not.toEqual([]);
    await rowsOf('SELECT private.forget_register_entry($1)', [caseId]);
    expect((await keptOf(caseId)).tokens).toEqual([]);
  });
});

describe('a page that is told more coarsely', () => {
  test('is told so everywhere, its words may not tell what was given up, and the officer reads why', async () => {
    const scene = await readyCase('001');
    const kept = await keptOf(scene.caseId);
    // Enough people share all but the countries: without the tokens of countries and regions only subregions match.
    const known = new Set(await areaTokens());
    await nobodyElse();
    await people({ ...kept, tokens: kept.tokens.filter((token) => !known.has(token)) }, 24, 6);
    const evaluation = await runGate(scene.officer, scene.caseId);
    const { projection, anonymity, fields, digest } = evaluation.report;
    expect(anonymity?.standing?.steps.at(-1)).toBe('places_subregion');
    const levels = projection?.stops.flatMap(({ area }) => area?.level ?? []) ?? [];
    expect(new Set(levels)).toEqual(new Set(['subregion']));
    expect(digest).not.toBeNull();
    const marked = fields.flatMap(({ findings }) => findings.filter(({ reason }) => reason === 'given-up'));
    expect(marked.map(({ words }) => words)).toEqual(expect.arrayContaining(['Bangladesh', 'Malaysia']));
    expect(marked.every(({ level }) => level === 'block')).toBe(true);
    const view = gateView(evaluation);
    expect(view.anonymity?.verdict).toContain('at least 20');
    expect(view.anonymity?.givenUp.join(' ')).toContain('Southern Asia');
    expect(JSON.stringify(view.anonymity)).not.toMatch(/born|Faridpur|Johor/);
    expect(JSON.stringify(view.preview)).not.toMatch(/"code":"(BD|MY)/);

    // One click writes the general words everywhere, and one takes all of it back.
    const { officer, caseId } = scene;
    const draftOf = async () => (await openCase(officer, caseId, ['draft'], 'test')).draft;
    const before = await draftOf();
    const { count, undo } = await takeCoarser(officer, caseId, evaluation.report.draftRevision);
    expect(count).toBe(view.coarser);
    expect((await draftOf())?.content.story).not.toMatch(/Bangladesh|Malaysia/);
    if (!undo) throw new Error('nothing takes it back');
    await expect(takeBack(officer, caseId, { ...undo, baseRevision: 1 })).rejects.toBeInstanceOf(EditConflictError);
    await takeBack(officer, caseId, undo);
    expect((await draftOf())?.content).toEqual(before?.content);
  });
});

/** Tokens of every country and region, as the register keeps them. */
async function areaTokens(): Promise<string[]> {
  const { tokensOf: keyed } = await import('../../../app/domain/anonymity/keyed.server');
  const sets = (['origin', 'exploitation', 'way'] as const).flatMap((fact) =>
    ['BD', 'MY'].flatMap((country) => [`${fact}/set:country/${country}`, `${fact}/has/${country}`]),
  );
  return keyed(sets).map(String);
}

describe('the database', () => {
  test('lets no page pass that nobody counted', async () => {
    const { reviewer, caseId, slug } = await publishedCase('001');
    const [page] = await rowsOf<{ id: string }>('SELECT id FROM public.campaign WHERE slug = $1', [slug]);
    expect(await rowsOf('SELECT 1 FROM private.published_tuple WHERE campaign_id = $1', [page?.id])).toHaveLength(1);
    const forged = `SELECT private.record_published_tuple(gen_random_uuid(), '${caseId}', repeat('a', 64), '{}', NULL, '{}')::text`;
    expect(await codeOf(inTransaction(reviewer, 'attack', (tx) => tx.$queryRawUnsafe(forged)))).toBe('HW008');
    await rowsOf(`SET session_replication_role = replica; DELETE FROM private.published_tuple`);
    const [held] = await rowsOf<{ holds: boolean }>('SELECT private.anonymity_holds($1) AS holds', [page?.id]);
    expect(held?.holds).toBe(false);
  });

  // Red without the second count in private.anonymity_holds.
  test('counts again: what was common at approval and is rare at the release is not released', async () => {
    const { slug } = await publishedCase('001');
    const [page] = await rowsOf<{ id: string }>('SELECT id FROM public.campaign WHERE slug = $1', [slug]);
    const holds = async () =>
      (await rowsOf<{ holds: boolean }>('SELECT private.anonymity_holds($1) AS holds', [page?.id]))[0]?.holds;
    expect(await holds()).toBe(true);
    await nobodyElse();
    expect(await holds()).toBe(false);
  });

  // Red without private.page_is_as_coarse.
  test('refuses a page that is finer than what was counted', async () => {
    const { slug } = await publishedCase('001');
    const [page] = await rowsOf<{ id: string }>('SELECT id FROM public.campaign WHERE slug = $1', [slug]);
    const coarse = async (levels: object) =>
      (await rowsOf<{ coarse: boolean }>('SELECT private.page_is_as_coarse($1, $2) AS coarse', [page?.id, levels]))[0]
        ?.coarse;
    const levels = {
      origin: 'country',
      exploitation: 'country',
      way: 'country',
      period: 'years',
      age: 'band',
      form: 'form',
    };
    expect(await coarse(levels)).toBe(true);
    expect(await coarse({ ...levels, origin: 'subregion' })).toBe(false);
    expect(await coarse({ ...levels, exploitation: undefined })).toBe(false);
    expect(await coarse({ ...levels, period: undefined })).toBe(false);
  });

  test('tells counts to nobody else, and no row to anybody', async () => {
    const { officer, reviewer, caseId } = await readyCase('001');
    const stranger = (await importedCase('002')).officer;
    const ask = `SELECT * FROM private.assess_tuples('${caseId}', '[{"every":[],"born":null}]')`;
    expect(await codeOf(inTransaction(officer, 'ask', (tx) => tx.$queryRawUnsafe(ask)))).toBe('succeeded');
    expect(await codeOf(inTransaction(stranger, 'ask', (tx) => tx.$queryRawUnsafe(ask)))).toBe('HW001');
    expect(await codeOf(inTransaction(reviewer, 'ask', (tx) => tx.$queryRawUnsafe(ask)))).toBe('HW001');
    for (const table of ['register_entry', 'published_tuple', 'told_tuple', 'reference_row', 'anonymity_rule']) {
      const read = `SELECT * FROM private.${table}`;
      expect(await codeOf(inTransaction(officer, 'read', (tx) => tx.$queryRawUnsafe(read)))).toBe('42501');
      expect(await codeOf(inTransaction(reviewer, 'read', (tx) => tx.$queryRawUnsafe(read)))).toBe('42501');
    }
    const raw = `SELECT * FROM private.people_sharing('{}', NULL)`;
    expect(await codeOf(inTransaction(officer, 'count', (tx) => tx.$queryRawUnsafe(raw)))).toBe('42501');
    const [told] = await rowsOf<{ told: number[] }>(
      'SELECT array_agg(private.told_count(n) ORDER BY n) AS told FROM unnest(ARRAY[0, 1, 4, 5, 10, 11, 21, 29, 64, 167]::bigint[]) n',
    );
    expect(told?.told).toEqual([0, 0, 0, 5, 5, 11, 11, 20, 60, 160]);
  });

  test('renders no column that the tuple does not know', async () => {
    const columns = await rowsOf<{ view: string; columns: string[] }>(
      `SELECT table_name AS view, array_agg(column_name::text ORDER BY column_name) AS columns FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name IN ('visible_line', 'visible_stop') GROUP BY 1 ORDER BY 1`,
    );
    expect(columns).toEqual([
      {
        view: 'visible_line',
        columns: ['campaign_id', 'category', 'goal_minor', 'id', 'label', 'position', 'priority'],
      },
      { view: 'visible_stop', columns: ['area_code', 'campaign_id', 'kind', 'position', 'text', 'years'] },
    ]);
  });
});

describe('differencing', () => {
  // Red without private.with_history in private.assess_tuples.
  test('a new version tells nothing that narrows an earlier one', async () => {
    const scene = await publishedWith('009', ['needs', 'story', 'age_band']);
    const { officer, caseId } = scene;
    const kept = await keptOf(caseId);
    await withdrawConsent(officer, caseId);
    // Enough are of this age, and enough took this way, but not the same people.
    await nobodyElse();
    await people(kept, 4);
    await people({ ...kept, born: null }, 20);
    await renewConsent(scene, ['needs', 'story', 'journey_country']);
    await writeSafeDraft(scene, '009', NEUTRAL);
    expect((await runGate(officer, caseId)).report.refusals).toContain('too_rare');
    // Without what the first page told, the second alone would stand.
    await rowsOf(`SET session_replication_role = replica; DELETE FROM private.published_tuple`);
    expect((await runGate(officer, caseId)).report.refusals).not.toContain('too_rare');
  });

  // Red without private.isolates.
  test('a page whose tuple leaves a few of an earlier one is told more coarsely or not at all', async () => {
    const first = await publishedWith('001', ['needs', 'story', 'journey_country']);
    const kept = await keptOf(first.caseId);
    await nobodyElse();
    // Of those who share the first page, all but four are of the band that the second would tell.
    await people(kept, 20, 5);
    await people({ ...kept, born: null }, 4);
    const other = await readyCase('001', ['needs', 'story', 'journey_country', 'age_band']);
    await nobodyElse();
    await people(kept, 20, 5);
    await people({ ...kept, born: null }, 4);
    await rowsOf('UPDATE private.register_entry SET person = gen_random_uuid() WHERE case_id = $1', [other.caseId]);
    const { anonymity } = (await runGate(other.officer, other.caseId)).report;
    expect(anonymity?.tried[0]).toMatchObject({ isolates: true, holds: false });
    expect(anonymity?.standing?.steps).toContain('age_adult');
  });

  test('going back and forth between two versions tells what the first told, and no more', async () => {
    const scene = await publishedWith('009', ['needs', 'story', 'journey_country']);
    const { officer, caseId } = scene;
    for (const granted of [
      ['needs', 'story', 'age_band'],
      ['needs', 'story', 'journey_country', 'age_band'],
    ] as const) {
      await withdrawConsent(officer, caseId);
      await renewConsent(scene, granted);
      await publishes(scene, '009');
      const [known] = await rowsOf<{ people: number }>(
        `SELECT s.people::integer AS people FROM private.published_tuple t,
           private.with_history(t.person, NULL, t.every, t.born) h, private.people_sharing(h.every, h.born) s
         WHERE s.population IS NULL ORDER BY s.people LIMIT 1`,
      );
      expect(known?.people).toBeGreaterThanOrEqual(11);
    }
  });
});

describe('a reference population', () => {
  const about = { name: 'A yearbook', source: 'Somebody, Yearbook 2025', licence: 'CC BY 4.0', asOf: '2025-12-31' };

  test('may hold a page by itself, never together with the register or another', async () => {
    const scene = await readyCase('001');
    await nobodyElse();
    const row = (people: number) =>
      `sex,born_from,born_to,origin,exploitation,people,incidents\nmale,1980,1995,BD,MY,${people},4\n`;
    expect(await importReference({ ...about, name: 'One' }, row(8))).toEqual({ rows: 1 });
    expect(await importReference({ ...about, name: 'Other' }, row(9))).toEqual({ rows: 1 });
    expect((await runGate(scene.officer, scene.caseId)).report.refusals).toContain('too_rare');
    await importReference({ ...about, name: 'Other' }, row(900));
    expect(await standingOf(scene)).toMatchObject({ population: 'Other', people: 900 });
    await rowsOf('DELETE FROM private.reference_population');
  });

  test('with a bad field is named by row and field, and nothing of it is stored', async () => {
    const bad = 'sex,origin,people,incidents\nmale,BD,12,3\nmail,BD,12,3\nmale,Bangladesh,0,3\nmale,BD,12,3\n';
    const outcome = await importReference(about, bad);
    expect('problems' in outcome && outcome.problems.map(({ row, field }) => [row, field])).toEqual([
      [3, 'sex'],
      [4, 'origin'],
      [4, 'people'],
      [5, ''],
    ]);
    expect(await importReference(about, 'sex,colour,people,incidents\nmale,red,12,3\n')).toMatchObject({
      problems: [{ row: 1, field: 'colour' }],
    });
    expect(await rowsOf('SELECT 1 FROM private.reference_population')).toEqual([]);
  });
});

test('the trail says that people were counted, and no fact', async () => {
  const { officer, caseId } = await readyCase('001');
  await runGate(officer, caseId);
  const rows = await rowsOf<{ detail: object }>(
    `SELECT t.detail FROM audit.trail_entry t JOIN private.case_file c ON c.pseudonym = t.subject WHERE c.id = $1 AND t.action = 'register.counted'`,
    [caseId],
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { detail } of rows) expect(Object.keys(detail)).toEqual(['questions']);
});
