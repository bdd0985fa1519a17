import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '../../../app/domain/access';
import { needBySlug } from '../../../app/domain/campaigns/index.server';
import { editPerson, openCase } from '../../../app/domain/cases/index.server';
import { withdrawConsent } from '../../../app/domain/consent/index.server';
import { PoolError } from '../../../app/domain/pools';
import { approvePool, casePools, offerNeeds, openPool, takeFromPool } from '../../../app/domain/pools/index.server';
import { inTransaction } from '../../../app/platform/db/index.server';
import {
  approvalOf,
  approved,
  codeOf,
  gatheringPool,
  type Office,
  offeredChild,
  offeredChildren,
  offerInSql,
  pageOf,
  release,
  rowsOf,
  someChild,
  someFullOffice,
  someStaff,
  statusOf,
  systemDay,
} from './scene';

let office: Office;
let elsewhere: Office;
let reviewer: StaffActor;
beforeAll(async () => {
  office = await someFullOffice();
  elsewhere = await someFullOffice();
  reviewer = await someStaff('reviewer');
});

/** As a reviewer who goes round the application: the database's own function, with whatever it would give the application. */
async function approveInSql(who: StaffActor, poolId: string): Promise<string> {
  return codeOf(
    inTransaction(who, 'attack', async (tx) => {
      const lines = await tx.$queryRaw<{ needsLineId: string }[]>`SELECT * FROM private.pool_lines(${poolId}::uuid)`;
      const ids = lines.map(({ needsLineId }) => needsLineId);
      await tx.$queryRaw`SELECT private.approve_pool(${poolId}::uuid, '0000000000000000', 'USD', ${ids}::uuid[], ${ids.map(() => 1000n)}::bigint[],
        ${await systemDay()}::date, false, false, false, false, true, '\\x00'::bytea)::text`;
    }),
  );
}

describe('too few', () => {
  // Falls without the count of persons in private.pool_refusal.
  test('ten children have no page', async () => {
    await offeredChildren(office, 10, { category: 'medical' });
    const { id, refusal } = await gatheringPool(reviewer, 'medical');
    expect(refusal).toBe('too_few_children');
    await expect(approvePool(reviewer, id, await approvalOf(reviewer, id))).rejects.toThrow(PoolError);
    expect(await approveInSql(reviewer, id)).toBe('HW008');
  });

  // Falls without the count of incidents in private.pool_refusal.
  test('nor have eleven of two incidents, however many cases', async () => {
    await offeredChildren(office, 12, { category: 'legal', incidents: 2 });
    const { id, refusal } = await gatheringPool(reviewer, 'legal');
    expect(refusal).toBe('too_few_incidents');
    expect(await approveInSql(reviewer, id)).toBe('HW008');
  });

  // Falls when persons are no longer compared in private.check_pool_member, and again when cases are counted for persons.
  test('a child in two cases, of one office or two, counts once', async () => {
    await offeredChildren(office, 10, { category: 'psychosocial' });
    const same = { categories: ['psychosocial' as const], given: 'Twice', documents: ['AB 12-34 567'] };
    const one = await someChild(office, { ...same, incident: 'a' });
    const two = await someChild(elsewhere, { ...same, given: 'Twyce', incident: 'b' });
    await offerNeeds(office.officer, one.caseId, 'psychosocial');
    await expect(offerNeeds(elsewhere.officer, two.caseId, 'psychosocial')).rejects.toThrow('under another case');
    const { id } = await gatheringPool(reviewer, 'psychosocial');
    // Put in behind the application's back, they are still one.
    await rowsOf('SET session_replication_role = replica');
    await rowsOf(
      `WITH off AS (SELECT set_config('session_replication_role', 'replica', true))
       INSERT INTO private.pool_member (pool_id, category, case_id, counts_until, offered_by) SELECT $1, 'psychosocial', $2, current_date + 80, $3 FROM off`,
      [id, two.caseId, elsewhere.officer.userId],
    ).catch(() => []);
    expect(await gatheringPool(reviewer, 'psychosocial')).toMatchObject({ ready: 11 });
  });

  // Falls without the trigger fewer_than_it_seemed.
  test('two cases that turn out to be one child take a page of eleven down', async () => {
    await offeredChildren(office, 9, { category: 'return_travel' });
    const first = await offeredChild(office, 'return_travel');
    const second = await offeredChild(office, 'return_travel');
    const page = await approved(reviewer, 'return_travel');
    for (const child of [first, second]) {
      const { person, title } = await openCase(office.officer, child.caseId, ['person', 'title'], 'test');
      await editPerson(office.officer, {
        caseId: child.caseId,
        version: person.version,
        title,
        person: { ...person.content, idNumbers: [{ kind: 'passport', value: 'ZZ 99 1' }] },
      });
    }
    expect(await statusOf(page)).toBe('unpublished');
  });
});

describe('who does not belong', () => {
  // Falls without the age in private.check_pool_member and in private.counted_member.
  test('an adult is not smuggled in, and a child who turns out to be grown up leaves', async () => {
    const adult = await someChild(office, { incident: 'x', bornOn: '1990-01-01' });
    await expect(offerNeeds(office.officer, adult.caseId, 'education_skills')).rejects.toThrow('adult');
    const asked = `SELECT private.offer_to_pool('${adult.caseId}', 'education_skills', '2027-01-01')`;
    expect(await codeOf(inTransaction(office.officer, 'attack', (tx) => tx.$queryRawUnsafe(`${asked}::text`)))).toBe(
      'HW008',
    );

    const child = await offeredChild(office);
    const { person, title } = await openCase(office.officer, child.caseId, ['person', 'title'], 'test');
    await editPerson(office.officer, {
      caseId: child.caseId,
      version: person.version,
      title,
      person: { ...person.content, dateOfBirth: '1999-05-05' },
    });
    expect(await gatheringPool(reviewer)).toMatchObject({ children: 0 });
  });

  test('nobody counts without a guardian’s consent in force for needs, or beyond its last day', async () => {
    const refused = await someChild(office, { incident: 'x', scopes: ['story'] });
    await expect(offerNeeds(office.officer, refused.caseId, 'education_skills')).rejects.toThrow('refused');
    const none = await someChild(office, { incident: 'x', scopes: null });
    await expect(offerNeeds(office.officer, none.caseId, 'education_skills')).rejects.toThrow('no consent');
    for (const { caseId } of [refused, none]) {
      const asked = `SELECT private.offer_to_pool('${caseId}', 'education_skills', '2027-01-01')::text`;
      expect(await codeOf(inTransaction(office.officer, 'attack', (tx) => tx.$queryRawUnsafe(asked)))).toBe('HW008');
    }
    const child = await someChild(office, { incident: 'x' });
    const beyond = `SELECT private.offer_to_pool('${child.caseId}', 'education_skills', '2029-01-01')::text`;
    expect(await codeOf(inTransaction(office.officer, 'attack', (tx) => tx.$queryRawUnsafe(beyond)))).toBe('HW008');
  });

  test('a child whom nothing tells from others does not count', async () => {
    const child = await someChild(office, { incident: 'x', bornOn: null });
    await expect(offerNeeds(office.officer, child.caseId, 'education_skills')).rejects.toThrow('tells this child');
  });

  test('an officer of another office neither offers, nor takes out, nor looks', async () => {
    const [child] = await offeredChildren(office, 1);
    const { caseId } = child ?? { caseId: '' };
    await expect(offerNeeds(elsewhere.officer, caseId, 'education_skills')).rejects.toThrow('no such case');
    await expect(takeFromPool(elsewhere.officer, caseId, 'education_skills')).rejects.toThrow('no such case');
    await expect(casePools(elsewhere.officer, caseId)).rejects.toThrow('no such case');
    for (const asked of [
      `SELECT private.offer_to_pool('${caseId}', 'education_skills', '2026-12-24')::text`,
      `SELECT private.take_from_pool('${caseId}', 'education_skills')::text`,
      `SELECT category FROM private.read_case_pools('${caseId}')`,
    ])
      expect(await codeOf(inTransaction(elsewhere.officer, 'attack', (tx) => tx.$queryRawUnsafe(asked)))).toBe('HW001');
  });

  // Falls without private.had_a_hand in private.check_pool_page.
  test('a reviewer who had a hand in one of the cases does not decide', async () => {
    const children = await offeredChildren(office, 11, { category: 'family_support' });
    const { id } = await gatheringPool(reviewer, 'family_support');
    const tainted = await someStaff('reviewer');
    await rowsOf('INSERT INTO private.draft_author (case_id, user_id) VALUES ($1, $2)', [
      children[5]?.caseId,
      tainted.userId,
    ]);
    expect((await openPool(tainted, id))?.members.filter(({ isOwn }) => isOwn)).toHaveLength(1);
    await expect(approvePool(tainted, id, await approvalOf(tainted, id))).rejects.toThrow('another reviewer');
    expect(await approveInSql(tainted, id)).toBe('HW005');
    const officer = `SELECT private.approve_pool('${id}', '0000000000000000', 'USD', '{}', '{}', '2026-11-22', false, false, false, false, true, '')`;
    expect(await codeOf(inTransaction(office.officer, 'attack', (tx) => tx.$queryRawUnsafe(`${officer}::text`)))).toBe(
      '42501',
    );
    // What was not looked at is not approved.
    const looked = await approvalOf(reviewer, id);
    await offeredChildren(office, 1, { category: 'family_support' });
    await expect(approvePool(reviewer, id, looked)).rejects.toThrow('changed');
    await expect(
      approvePool(reviewer, id, { ...looked, risk: { ...looked.risk, safeToPublish: false } }),
    ).rejects.toThrow('safe');
    const old = await approvalOf(reviewer, id);
    await expect(
      approvePool(reviewer, id, { ...old, risk: { ...old.risk, assessedOn: '2026-01-01' } }),
    ).rejects.toThrow(PoolError);
    await approvePool(reviewer, id, old);
    expect(await statusOf(await pageOf(id))).toBe('waiting');
  });
});

describe('round the gate', () => {
  // Falls without check_campaign_has_case, without check_published_line, without the absence of grants on private.pool.
  test('no page, line or link reaches a child but through its pool', async () => {
    const [child] = await offeredChildren(office, 1);
    const caseId = child?.caseId ?? '';
    const campaign = randomUUID();
    const page = `INSERT INTO public.campaign (id, slug, locale, title, story, currency, visible_until)
      VALUES ('${campaign}', '000000000000000z', 'en', 'A child', 'A child of Cox’s Bazar', 'USD', now() + interval '1 day')`;
    const { id: poolId } = await gatheringPool(reviewer);
    const attempts = [
      page,
      `${page}; INSERT INTO private.publication (case_id, campaign_id, review_id, consent_id, approved_by)
        SELECT '${caseId}', '${campaign}', gen_random_uuid(), c.id, '${reviewer.userId}' FROM private.consent c WHERE c.case_id = '${caseId}'`,
      `UPDATE private.pool SET campaign_id = '${campaign}' WHERE id = '${poolId}'`,
      `INSERT INTO private.published_line (campaign_line_id, needs_line_id, case_id) VALUES (gen_random_uuid(), gen_random_uuid(), '${caseId}')`,
      `INSERT INTO private.pool_member (pool_id, category, case_id, counts_until, offered_by) VALUES ('${poolId}', 'education_skills', '${caseId}', '2027-01-01', '${reviewer.userId}')`,
      'SELECT * FROM private.pool_member',
      'SELECT * FROM private.pool_need',
      `SELECT private.settle_pool('${poolId}')`,
    ];
    for (const attempt of attempts) {
      const statements = attempt.split('; ');
      const code = await codeOf(
        inTransaction(reviewer, 'attack', async (tx) => {
          for (const statement of statements) await tx.$executeRawUnsafe(statement);
        }),
      );
      expect([attempt, ['HW008', '42501'].includes(code)]).toEqual([attempt, true]);
    }
    expect(await needBySlug('000000000000000z')).toBeNull();
  });

  test('not even the owner links a page that says more than its line, or is made of fewer', async () => {
    const { id: poolId } = await gatheringPool(reviewer, 'legal');
    const attempt = `BEGIN; SET LOCAL ROLE homeward_owner; SELECT set_config('homeward.actor_id', '${reviewer.userId}', true);
      INSERT INTO public.campaign (id, slug, locale, title, story, currency, visible_until) VALUES ('${randomUUID()}', '000000000000000y', 'en', 'Legal help for a group of children', '', 'USD', now() + interval '1 day');
      INSERT INTO public.campaign_line (id, campaign_id, position, category, label, goal_minor, priority) SELECT gen_random_uuid(), id, 1, 'legal', 'Lawyers, papers and fees', 1000, 1 FROM public.campaign WHERE slug = '000000000000000y';
      INSERT INTO private.pool_risk VALUES ('${poolId}', (system.now() AT TIME ZONE 'UTC')::date, '${reviewer.userId}', false, false, false, false, true, '');
      UPDATE private.pool SET campaign_id = c.id, campaign_line_id = l.id, approved_by = '${reviewer.userId}', approved_at = now()
        FROM public.campaign c JOIN public.campaign_line l ON l.campaign_id = c.id WHERE c.slug = '000000000000000y' AND pool.id = '${poolId}'; COMMIT;`;
    expect(await codeOf(rowsOf(attempt))).toBe('HW008');
  });

  // Falls without the trigger pool_released_whole and the count in pooled_release_refusal.
  test('a page that lost a child while it waited is never released', async () => {
    const children = await offeredChildren(office, 11, { category: 'basic_needs' });
    const page = await approved(reviewer, 'basic_needs');
    await withdrawConsent(office.officer, children[0]?.caseId ?? '');
    await expect(release(page.slug)).rejects.toThrow('not released');
    expect(await statusOf(page)).toBe('unpublished');
    expect(await needBySlug(page.slug)).toBeNull();
    const force = `SET LOCAL ROLE homeward_owner; UPDATE public.campaign SET status = 'published', published_month = date_trunc('month', now())::date WHERE id = '${page.campaignId}'`;
    expect(await codeOf(rowsOf(`BEGIN; ${force}; COMMIT`))).toBe('HW008');
  });

  // Whichever is first, the other one finds what it did.
  test('a withdrawal in the very moment of the approval wins, whoever comes first', async () => {
    for (let round = 0; round < 4; round += 1) {
      const children = await offeredChildren(office, 11, { category: 'safe_accommodation' });
      const { id } = await gatheringPool(reviewer, 'safe_accommodation');
      const looked = await approvalOf(reviewer, id);
      const [approval] = await Promise.allSettled([
        approvePool(reviewer, id, looked),
        withdrawConsent(office.officer, children[round]?.caseId ?? ''),
      ]);
      if (approval.status === 'fulfilled') expect(await statusOf(await pageOf(id))).toBe('unpublished');
      else expect(await gatheringPool(reviewer, 'safe_accommodation')).toMatchObject({ id, ready: 10 });
      for (const { caseId } of children) await takeFromPool(office.officer, caseId, 'safe_accommodation');
    }
  });

  // Falls without private.pool_difference: the two amounts would differ by one child's need.
  test('the ten who are left are not published again with one other child', async () => {
    const children = await offeredChildren(office, 11, { category: 'basic_needs' });
    const page = await approved(reviewer, 'basic_needs');
    await release(page.slug);
    const [gone, ...left] = children;
    await withdrawConsent(office.officer, gone?.caseId ?? '');
    for (const child of left) {
      await offerInSql(child, 'basic_needs');
    }
    await offeredChildren(office, 1, { category: 'basic_needs' });
    const { id, refusal, difference } = await gatheringPool(reviewer, 'basic_needs');
    expect([refusal, difference !== null && difference < 11n]).toEqual(['tells_of_few', true]);
    expect(await approveInSql(reviewer, id)).toBe('HW008');
    await offeredChildren(office, 10, { category: 'basic_needs' });
    expect((await gatheringPool(reviewer, 'basic_needs')).refusal).toBeNull();
  });
});
