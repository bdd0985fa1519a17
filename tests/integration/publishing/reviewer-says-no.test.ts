import { beforeEach, expect, test, vi } from 'vitest';
import { needBySlug } from '../../../app/domain/campaigns/index.server';
import { caseProgress } from '../../../app/domain/caseload/index.server';
import {
  decideReview,
  pageOfReview,
  releasePages,
  runGate,
  sendToReview,
  unpublish,
} from '../../../app/domain/publishing/index.server';
import { idOf, nothingWaits, statusOf } from './release-scene';
import { approvalFor, letWait, rowsOf, sentCase, someStaff, waitingCase } from './scene';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

beforeEach(nothingWaits);

// Safeguard: decideReview asks for a risk assessment that says yes; release_refusal asks again.
test('who says that it is not safe cannot approve in the same breath, and nothing begins to wait', async () => {
  const { reviewer, reviewId, caseId } = await sentCase('001');
  const approval = await approvalFor(reviewer, reviewId);
  const unsafe = { ...approval, risk: { ...approval.risk, safeToPublish: false } };
  await expect(decideReview(reviewer, reviewId, unsafe)).rejects.toThrow(/does not say that it is safe/);
  expect(await rowsOf(`SELECT 1 FROM private.publication WHERE case_id = $1`, [caseId])).toEqual([]);
});

test('a page that a second reviewer stops while it waits is not released by the yes of the first, nor after a no', async () => {
  const { officer, caseId, reviewId, reviewer, slug } = await waitingCase('001');
  await letWait(slug);
  const second = await someStaff('reviewer');
  expect(await unpublish(second, { campaignId: await idOf(slug) })).toBe(1);
  const { report } = await runGate(officer, caseId);
  const again = await sendToReview(officer, caseId, report.draftRevision);
  await decideReview(second, again.reviewId, {
    decision: 'sent_back',
    reason: 'Somebody of the village was asked for an interview this week.',
  });
  expect(await releasePages()).toEqual({ released: 0, refused: 0, failed: 0 });
  expect(await statusOf(slug)).toBe('unpublished');
  expect(await needBySlug(slug)).toBeNull();
  expect(await pageOfReview(reviewer, reviewId)).toEqual({ state: 'ended' });
  expect((await caseProgress(officer, caseId)).progress.waitsFor).toBe('officer');
  expect(await rowsOf(`SELECT 1 FROM public.campaign WHERE slug = $1 AND published_month IS NOT NULL`, [slug])).toEqual(
    [],
  );
});
