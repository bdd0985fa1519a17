import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { needBySlug } from '../../../app/domain/campaigns/index.server';
import { caseProgress } from '../../../app/domain/caseload/index.server';
import { pageOfReview, releasePages } from '../../../app/domain/publishing/index.server';
import { asSuperuser } from '../database';
import { idOf, nothingWaits, outcomeOf, statusOf } from './release-scene';
import { letWait, rowsOf, waitingCase } from './scene';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

beforeEach(nothingWaits);

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
