import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { staffRoles, workerActor } from '../../../app/domain/access';
import { countNeeds, listNeeds, needBySlug, needFacets } from '../../../app/domain/campaigns/index.server';
import { caseProgress } from '../../../app/domain/caseload/index.server';
import { advanceClock, readClock } from '../../../app/domain/clock/index.server';
import { withdrawConsent } from '../../../app/domain/consent/index.server';
import {
  pageOfReview,
  publishedPages,
  releaseDemonstration,
  releasePages,
  runGate,
  sendToReview,
  unpublish,
  waitingPages,
} from '../../../app/domain/publishing/index.server';
import { databaseErrorCode, inTransaction, publicReads } from '../../../app/platform/db/index.server';
import { asSuperuser } from '../database';
import { letWait, publishedCase, renewConsent, rowsOf, someOffice, someStaff, waitingCase } from './scene';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const DAY_MS = 86_400_000;
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'succeeded',
    (error) => databaseErrorCode(error) ?? String(error),
  );
const statusOf = async (slug: string) =>
  (await rowsOf<{ status: string }>('SELECT status FROM public.campaign WHERE slug = $1', [slug]))[0]?.status;
const idOf = async (slug: string) =>
  (await rowsOf<{ id: string }>('SELECT id FROM public.campaign WHERE slug = $1', [slug]))[0]?.id ?? '';
const outcomeOf = async (slug: string) =>
  (
    await rowsOf<{ outcome: string | null; refusal: string | null }>(
      'SELECT outcome, refusal FROM private.waiting_page w JOIN public.campaign c ON c.id = w.campaign_id WHERE slug = $1',
      [slug],
    )
  )[0];

/** What is for good in an installation is set anew here, behind the back of its rules. */
const installed = (mode: 'demo' | 'live') =>
  asSuperuser(async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query('DELETE FROM system.installation');
    await client.query('INSERT INTO system.installation (mode) VALUES ($1)', [mode]);
  });

/** Nothing of an earlier test waits any more. */
beforeEach(async () => {
  await rowsOf(`UPDATE public.campaign SET status = 'unpublished' WHERE status = 'waiting'`);
});

describe('a page that waits', () => {
  // Safeguard: `visible_campaign` shows `published` alone; `was_published` asks for the month of a release.
  test('is nowhere: no address, no list, no count, no view, no gift', async () => {
    const { slug } = await waitingCase('001');
    const id = await idOf(slug);
    expect(await needBySlug(slug)).toBeNull();
    expect(await needBySlug('0123456789abcdef')).toBeNull();
    expect((await listNeeds()).needs.map((need) => need.slug)).not.toContain(slug);
    expect([await countNeeds(), (await needFacets()).areas]).toEqual([0, []]);
    for (const [view, key] of [
      ['visible_campaign', 'id'],
      ['visible_line', 'campaign_id'],
      ['visible_stop', 'campaign_id'],
      ['visible_update', 'campaign_id'],
      ['line_progress', 'campaign_id'],
      ['campaign_progress', 'campaign_id'],
    ]) {
      const seen = await publicReads().$queryRawUnsafe<unknown[]>(
        `SELECT 1 FROM public.${view} WHERE ${key} = '${id}'`,
      );
      expect([view, seen]).toEqual([view, []]);
    }
    const gift = publicReads()
      .$queryRaw`SELECT giving.open_checkout(${id}::uuid, NULL, 'need', 1000, 0, 'USD', 'pool', '\\x00'::bytea)`;
    expect(await codeOf(gift)).toMatch(/^HW00[27]$/);
  });

  test('is told to its officer and to reviewers with the day of its release, and to nobody else', async () => {
    const { officer, reviewer, caseId, reviewId, slug } = await waitingCase('001');
    const { progress } = await caseProgress(officer, caseId);
    expect(progress).toMatchObject({ stage: 'public', stop: null, waitsFor: 'nobody' });
    const { pages, nextRelease } = await waitingPages(await someStaff('reviewer'));
    expect(pages).toEqual([{ campaignId: await idOf(slug), title: 'A new start at home', releaseAt: nextRelease }]);
    expect(progress.releaseAt).toEqual(nextRelease);
    expect(nextRelease.getTime() - Date.now()).toBeLessThanOrEqual(7 * DAY_MS);
    expect([nextRelease.getUTCDay(), nextRelease.getUTCHours()]).toEqual([2, 12]);
    expect(await pageOfReview(reviewer, reviewId)).toMatchObject({ state: 'waiting', releaseAt: nextRelease });
    expect((await publishedPages(reviewer)).map((page) => page.slug)).not.toContain(slug);
    const stranger = await someStaff('officer', await someOffice());
    expect(await inTransaction(stranger, 'attack', (tx) => tx.$queryRaw`SELECT 1 FROM private.waiting_page`)).toEqual(
      [],
    );
    expect((await runGate(officer, caseId)).report.refusals).toContain('waits_for_release');
  });

  test('is not released before its week is over, however often the release runs', async () => {
    const { slug } = await waitingCase('001');
    for (let round = 0; round < 3; round += 1) {
      expect(await releasePages()).toEqual({ released: 0, refused: 0, failed: 0 });
    }
    expect(await statusOf(slug)).toBe('waiting');
  });

  test('comes out once, with the month of its release and nothing of its approval', async () => {
    const { officer, caseId, reviewer, reviewId, slug } = await waitingCase('001');
    const [before] = await rowsOf<{ shuffle: number }>('SELECT shuffle FROM public.campaign WHERE slug = $1', [slug]);
    // What was approved in October is November's when it is released in November.
    await rowsOf(`UPDATE private.waiting_page SET waiting_since = waiting_since - interval '40 days'`);
    expect(await releasePages()).toEqual({ released: 1, refused: 0, failed: 0 });
    expect(await releasePages()).toEqual({ released: 0, refused: 0, failed: 0 });
    const [{ month, shuffle } = { month: '', shuffle: 0 }] = await rowsOf<{ month: string; shuffle: number }>(
      `SELECT to_char(system.now() AT TIME ZONE 'UTC', 'YYYY-MM') AS month, shuffle FROM public.campaign WHERE slug = $1`,
      [slug],
    );
    expect(await needBySlug(slug)).toMatchObject({ publishedMonth: month });
    expect(shuffle).not.toBe(before?.shuffle);
    expect((await caseProgress(officer, caseId)).progress).toMatchObject({ stage: 'public', releaseAt: null });
    expect(await pageOfReview(reviewer, reviewId)).toEqual({ state: 'public', slug });
    const trail = await rowsOf(
      `SELECT t.detail FROM audit.trail_entry t JOIN private.case_file c ON c.pseudonym = t.subject WHERE c.id = $1 AND action = 'campaign.published'`,
      [caseId],
    );
    expect(trail).toEqual([{ detail: { slug } }]);
  });

  test('can be stopped by any reviewer without a trace, and goes again under the same consent', async () => {
    const { officer, reviewer, caseId, reviewId, slug } = await waitingCase('001');
    expect(await unpublish(await someStaff('reviewer'), { campaignId: await idOf(slug) })).toBe(1);
    await letWait(slug);
    expect(await releasePages()).toEqual({ released: 0, refused: 0, failed: 0 });
    expect(await needBySlug(slug)).toBeNull();
    expect(await pageOfReview(reviewer, reviewId)).toEqual({ state: 'ended' });
    expect((await caseProgress(officer, caseId)).progress).toMatchObject({
      stop: 'release_stopped',
      waitsFor: 'officer',
    });
    const { report } = await runGate(officer, caseId);
    expect(report.refusals).toEqual([]);
    await expect(sendToReview(officer, caseId, report.draftRevision)).resolves.toMatchObject({});
  });

  test('goes down with everything else at once', async () => {
    const { slug } = await waitingCase('001');
    expect(await unpublish(await someStaff('reviewer'), 'all')).toBeGreaterThanOrEqual(1);
    expect(await statusOf(slug)).toBe('unpublished');
  });
});

describe('nobody but the release', () => {
  // Safeguards: campaign_begins_waiting, status_moves_one_way, and that no role may write waiting_page.
  test('makes a page public: no role, no statement', async () => {
    const { slug, reviewer } = await waitingCase('001');
    const office = await someOffice();
    const actors = [workerActor, reviewer, ...(await Promise.all(staffRoles.map((role) => someStaff(role, office))))];
    const attempts = [
      `UPDATE public.campaign SET status = 'published' WHERE slug = '${slug}'`,
      `UPDATE public.campaign SET status = 'published', published_month = date_trunc('month', now()) WHERE slug = '${slug}'`,
      `UPDATE public.campaign SET status = 'closed' WHERE slug = '${slug}'`,
      `UPDATE private.waiting_page SET waiting_since = '2020-01-01'`,
      `DELETE FROM private.waiting_page`,
      `INSERT INTO private.waiting_page (campaign_id, waiting_since) VALUES (gen_random_uuid(), '2020-01-01')`,
      `INSERT INTO public.campaign (slug, status, locale, title, story, currency, published_month, visible_until) VALUES ('0000000000000001', 'published', 'en', 'x', 'x', 'USD', date_trunc('month', now()), now() + interval '1 day')`,
      `INSERT INTO public.campaign (slug, locale, title, story, currency, published_month, visible_until) VALUES ('0000000000000002', 'en', 'x', 'x', 'USD', date_trunc('month', now()), now() + interval '1 day')`,
      `SELECT private.release_waiting('infinity')`,
      `SELECT private.release_refusal(gen_random_uuid())`,
      `UPDATE system.release_schedule SET hour = 0`,
    ];
    for (const actor of actors)
      for (const sql of attempts) {
        const code = await codeOf(inTransaction(actor, 'attack', (tx) => tx.$executeRawUnsafe(sql)));
        expect([actor.role, sql.slice(0, 60), code]).toEqual([
          actor.role,
          sql.slice(0, 60),
          expect.stringMatching(/^(42501|HW002|HW008)$/),
        ]);
      }
    expect(await statusOf(slug)).toBe('waiting');
    // The release itself belongs to the worker.
    for (const actor of actors.slice(1)) {
      const run = inTransaction(actor, 'attack', (tx) => tx.$queryRaw`SELECT * FROM private.release_batch()`);
      expect([actor.role, await codeOf(run)]).toEqual([actor.role, '42501']);
    }
    expect(await codeOf(Promise.resolve(publicReads().$queryRaw`SELECT * FROM private.waiting_page`))).toBe('42501');
  });

  test('puts a page back to waiting, or brings one back', async () => {
    const { slug, reviewer } = await publishedCase('001');
    const as = (sql: string) => codeOf(inTransaction(reviewer, 'attack', (tx) => tx.$executeRawUnsafe(sql)));
    expect(await as(`UPDATE public.campaign SET status = 'waiting' WHERE slug = '${slug}'`)).toBe('HW002');
    expect(await as(`UPDATE public.campaign SET status = 'unpublished' WHERE slug = '${slug}'`)).toBe('succeeded');
    expect(await as(`UPDATE public.campaign SET status = 'published' WHERE slug = '${slug}'`)).toBe('HW002');
    expect(await needBySlug(slug)).toBe('gone');
  });

  test('releases out of turn outside a demonstration', async () => {
    await waitingCase('001');
    await installed('live');
    expect(await codeOf(releaseDemonstration())).toBe('HW001');
    await installed('demo');
    expect(await releaseDemonstration()).toEqual({ released: 1, refused: 0, failed: 0 });
  });
});

describe('at the same moment', () => {
  test('four workers release each page once', async () => {
    const slugs = [(await waitingCase('001')).slug, (await waitingCase('002')).slug];
    for (const slug of slugs) await letWait(slug);
    const outcomes = await Promise.all([releasePages(), releasePages(), releasePages(), releasePages()]);
    expect(outcomes.reduce((sum, { released }) => sum + released, 0)).toBe(2);
    expect(await Promise.all(slugs.map(statusOf))).toEqual(['published', 'published']);
  });

  // Safeguards: the release locks consents and pages before it looks; behind that, status_moves_one_way.
  test('a consent that is withdrawn while the release runs leaves no page standing, whoever is first', async () => {
    const first = await waitingCase('001');
    await letWait(first.slug);
    let withdrawn: Promise<unknown> = Promise.resolve();
    await inTransaction(workerActor, 'release half way', async (tx) => {
      await tx.$queryRaw`SELECT * FROM private.release_batch()`;
      withdrawn = withdrawConsent(first.officer, first.caseId);
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    await withdrawn;
    expect(await statusOf(first.slug)).toBe('unpublished');

    const other = await waitingCase('001');
    await letWait(other.slug);
    let released: ReturnType<typeof releasePages> | undefined;
    await inTransaction(other.officer, 'withdraw half way', async (tx) => {
      await tx.$executeRaw`UPDATE private.consent SET withdrawn_at = system.now(), withdrawn_by = ${other.officer.userId}::uuid
        WHERE case_id = ${other.caseId}::uuid AND version = 2`;
      released = releasePages();
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    expect(await released).toEqual({ released: 0, refused: 0, failed: 0 });
    expect(await statusOf(other.slug)).toBe('unpublished');
    expect(await needBySlug(other.slug)).toBeNull();
  });

  test('a withdrawal, and a newer consent, take a waiting page down at once', async () => {
    const one = await waitingCase('001');
    await withdrawConsent(one.officer, one.caseId);
    expect(await statusOf(one.slug)).toBe('unpublished');
    const other = await waitingCase('001');
    await renewConsent(other);
    expect(await statusOf(other.slug)).toBe('unpublished');
  });
});

describe('everything is checked again', () => {
  let scene: Awaited<ReturnType<typeof waitingCase>>;
  let campaignId: string;
  beforeAll(async () => {
    scene = await waitingCase('001');
    campaignId = await idOf(scene.slug);
  });

  /** What the release would say if this had slipped past every trigger; nothing of it stays. */
  const refusalAfter = (change: string) =>
    asSuperuser(async (client) => {
      await client.query('BEGIN; SET LOCAL session_replication_role = replica');
      await client.query(change.replaceAll('$case', `'${scene.caseId}'`).replaceAll('$page', `'${campaignId}'`));
      const { rows } = await client.query<{ why: string | null }>('SELECT private.release_refusal($1) AS why', [
        campaignId,
      ]);
      await client.query('ROLLBACK');
      return rows[0]?.why;
    });

  // Safeguard: private.release_refusal; take one condition out of it and its row here turns red.
  test.each([
    ['nothing changed', 'SELECT 1', null],
    ['a minor', `UPDATE private.case_file SET age_class = 'minor' WHERE id = $case`, 'minor'],
    ['a closed case', `UPDATE private.case_file SET closed_at = now() WHERE id = $case`, 'closed'],
    ['withdrawn', `UPDATE private.consent SET withdrawn_at = now() WHERE case_id = $case`, 'consent_withdrawn'],
    [
      'expired yesterday',
      `UPDATE private.consent SET given_on = current_date - 30, expires_on = current_date - 1 WHERE case_id = $case AND version = 2`,
      'consent_expired',
    ],
    [
      'the page expired',
      `UPDATE public.campaign SET visible_until = now() - interval '1 second' WHERE id = $page`,
      'consent_expired',
    ],
    [
      'a newer consent',
      `INSERT INTO private.consent (case_id, version, language, medium, given_on, expires_on, granted_scopes, sealed, recorded_by)
       SELECT case_id, 3, language, medium, given_on, expires_on, granted_scopes, sealed, recorded_by FROM private.consent WHERE case_id = $case AND version = 2`,
      'consent_covers_not',
    ],
    [
      'no story granted',
      `UPDATE private.consent SET granted_scopes = '{needs,journey_country,age_band}' WHERE case_id = $case`,
      'consent_covers_not',
    ],
    [
      'an age band that was not granted',
      `UPDATE private.consent SET granted_scopes = '{needs,story,journey_country}' WHERE case_id = $case`,
      'consent_covers_not',
    ],
    [
      'a country that was not granted',
      `UPDATE private.consent SET granted_scopes = '{needs,story,age_band}' WHERE case_id = $case`,
      'consent_covers_not',
    ],
    [
      'a region that was not granted',
      `UPDATE public.campaign_stop SET area_code = 'BD-C' WHERE campaign_id = $page`,
      'consent_covers_not',
    ],
    [
      'an open condition',
      `INSERT INTO private.consent_condition (consent_id, position, sealed) SELECT id, 9, '\\x00' FROM private.consent WHERE case_id = $case AND version = 2`,
      'condition_open',
    ],
    ['no risk assessment', `DELETE FROM private.risk_assessment WHERE case_id = $case`, 'risk'],
    ['not safe', `UPDATE private.risk_assessment SET safe_to_publish = false WHERE case_id = $case`, 'risk'],
    [
      'a review undone',
      `UPDATE private.review SET decision = 'sent_back', reason_sealed = '\\x00' WHERE case_id = $case`,
      'risk',
    ],
    [
      'a later run that blocks',
      `INSERT INTO private.gate_run (case_id, draft_revision, outcome, summary, ran_by, ran_at) SELECT case_id, draft_revision, 'blocked', summary, ran_by, now() + interval '1 day' FROM private.gate_run WHERE case_id = $case LIMIT 1`,
      'gate',
    ],
    [
      'a later run that blocks while the page waits',
      `INSERT INTO private.gate_run (case_id, draft_revision, outcome, summary, ran_by, ran_at)
       SELECT case_id, draft_revision, 'refused', '{"refusals": ["waits_for_release"], "missing": 0, "findings": {"block:name": 1}}', ran_by, now() + interval '1 day' FROM private.gate_run WHERE case_id = $case ORDER BY ran_at DESC LIMIT 1`,
      'gate',
    ],
    [
      'a later run that only says that the page waits',
      `INSERT INTO private.gate_run (case_id, draft_revision, outcome, summary, ran_by, ran_at)
       SELECT case_id, draft_revision, 'refused', '{"refusals": ["waits_for_release"], "missing": 0, "findings": {"review:name": 1}}', ran_by, now() + interval '1 day' FROM private.gate_run WHERE case_id = $case ORDER BY ran_at DESC LIMIT 1`,
      null,
    ],
    ['no run at all', `DELETE FROM private.gate_run WHERE case_id = $case`, 'gate'],
    ['no case behind it', `DELETE FROM private.publication WHERE case_id = $case`, 'no_case'],
  ] as const)('%s', async (_name, change, why) => {
    expect(await refusalAfter(change)).toBe(why);
  });

  test('a page that fails is taken down unseen, and its people are told why', async () => {
    const { slug, officer, reviewer, reviewId, caseId } = await waitingCase('001');
    await letWait(slug);
    await rowsOf(`UPDATE private.risk_assessment SET safe_to_publish = false WHERE case_id = $1`, [caseId]);
    expect(await releasePages()).toEqual({ released: 0, refused: 1, failed: 0 });
    expect([await statusOf(slug), await needBySlug(slug)]).toEqual(['unpublished', null]);
    expect(await outcomeOf(slug)).toEqual({ outcome: 'refused', refusal: 'risk' });
    expect(await pageOfReview(reviewer, reviewId)).toEqual({ state: 'refused', refusal: 'risk' });
    expect((await caseProgress(officer, caseId)).progress).toMatchObject({ stop: 'release_refused' });
  });

  // Safeguard: the release asks private.anonymity_holds, and takes nothing but true for an answer.
  test('a check that errs or does not answer releases nothing, and holds up no other page', async () => {
    const [bad, good] = [await waitingCase('001'), await waitingCase('002')];
    for (const { slug } of [bad, good]) await letWait(slug);
    const id = await idOf(bad.slug);
    const [own] = await rowsOf<{ body: string | null }>(
      `SELECT pg_get_functiondef(to_regprocedure('private.anonymity_holds(uuid)')) AS body`,
    );
    const answer = (body: string) =>
      rowsOf(`CREATE OR REPLACE FUNCTION private.anonymity_holds(of_campaign uuid) RETURNS boolean LANGUAGE plpgsql AS $$
        BEGIN RETURN CASE WHEN of_campaign = '${id}' THEN ${body} ELSE true END; END $$`);
    await answer('(1 / (random() * 0)::integer) = 1');
    expect(await releasePages()).toEqual({ released: 1, refused: 0, failed: 1 });
    expect([await statusOf(bad.slug), await statusOf(good.slug)]).toEqual(['waiting', 'published']);
    await answer('NULL');
    expect(await releasePages()).toEqual({ released: 0, refused: 1, failed: 0 });
    expect(await outcomeOf(bad.slug)).toEqual({ outcome: 'refused', refusal: 'anonymity' });
    await rowsOf(own?.body ?? 'DROP FUNCTION private.anonymity_holds(uuid)');
  });
});

describe('the order of a release', () => {
  const PAGES = 200;
  // Pages without cases, written by hand in the order 1 … 200; the pooled check, which is another's, lets them pass here.
  beforeAll(async () => {
    await asSuperuser(async (client) => {
      await client.query('BEGIN');
      const { rows } = await client.query<{ body: string }>(
        `SELECT pg_get_functiondef('private.pooled_release_refusal(uuid)'::regprocedure) AS body`,
      );
      await client.query(
        `CREATE OR REPLACE FUNCTION private.pooled_release_refusal(of_campaign uuid) RETURNS text LANGUAGE sql RETURN NULL`,
      );
      await client.query(
        `INSERT INTO public.campaign (slug, locale, title, story, currency, visible_until)
         SELECT '00000000000' || lpad(n::text, 5, '0'), 'en', 'Page ' || n, 'x', 'USD', now() + interval '90 days' FROM generate_series(1, ${PAGES}) n`,
      );
      await client.query(`UPDATE private.waiting_page SET waiting_since = waiting_since - interval '8 days'
        WHERE campaign_id IN (SELECT id FROM public.campaign WHERE title LIKE 'Page %')`);
      await client.query(`SELECT private.release_batch()`);
      await client.query(rows[0]?.body ?? '');
      await client.query('COMMIT');
    });
  });

  // Safeguards: ORDER BY gen_random_uuid() in the release (rows, trail), shuffle drawn anew from the machine's own bits.
  test.each([
    ['the list', `SELECT title FROM public.visible_campaign WHERE title LIKE 'Page %' ORDER BY shuffle, slug`],
    ['the id', `SELECT title FROM public.visible_campaign WHERE title LIKE 'Page %' ORDER BY id`],
    ['the rows as they lie', `SELECT title FROM public.visible_campaign WHERE title LIKE 'Page %'`],
    [
      'the trail',
      `SELECT c.title FROM audit.trail_entry t JOIN public.campaign c ON c.slug = t.subject WHERE t.action = 'campaign.published' AND c.title LIKE 'Page %' ORDER BY t.seq`,
    ],
  ])('%s tells nothing of the order of approval', async (_where, sql) => {
    const found = (await rowsOf<{ title: string }>(sql)).map(({ title }) => Number(title.slice(5)));
    expect(found).toHaveLength(PAGES);
    // Spearman's rank correlation of 200 pages in random order strays by 0.07; 0.35 is five times that.
    const middle = (PAGES + 1) / 2;
    const covariance = found.reduce((sum, n, index) => sum + (n - middle) * (index + 1 - middle), 0);
    const variance = found.reduce((sum, n) => sum + (n - middle) ** 2, 0);
    expect(Math.abs(covariance / variance)).toBeLessThan(0.35);
  });

  test('the public role reads no column of the row’s own history, and no table behind the views', async () => {
    const read = (sql: string) => codeOf(Promise.resolve(publicReads().$queryRawUnsafe(sql)));
    for (const column of ['xmin', 'ctid', 'tableoid', 'cmin', 'visible_until', 'status']) {
      expect([column, await read(`SELECT ${column}::text FROM public.visible_campaign`)]).toEqual([column, '42703']);
    }
    for (const table of ['public.campaign', 'public.campaign_line', 'private.waiting_page', 'system.release_schedule'])
      expect([table, await read(`SELECT 1 FROM ${table}`)]).toEqual([table, '42501']);
  });

  test('all pages of a week appear together, in one month', async () => {
    const months = await rowsOf(
      `SELECT DISTINCT published_month FROM public.visible_campaign WHERE title LIKE 'Page %'`,
    );
    expect(months).toHaveLength(1);
    expect(
      await rowsOf(`SELECT DISTINCT xmax::text || c.xmin::text FROM public.campaign c WHERE title LIKE 'Page %'`),
    ).not.toHaveLength(PAGES + 1);
  });
});

describe('the weekly hour', () => {
  test.each([
    ['a Monday', '2026-11-23T09:00:00Z', '2026-11-24T12:00:00Z'],
    ['a moment before', '2026-11-24T11:59:59.999Z', '2026-11-24T12:00:00Z'],
    ['the very moment', '2026-11-24T12:00:00Z', '2026-12-01T12:00:00Z'],
    ['a Sunday, over the year', '2026-12-31T23:59:59Z', '2027-01-05T12:00:00Z'],
  ])('after %s', async (_name, moment, expected) => {
    const [row] = await rowsOf<{ at: Date }>('SELECT system.release_after($1) AS at', [moment]);
    expect(row?.at.toISOString()).toBe(new Date(expected).toISOString());
  });

  test('is set from the environment and kept in the trail', async () => {
    await inTransaction(workerActor, 'schedule', (tx) => tx.$executeRaw`SELECT system.set_release_schedule(5, 6)`);
    const [row] = await rowsOf<{ at: Date }>(`SELECT system.release_after('2026-11-23T09:00:00Z') AS at`);
    expect(row?.at.toISOString()).toBe('2026-11-27T06:00:00.000Z');
    await inTransaction(workerActor, 'schedule', (tx) => tx.$executeRaw`SELECT system.set_release_schedule(2, 12)`);
    expect(await rowsOf(`SELECT 1 FROM audit.trail_entry WHERE action = 'release.scheduled'`)).toHaveLength(2);
  });
});

describe('the demonstration’s clock', () => {
  test('is refused in a live installation, and to everybody but administrators', async () => {
    const admin = await someStaff('admin');
    await installed('live');
    expect(await codeOf(advanceClock(admin, { to: 'release' }))).toBe('HW001');
    await installed('demo');
    for (const role of staffRoles.filter((one) => one !== 'admin'))
      expect(await codeOf(advanceClock(await someStaff(role, await someOffice()), { to: 'release' }))).toBe('42501');
    const nobody = { ...admin, userId: (await someStaff('auditor')).userId };
    expect(await codeOf(advanceClock(nobody, { to: 'release' }))).toBe('HW001');
  });

  test('advances to the release, and what waited comes out; consents end as it goes on', async () => {
    const admin = await someStaff('admin');
    const { slug } = await waitingCase('001');
    const { nextRelease } = await readClock(admin);
    const now = await advanceClock(admin, { to: 'release' });
    expect(now.getTime()).toBeGreaterThanOrEqual(nextRelease.getTime());
    expect(now.getTime()).toBeLessThan(nextRelease.getTime() + 5_000);
    expect(
      await rowsOf(`SELECT 1 FROM system.outbox_event WHERE kind = 'clock.advanced' AND handled_at IS NULL`),
    ).toHaveLength(1);
    await releasePages();
    expect(await needBySlug(slug)).toMatchObject({ slug });
    const month = await advanceClock(admin, { to: 'month' });
    expect([month.getUTCDate(), month.getUTCHours()]).toEqual([1, 0]);
    await advanceClock(admin, { to: 'days', days: 91 });
    expect(await needBySlug(slug)).toBe('gone');
    const late = await waitingCase('001');
    await advanceClock(admin, { to: 'days', days: 100 });
    expect(await releasePages()).toEqual({ released: 0, refused: 1, failed: 0 });
    expect(await outcomeOf(late.slug)).toEqual({ outcome: 'refused', refusal: 'consent_expired' });
  });
});
