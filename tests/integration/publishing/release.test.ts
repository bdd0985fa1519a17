import { beforeEach, describe, expect, test, vi } from 'vitest';
import { staffRoles, workerActor } from '../../../app/domain/access';
import { countNeeds, listNeeds, needBySlug, needFacets } from '../../../app/domain/campaigns/index.server';
import { caseProgress } from '../../../app/domain/caseload/index.server';
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
import { inTransaction, publicReads } from '../../../app/platform/db/index.server';
import { codeOf, idOf, installed, nothingWaits, statusOf } from './release-scene';
import { letWait, publishedCase, renewConsent, rowsOf, someOffice, someStaff, waitingCase } from './scene';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const DAY_MS = 86_400_000;

beforeEach(nothingWaits);

describe('a page that waits', () => {
  // Safeguard: `visible_campaign` shows `published` alone; `was_published` asks for the month of a release.
  test('is nowhere: no address, no list, no count, no view, no gift', async () => {
    const { slug } = await waitingCase('001');
    const id = await idOf(slug);
    expect(await needBySlug(slug)).toBeNull();
    expect(await needBySlug('0123456789abcdef')).toBeNull();
    expect((await listNeeds()).needs.map((need) => need.slug)).not.toContain(slug);
    expect([await countNeeds(), (await needFacets('en')).areas]).toEqual([0, []]);
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
