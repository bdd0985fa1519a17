import { createHash, randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { openCase } from '../../../app/domain/cases/index.server';
import { latestShowing } from '../../../app/domain/consent/index.server';
import {
  decideReview,
  recordShowing,
  runGate,
  sendToReview,
  shownState,
} from '../../../app/domain/publishing/index.server';
import { asSuperuser } from '../database';
import {
  agreeTo,
  approvalFor,
  justifyEverything,
  readyCase,
  renewConsent,
  rowsOf,
  systemDay,
  writeSafeDraft,
} from '../publishing/scene';

vi.setConfig({ testTimeout: 120_000 });

const answer = async () => ({
  shownOn: await systemDay(),
  way: 'paper' as const,
  shownBy: 'A colleague',
  agreed: true,
  notes: '',
});

// Safeguards: agreedShowing in sendToReview and decideReview; private.check_shown_before_review; and, when all code is
// wrong, private.check_published_is_shown over the rows of the page itself.
test('a page goes to review only when the person agreed to exactly it; another text is shown again', async () => {
  const scene = await readyCase('001');
  const { officer, caseId } = scene;
  await expect(sendToReview(officer, caseId, scene.revision)).rejects.toThrow();
  await justifyEverything(scene);
  const before = await runGate(officer, caseId);
  expect(await shownState(officer, before, 'test')).toMatchObject({ state: 'agreed', differs: [] });

  const revision = await writeSafeDraft(scene, '001', { title: 'A herd for the family' });
  const after = await runGate(officer, caseId);
  expect(await shownState(officer, after, 'test')).toMatchObject({ state: 'differs', differs: ['title'] });
  await expect(sendToReview(officer, caseId, revision)).rejects.toThrow('This is not what the person agreed to');

  const mark = (await shownState(officer, before, 'test')).mark ?? '';
  await expect(recordShowing(officer, caseId, randomUUID(), { ...(await answer()), mark })).rejects.toThrow(
    'another version',
  );
  await agreeTo(scene, false);
  await expect(sendToReview(officer, caseId, revision)).rejects.toThrow('did not agree');
  await agreeTo(scene);
  const { reviewId } = await sendToReview(officer, caseId, revision);

  // The page is approved as it was shown, or not at all.
  const approval = await approvalFor(scene.reviewer, reviewId);
  await asReplica(`UPDATE private.consent_showing SET permitted = permitted[2:] WHERE case_id = '${caseId}'`);
  await expect(decideReview(scene.reviewer, reviewId, approval)).rejects.toThrow(
    'The database does not let this be published',
  );
  await asReplica(`UPDATE private.consent_showing SET agreed = false WHERE case_id = '${caseId}'`);
  await expect(decideReview(scene.reviewer, reviewId, approval)).rejects.toThrow('did not agree');
});

test('an agreement is for one consent: a newer one asks for it again, and what is kept of it tells nobody what was shown', async () => {
  const scene = await readyCase('001');
  const { officer, caseId } = scene;
  await justifyEverything(scene);
  const { draft } = await openCase(officer, caseId, ['draft'], 'test');
  const [row] = await rowsOf<{ permitted: Buffer[]; sealed: Buffer; consent_id: string }>(
    'SELECT permitted, sealed, consent_id FROM private.consent_showing WHERE case_id = $1',
    [caseId],
  );
  const title = draft?.content.title ?? '';
  expect(row?.sealed.includes(title)).toBe(false);
  const unsalted = createHash('sha256').update(`title\u001f${title}`).digest('hex');
  expect(row?.permitted.map((hash) => hash.toString('hex'))).not.toContain(unsalted);
  const kept = await latestShowing(officer, caseId, row?.consent_id ?? '', 'test');
  expect(kept?.facts.map(({ line }) => line)).toContain(`title\u001f${title}`);

  await renewConsent(scene);
  expect((await shownState(officer, await runGate(officer, caseId), 'test')).state).toBe('never');
  await expect(sendToReview(officer, caseId, scene.revision)).rejects.toThrow('has not seen this page');
});

test('an agreement cannot be changed, written for somebody else, or dated before the consent', async () => {
  const scene = await readyCase('001');
  const { officer, caseId } = scene;
  await justifyEverything(scene);
  await expect(rowsOf('UPDATE private.consent_showing SET agreed = true WHERE case_id = $1', [caseId])).rejects.toThrow(
    /for good/,
  );
  const { mark } = await shownState(officer, await runGate(officer, caseId), 'test');
  const early = { ...(await answer()), shownOn: '2026-01-01', mark: mark ?? '' };
  await expect(recordShowing(officer, caseId, randomUUID(), early)).rejects.toThrow(
    'on the day of the consent or later',
  );
  await expect(
    asSuperuser(async (client) => {
      await client.query('BEGIN');
      await client.query(
        `SELECT set_config('role', 'homeward_officer', true), set_config('homeward.actor_id', $1, true),
          set_config('homeward.actor_role', 'officer', true), set_config('homeward.office_id', $2, true)`,
        [officer.userId, officer.officeId],
      );
      await client.query(
        `INSERT INTO private.consent_showing (id, case_id, consent_id, draft_revision, shown_on, way, agreed, mark, permitted, sealed, recorded_by)
         SELECT gen_random_uuid(), case_id, consent_id, draft_revision, shown_on, way, true, mark, permitted, sealed, gen_random_uuid()
         FROM private.consent_showing WHERE case_id = $1`,
        [caseId],
      );
    }),
  ).rejects.toThrow('signs for it');
});

const asReplica = (sql: string) =>
  asSuperuser(async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(sql);
  });
