import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { StaffActor } from '../../app/domain/access';
import { openCase, saveDraft } from '../../app/domain/cases/index.server';
import { recordConsent } from '../../app/domain/consent/index.server';
import { importDemonstrationCases } from '../../app/domain/import/index.server';
import { PublishingError } from '../../app/domain/publishing';
import {
  decideReview,
  justifyFinding,
  openReview,
  recordShowing,
  releaseDemonstration,
  runGate,
  sendToReview,
  shownState,
} from '../../app/domain/publishing/index.server';
import { inTransaction } from '../../app/platform/db/index.server';
import { type PublishedNeed, publishedNeeds, type TranslatedNeed } from './published-needs';

export interface DemonstrationStaff {
  officer: StaffActor;
  reviewer: StaffActor;
}

/** On a machine that is busy installing, the gate may run out of time and refuse; it is asked again. */
const ATTEMPTS = 3;

/** Imports the ten case files; answers case ids by name of file. Files that are known already keep their case. */
export async function importCases({ officer }: DemonstrationStaff): Promise<Map<string, string>> {
  const outcomes = await importDemonstrationCases(officer);
  return new Map(
    outcomes.map((outcome) => {
      if (outcome.status !== 'imported' && outcome.status !== 'known')
        throw new Error(`${outcome.name} was not imported: ${outcome.status}`);
      return [outcome.name, outcome.cases[0]?.id ?? ''];
    }),
  );
}

const safeVersionOf = (file: string) =>
  (JSON.parse(readFileSync(path.resolve('prisma/seed/cases', file), 'utf8')) as { safeVersion: string }).safeVersion;

/**
 * Takes five of the cases the whole way with the product's own use cases: renewed consent, safe draft, gate, review,
 * release, which does not wait for its weekday here. What was done before an interruption is not done again.
 */
export async function publishNeeds(staff: DemonstrationStaff, cases: Map<string, string>): Promise<void> {
  for (const need of publishedNeeds) {
    const caseId = cases.get(need.file);
    if (caseId === undefined) throw new Error(`${need.file} was not imported`);
    for (let attempt = 1; !(await isPublished(staff.officer, caseId)); attempt += 1) {
      try {
        await publishNeed(staff, caseId, need);
      } catch (error) {
        if (!(error instanceof PublishingError) || attempt === ATTEMPTS) throw error;
      }
    }
  }
  await releaseDemonstration();
}

async function isPublished(officer: StaffActor, caseId: string): Promise<boolean> {
  return inTransaction(
    officer,
    'demonstration.published',
    async (tx) => (await tx.publication.count({ where: { caseId } })) > 0,
  );
}

async function publishNeed(
  { officer, reviewer }: DemonstrationStaff,
  caseId: string,
  need: PublishedNeed,
): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  await recordConsent(officer, caseId, randomUUID(), {
    language: need.language,
    medium: 'spoken',
    givenOn: today,
    granted: need.granted,
    explainedBy: officer.name,
    guardian: null,
    otherRefusals: [],
    notes: '',
    conditions: [],
  });
  const revision = await writeDraft(officer, caseId, need);
  await justifyFindings(officer, caseId);
  await showToPerson(officer, caseId, today);
  const { reviewId } = await sendToReview(officer, caseId, revision);
  await approve(reviewer, reviewId, today);
}

async function writeDraft(officer: StaffActor, caseId: string, need: PublishedNeed): Promise<number> {
  const { draft, needs, journey } = await openCase(officer, caseId, ['draft', 'needs', 'journey'], 'gate');
  const textsOf = ({ title, story, labels, stops }: TranslatedNeed) => ({
    title,
    story,
    labels: Object.fromEntries((needs?.lines ?? []).map(({ id }, index) => [id, labels[index] ?? ''])),
    stops: Object.fromEntries(journey.flatMap(({ id, position }) => (stops[position] ? [[id, stops[position]]] : []))),
  });
  const translations = Object.fromEntries(
    Object.entries(need.translations ?? {}).map(([language, told]) => [language, textsOf(told)]),
  );
  const content = { ...textsOf({ ...need, story: safeVersionOf(need.file) }), translations };
  return (await saveDraft(officer, { caseId, baseRevision: draft?.revision ?? 0, locale: 'en', content })).revision;
}

async function justifyFindings(officer: StaffActor, caseId: string): Promise<void> {
  const { report } = await runGate(officer, caseId);
  const open = report.fields.flatMap(({ findings }) =>
    findings.filter(({ level, justification }) => level === 'review' && !justification),
  );
  for (const fingerprint of new Set(open.map((finding) => finding.fingerprint))) {
    await justifyFinding(officer, caseId, {
      fingerprint,
      reason: 'True of very many people, and agreed with the survivor.',
    });
  }
}

async function showToPerson(officer: StaffActor, caseId: string, today: string): Promise<void> {
  const { mark } = await shownState(officer, await runGate(officer, caseId), 'showing');
  await recordShowing(officer, caseId, randomUUID(), {
    mark: mark ?? '',
    shownOn: today,
    way: 'read_aloud',
    shownBy: officer.name,
    agreed: true,
    notes: '',
  });
}

async function approve(reviewer: StaffActor, reviewId: string, today: string): Promise<void> {
  const review = await openReview(reviewer, reviewId);
  if (review?.state !== 'waiting') throw new Error('the review is not waiting');
  await decideReview(reviewer, reviewId, {
    decision: 'approved',
    digest: review.evaluation.report.digest ?? '',
    risk: {
      assessedOn: today,
      perpetratorAtLarge: true,
      proceedingsUnderWay: true,
      othersStillHeld: false,
      mediaInterest: false,
      safeToPublish: true,
      notes: 'A safety plan has been agreed.',
    },
    confirmedConditions: (review.consent?.conditions ?? []).map(({ id }) => id),
    acceptedJustifications: review.evaluation.report.fields.flatMap(({ findings }) =>
      findings.flatMap(({ justification }) => justification?.id ?? []),
    ),
    reason: '',
  });
}
