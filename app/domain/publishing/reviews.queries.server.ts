import { z } from 'zod';
import { inTransaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { systemNow, throughDoor } from '../cases/index.server';
import { consentHistory, type OpenConsent } from '../consent/index.server';
import type { Evaluation } from './evaluate-gate.server';
import { nextRelease } from './releases.queries.server';
import { runGate } from './run-gate.server';

export interface QueuedReview {
  id: string;
  pseudonym: string;
  office: string;
  sentAt: Date;
  sentBy: string;
  decision: 'approved' | 'sent_back' | null;
  decidedAt: Date | null;
  /** False for whoever had a hand in the draft. */
  mayDecide: boolean;
}

const DECIDED_SHOWN = 30;

/** What waits for a reviewer, oldest first, and what this reviewer decided, newest first. Nothing is decrypted. */
export async function reviewQueue(
  actor: StaffActor,
): Promise<{ waiting: QueuedReview[]; decided: QueuedReview[]; now: Date }> {
  return inTransaction(actor, 'review-queue', async (tx) => {
    const waiting = await tx.review.findMany({ where: { decision: null }, orderBy: { sentAt: 'asc' } });
    const decided = await tx.review.findMany({
      where: { decidedBy: actor.userId },
      orderBy: { decidedAt: 'desc' },
      take: DECIDED_SHOWN,
    });
    const all = [...waiting, ...decided];
    const cases = await tx.caseFile.findMany({
      where: { id: { in: all.map(({ caseId }) => caseId) } },
      select: { id: true, pseudonym: true, office: { select: { name: true } } },
    });
    const senders = await tx.user.findMany({
      where: { id: { in: all.map(({ sentBy }) => sentBy) } },
      select: { id: true, name: true },
    });
    const authored = await tx.draftAuthor.findMany({
      where: { userId: actor.userId, caseId: { in: all.map(({ caseId }) => caseId) } },
      select: { caseId: true },
    });
    const toQueued = (review: (typeof all)[number]): QueuedReview => {
      const file = cases.find(({ id }) => id === review.caseId);
      return {
        id: review.id,
        pseudonym: file?.pseudonym ?? '',
        office: file?.office.name ?? '',
        sentAt: review.sentAt,
        sentBy: senders.find(({ id }) => id === review.sentBy)?.name ?? '',
        decision: review.decision,
        decidedAt: review.decidedAt,
        mayDecide: review.sentBy !== actor.userId && !authored.some(({ caseId }) => caseId === review.caseId),
      };
    };
    return { waiting: waiting.map(toQueued), decided: decided.map(toQueued), now: await systemNow(tx) };
  });
}

interface ReviewFrame {
  id: string;
  caseId: string;
  sentAt: Date;
}

export interface WaitingReview extends ReviewFrame {
  state: 'waiting';
  pseudonym: string;
  draftRevision: number;
  mayDecide: boolean;
  /** The draft was saved again after it was sent. */
  changedSince: boolean;
  /** The gate as it judges now, with what it opened. */
  evaluation: Evaluation;
  consent: OpenConsent | null;
  today: Date;
  nextRelease: Date;
}
/** A decided review is not opened again: nobody has to read it. */
export interface PastReview extends ReviewFrame {
  state: 'approved' | 'sent_back';
  decidedAt: Date | null;
}

/** Everything a reviewer needs to decide, opened through the door with the reason `review`. Null when there is none. */
export async function openReview(actor: StaffActor, reviewId: string): Promise<WaitingReview | PastReview | null> {
  const found = await inTransaction(actor, 'open-review', async (tx) => {
    const review = await tx.review.findUnique({ where: { id: reviewId } });
    if (review === null) return null;
    const authored = await tx.draftAuthor.count({ where: { caseId: review.caseId, userId: actor.userId } });
    return { review, authored, release: await nextRelease(tx) };
  });
  if (found === null) return null;
  const { review, authored, release } = found;
  const { id, caseId, draftRevision, sentAt, decision, decidedAt } = review;
  if (decision !== null) return { state: decision, id, caseId, sentAt, decidedAt };
  const evaluation = await runGate(actor, caseId, { reason: 'review' });
  const [consent] = await consentHistory(actor, caseId, 'review');
  return {
    state: 'waiting',
    id,
    caseId,
    pseudonym: evaluation.state.frame.pseudonym,
    draftRevision,
    sentAt,
    mayDecide: authored === 0 && review.sentBy !== actor.userId,
    changedSince: evaluation.report.draftRevision !== draftRevision,
    evaluation,
    consent: consent ?? null,
    today: evaluation.state.now,
    nextRelease: release,
  };
}

export interface LatestReview {
  id: string;
  draftRevision: number;
  sentAt: Date;
  decision: 'approved' | 'sent_back' | null;
  reason: string | null;
}

/** The last review of a case with the reviewer's words, for its officer; null when it was never sent. */
export async function latestReview(actor: StaffActor, caseId: string): Promise<LatestReview | null> {
  return throughDoor(
    actor,
    { caseId, fields: ['review'], reason: 'gate' },
    (tx) => tx.review.findFirst({ where: { caseId }, orderBy: [{ sentAt: 'desc' }, { id: 'asc' }] }),
    (row, sealer) =>
      row && {
        id: row.id,
        draftRevision: row.draftRevision,
        sentAt: row.sentAt,
        decision: row.decision,
        reason:
          row.reasonSealed &&
          sealer.open(`review/${row.id}`, z.object({ reason: z.string() }), row.reasonSealed).reason,
      },
  );
}

export interface PublishedPage {
  campaignId: string;
  slug: string;
  title: string;
  /** `YYYY-MM`. */
  publishedMonth: string;
  /** Midnight UTC of the last day on which it is shown. */
  visibleThrough: Date;
}

/** Every page that stands, for reviewers. */
export async function publishedPages(actor: StaffActor): Promise<PublishedPage[]> {
  return inTransaction(actor, 'published-pages', async (tx) => {
    const rows = await tx.campaign.findMany({
      where: { status: 'published' },
      select: { id: true, slug: true, title: true, publishedMonth: true, visibleUntil: true },
      orderBy: [{ title: 'asc' }, { id: 'asc' }],
    });
    return rows.map(({ id, slug, title, publishedMonth, visibleUntil }) => ({
      campaignId: id,
      slug,
      title,
      publishedMonth: publishedMonth?.toISOString().slice(0, 7) ?? '',
      visibleThrough: new Date(visibleUntil.getTime() - 86_400_000),
    }));
  });
}

/** How many reviews wait for this reviewer: those of others. */
export async function reviewsWaiting(actor: StaffActor): Promise<number> {
  return inTransaction(actor, 'reviews-waiting', async (tx) => {
    const waiting = await tx.review.findMany({
      where: { decision: null, NOT: { sentBy: actor.userId } },
      select: { caseId: true },
    });
    const authored = await tx.draftAuthor.findMany({
      where: { userId: actor.userId, caseId: { in: waiting.map(({ caseId }) => caseId) } },
      select: { caseId: true },
    });
    return waiting.length - authored.length;
  });
}
