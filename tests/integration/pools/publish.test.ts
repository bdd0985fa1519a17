import { beforeAll, describe, expect, test } from 'vitest';
import { pooledWording } from '../../../app/catalogues/en/pooled-page';
import type { StaffActor } from '../../../app/domain/access';
import { listNeeds, needBySlug } from '../../../app/domain/campaigns/index.server';
import { withdrawConsent } from '../../../app/domain/consent/index.server';
import { pooledCategories } from '../../../app/domain/pools';
import { allPools, approvePool, casePools, openPool } from '../../../app/domain/pools/index.server';
import { asSuperuser } from '../database';
import {
  approvalOf,
  approved,
  type Child,
  consentFor,
  gatheringPool,
  offeredChild,
  offeredChildren,
  type Page,
  release,
  rowsOf,
  someFullOffice,
  someStaff,
  statusOf,
} from './scene';

test('the words of a page are those of the catalogue', async () => {
  const rows = await rowsOf<{ category: string; title: string; label: string }>(
    'SELECT c AS category, w.title, w.label FROM unnest($1::text[]) c, private.pool_wording(c::public.need_category) w',
    [pooledCategories],
  );
  expect(Object.fromEntries(rows.map(({ category, ...words }) => [category, words]))).toEqual(pooledWording);
});

describe('eleven children of three incidents', () => {
  let reviewer: StaffActor;
  let children: Child[];
  let page: Page;

  beforeAll(async () => {
    reviewer = await someStaff('reviewer');
    const office = await someFullOffice();
    children = [
      await offeredChild(office, 'education_skills', { unitCostMinor: 31_234n }),
      ...(await offeredChildren(office, 10, { unitCostMinor: 31_234n, incidents: 2 })),
    ];
    const { id, ...numbers } = await gatheringPool(reviewer);
    expect(numbers).toMatchObject({ children: 11, ready: 11, incidents: 3, offices: 1, refusal: null });
    page = await approved(reviewer);
  });

  test('have one page that waits for the weekly release, and then says one amount and nothing of a child', async () => {
    expect(await needBySlug(page.slug)).toBeNull();
    await release(page.slug);
    const need = await needBySlug(page.slug);
    if (need === null || need === 'gone') throw new Error('no page');
    // 11 × 312.34 with 3 % margin each, up to two digits.
    expect(need).toMatchObject({
      title: 'Schooling for a group of children',
      isGroup: true,
      story: '',
      form: null,
      ageBand: null,
      areaCodes: [],
      stops: [],
      goalMinor: 360_000n,
    });
    expect(need.lines.map(({ label, goalMinor }) => [label, goalMinor])).toEqual([
      ['School fees, books and what lessons need', 360_000n],
    ]);
    const { needs } = await listNeeds({ category: 'education_skills' });
    expect(needs.find(({ slug }) => slug === page.slug)?.isGroup).toBe(true);
    const budget = await rowsOf('SELECT budgeted_minor FROM ledger.line_position WHERE campaign_line_id = $1', [
      page.lineId,
    ]);
    expect(budget).toEqual([{ budgeted_minor: '360000' }]);
  });

  test('the officer of a child sees where it stands, and a reviewer only numbers and pseudonyms', async () => {
    const [child] = children;
    if (!child) throw new Error('no child');
    const { pools } = await casePools(child.office.officer, child.caseId);
    expect(pools).toMatchObject([
      { category: 'education_skills', isOffered: true, isCounted: true, state: 'published' },
    ]);
    const pool = await openPool(reviewer, page.poolId);
    expect(pool?.members).toHaveLength(11);
    expect(JSON.stringify(pool?.members)).not.toMatch(/Given|Family|Exploiter/);
  });

  test('when one leaves, the page comes down in the same transaction, and the trail has no reason', async () => {
    const [second, first] = children;
    if (!first || !second) throw new Error('no child');
    await withdrawConsent(first.office.officer, first.caseId);
    expect(await statusOf(page)).toBe('unpublished');
    expect(await needBySlug(page.slug)).toBe('gone');
    const trail = await rowsOf<{ detail: object }>(
      `SELECT detail FROM audit.trail_entry WHERE action = 'pool.came_down' AND subject = $1`,
      [page.slug],
    );
    expect(trail).toEqual([{ detail: {} }]);
    const listed = (await allPools(reviewer)).find(({ id }) => id === page.poolId);
    expect(listed).toMatchObject({ state: 'unpublished', children: 10 });
    // A page that is down stays down, whoever consents again.
    await consentFor(second);
    expect(await statusOf(page)).toBe('unpublished');
  });
});

describe('who leaves and who stays', () => {
  test('of twelve one may leave unseen, and no amount moves; with the second the page comes down', async () => {
    const reviewer = await someStaff('reviewer');
    const children = await offeredChildren(await someFullOffice(), 12, { category: 'medical', incidents: 4 });
    const page = await approved(reviewer, 'medical');
    await release(page.slug);
    const before = await needBySlug(page.slug);
    const [first, second] = children.map(
      ({ office, caseId }) =>
        () =>
          withdrawConsent(office.officer, caseId),
    );
    await first?.();
    expect(await needBySlug(page.slug)).toEqual(before);
    await second?.();
    expect(await needBySlug(page.slug)).toBe('gone');
  });

  // Falls when leave_pools no longer locks the pool: the second counts eleven, since the first has not committed yet.
  test('two who withdraw at the same moment from twelve take the page down together', async () => {
    const reviewer = await someStaff('reviewer');
    const children = await offeredChildren(await someFullOffice(), 12, { category: 'legal', incidents: 4 });
    const page = await approved(reviewer, 'legal');
    const [one, other] = children.map(({ caseId }) => caseId);
    const withdraw = `UPDATE private.consent SET withdrawn_at = now() WHERE case_id = $1`;
    await asSuperuser((first) =>
      asSuperuser(async (second) => {
        await first.query('BEGIN');
        await first.query(withdraw, [one]);
        const waits = second.query(withdraw, [other]);
        // Long enough for the second to have counted, were it not to wait.
        await new Promise((resolve) => setTimeout(resolve, 300));
        await first.query('COMMIT');
        await waits;
      }),
    );
    expect(await statusOf(page)).toBe('unpublished');
  });

  test('the page ends by itself on the day on which too few consents are left, and a renewed consent counts on', async () => {
    const reviewer = await someStaff('reviewer');
    const { offerNeeds } = await import('../../../app/domain/pools/index.server');
    const office = await someFullOffice();
    const child = await offeredChild(office, 'psychosocial', { daysAgo: 10 });
    await offeredChildren(office, 10, { category: 'psychosocial' });
    const page = await approved(reviewer, 'psychosocial');
    const until = async () =>
      (
        await rowsOf<{ until: Date }>('SELECT visible_until AS until FROM public.campaign WHERE id = $1', [
          page.campaignId,
        ])
      )[0]?.until;
    const first = await until();
    await consentFor(child);
    await offerNeeds(office.officer, child.caseId, 'psychosocial');
    expect(((await until())?.getTime() ?? 0) - (first?.getTime() ?? 0)).toBe(10 * 86_400_000);
  });

  test('who is not ready waits in the next group, and a reviewer confirms a condition that a page of a group keeps', async () => {
    const reviewer = await someStaff('reviewer');
    const { confirmConditions } = await import('../../../app/domain/pools/index.server');
    const office = await someFullOffice();
    await offeredChildren(office, 11, { category: 'basic_needs' });
    for (let count = 0; count < 2; count += 1)
      await offeredChild(office, 'basic_needs', { conditions: ['Do not name the village'] });
    const { id, ready, children } = await gatheringPool(reviewer, 'basic_needs');
    expect([ready, children]).toEqual([11, 13]);
    const waiting = (await openPool(reviewer, id))?.members.filter(({ isReady }) => !isReady) ?? [];
    expect(waiting.map(({ conditions }) => conditions.map(({ text }) => text))).toEqual([
      ['Do not name the village'],
      ['Do not name the village'],
    ]);
    const [one] = waiting;
    await confirmConditions(reviewer, one?.caseId ?? '', one?.conditions.map((condition) => condition.id) ?? []);
    expect(await gatheringPool(reviewer, 'basic_needs')).toMatchObject({ ready: 12, children: 13 });
    await approvePool(reviewer, id, await approvalOf(reviewer, id));
    expect(await gatheringPool(reviewer, 'basic_needs')).toMatchObject({ ready: 0, children: 1 });
  });
});
