import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { staffRoles, workerActor } from '../../../app/domain/access';
import { needBySlug } from '../../../app/domain/campaigns/index.server';
import { advanceClock, readClock } from '../../../app/domain/clock/index.server';
import { releasePages } from '../../../app/domain/publishing/index.server';
import { inTransaction, publicReads } from '../../../app/platform/db/index.server';
import { asSuperuser } from '../database';
import { codeOf, installed, nothingWaits, outcomeOf } from './release-scene';
import { rowsOf, someOffice, someStaff, waitingCase } from './scene';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

beforeEach(nothingWaits);

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
