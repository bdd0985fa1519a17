import { databaseErrorCode, inTransaction, type Transaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { type CaseSealer, findFrame, sealerOf, systemNow } from '../cases/index.server';
import { effectiveConsent, type LatestShowing, layOpen } from '../consent/index.server';
import { PublishingError } from './errors';
import { type GateReport, mayBeSent, type Projection } from './gate';
import { publish } from './publish.server';
import { type Decision, decisionSchema, type Risk } from './risk';
import { runGate } from './run-gate.server';
import { agreedShowing } from './shown-state.server';
import { recordPublishing } from './trail.server';

export interface DecidedReview {
  decision: 'approved' | 'sent_back';
  /** The address that the new page has from its release on. */
  slug: string | null;
}

type Approval = Extract<Decision, { decision: 'approved' }>;

/**
 * A reviewer's decision, once. Approving runs the gate again on the same revision and writes the page, which waits for
 * its release, in the same transaction; everything that the page needs must be there: what was looked at is what is
 * published, each condition confirmed, each justification accepted, the risk assessed as safe. Throws PublishingError
 * with what is missing.
 */
export async function decideReview(actor: StaffActor, reviewId: string, input: Decision): Promise<DecidedReview> {
  const decision = decisionSchema.parse(input);
  const review = await readOpenReview(actor, reviewId);
  const sealer = await sealerOf(review.caseId);
  return asPublishingErrors(async () => {
    if (decision.decision === 'sent_back') return sendBack(actor, review, sealer, decision.reason);
    const { report } = await runGate(actor, review.caseId, { reason: 'review' });
    const projection = checkApproval(report, review.draftRevision, decision);
    const shown = await agreedShowing(actor, report, 'review');
    return inTransaction(actor, 'approve-review', (tx) =>
      approve(tx, actor, review, sealer, report, projection, decision, shown),
    );
  });
}

interface OpenReview {
  id: string;
  caseId: string;
  draftRevision: number;
}

async function readOpenReview(actor: StaffActor, reviewId: string): Promise<OpenReview> {
  return inTransaction(actor, 'read-review', async (tx) => {
    const review = await tx.review.findUnique({ where: { id: reviewId } });
    if (review === null) throw new PublishingError('There is no such review.');
    if (review.decision !== null) throw new PublishingError('This review is decided. Nothing was changed.');
    const author = await tx.draftAuthor.count({ where: { caseId: review.caseId, userId: actor.userId } });
    if (author > 0 || review.sentBy === actor.userId) throw new PublishingError(AUTHOR_MESSAGE);
    return review;
  });
}

const AUTHOR_MESSAGE = 'You had a hand in this draft, so another reviewer decides about it.';

async function sendBack(
  actor: StaffActor,
  review: OpenReview,
  sealer: CaseSealer,
  reason: string,
): Promise<DecidedReview> {
  return inTransaction(actor, 'send-back', async (tx) => {
    const { pseudonym } = await findFrame(tx, review.caseId);
    await lockReview(tx, review);
    await storeDecision(tx, actor, review, 'sent_back', sealer.seal(`review/${review.id}`, { reason }));
    const counts = { conditionsConfirmed: 0, justificationsAccepted: 0 };
    await recordPublishing(tx, 'review.decided', pseudonym, {
      revision: review.draftRevision,
      decision: 'sent_back',
      ...counts,
    });
    return { decision: 'sent_back', slug: null };
  });
}

/** Everything that can be said before the transaction; the database says it again at its end. */
function checkApproval(report: GateReport, revision: number, decision: Approval): Projection {
  if (report.draftRevision !== revision)
    throw new PublishingError(
      'The draft was changed after it was sent. Send it back, so that it comes to you again as it is now.',
    );
  if (!mayBeSent(report) || report.projection === null)
    throw new PublishingError('The gate does not let this draft through any more. See what it says, and send it back.');
  if (report.digest !== decision.digest)
    throw new PublishingError(
      'What would be public has changed since you opened this page. Look at it again, then decide.',
    );
  if (!decision.risk.safeToPublish)
    throw new PublishingError(
      'The risk assessment does not say that it is safe to publish. Send it back with your reason.',
    );
  const accepted = new Set(decision.acceptedJustifications);
  const unaccepted = report.fields
    .flatMap(({ findings }) => findings.flatMap(({ justification }) => justification ?? []))
    .filter(({ id, acceptedBy }) => acceptedBy === null && !accepted.has(id));
  if (unaccepted.length > 0)
    throw new PublishingError('A justification is not accepted. Accept each of them, or send the draft back.');
  return report.projection;
}

async function approve(
  tx: Transaction,
  actor: StaffActor,
  review: OpenReview,
  sealer: CaseSealer,
  report: GateReport,
  projection: Projection,
  decision: Approval,
  shown: LatestShowing,
): Promise<DecidedReview> {
  const { pseudonym } = await findFrame(tx, review.caseId);
  await lockReview(tx, review);
  const now = await systemNow(tx);
  // A withdrawal that runs at the same time waits for this row, and then finds the page that it takes down.
  await tx.$queryRaw`SELECT id FROM private.consent WHERE id = ${report.consentId}::uuid FOR UPDATE`;
  const mark = { by: actor.userId, at: now };
  const confirmed = await tx.consentCondition.updateMany({
    where: { consentId: report.consentId ?? '', id: { in: decision.confirmedConditions }, confirmedAt: null },
    data: { confirmedBy: mark.by, confirmedAt: mark.at },
  });
  const accepted = await tx.justification.updateMany({
    where: { caseId: review.caseId, id: { in: decision.acceptedJustifications }, acceptedAt: null },
    data: { acceptedBy: mark.by, acceptedAt: mark.at },
  });
  const { consent, state, unconfirmedConditions } = await effectiveConsent(tx, review.caseId);
  if (state !== 'in_force' || consent.id !== report.consentId)
    throw new PublishingError('The consent has changed meanwhile. Look at it again.');
  if (unconfirmedConditions > 0)
    throw new PublishingError(
      'A condition of the consent is not confirmed. Confirm each of them, or send the draft back.',
    );
  await storeDecision(
    tx,
    actor,
    review,
    'approved',
    decision.reason ? sealer.seal(`review/${review.id}`, { reason: decision.reason }) : null,
  );
  await storeRisk(tx, actor, review, sealer, decision.risk);
  const counts = { conditionsConfirmed: confirmed.count, justificationsAccepted: accepted.count };
  await recordPublishing(tx, 'review.decided', pseudonym, {
    revision: review.draftRevision,
    decision: 'approved',
    ...counts,
  });
  await layOpen(tx, shown);
  const { slug } = await publish(tx, actor, {
    caseId: review.caseId,
    pseudonym,
    reviewId: review.id,
    consent,
    projection,
    assessed: report,
    now,
  });
  return { decision: 'approved', slug };
}

/** Two who decide at once: the second waits here and then finds it decided. */
async function lockReview(tx: Transaction, review: OpenReview): Promise<void> {
  const rows = await tx.$queryRaw<{ open: boolean }[]>`
    SELECT decision IS NULL AND draft_revision = ${review.draftRevision} AS open FROM private.review WHERE id = ${review.id}::uuid FOR UPDATE`;
  if (!rows[0]?.open)
    throw new PublishingError('Somebody decided this review, or it was sent again, meanwhile. Look at it again.');
}

async function storeDecision(
  tx: Transaction,
  actor: StaffActor,
  review: OpenReview,
  decision: 'approved' | 'sent_back',
  reasonSealed: Uint8Array<ArrayBuffer> | null,
): Promise<void> {
  const data = { decision, decidedBy: actor.userId, decidedAt: await systemNow(tx), reasonSealed };
  await tx.review.update({ where: { id: review.id }, data, select: { id: true } });
}

async function storeRisk(
  tx: Transaction,
  actor: StaffActor,
  review: OpenReview,
  sealer: CaseSealer,
  risk: Risk,
): Promise<void> {
  const { assessedOn, notes, ...answers } = risk;
  const id = crypto.randomUUID();
  await tx.riskAssessment.create({
    data: {
      id,
      caseId: review.caseId,
      reviewId: review.id,
      assessedOn: new Date(assessedOn),
      assessedBy: actor.userId,
      ...answers,
      sealed: sealer.seal(`risk_assessment/${id}`, { notes }),
    },
    select: { id: true },
  });
}

const DATABASE_MESSAGES: Record<string, string> = {
  HW001: 'Only somebody who holds the role of a reviewer now can decide.',
  HW002: 'This review is decided. Nothing was changed.',
  HW005: AUTHOR_MESSAGE,
  HW008:
    'The database does not let this be published: consent, conditions, risk assessment or the gate are not as they must be.',
};

/** The database has the last word; what it refuses is told in words. */
async function asPublishingErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = DATABASE_MESSAGES[databaseErrorCode(error) ?? ''];
    if (message === undefined) throw error;
    throw new PublishingError(message, { cause: error });
  }
}
