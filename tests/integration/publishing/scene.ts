import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type StaffActor, type StaffRole, staffActor } from '../../../app/domain/access';
import type { NeedCategory } from '../../../app/domain/cases';
import { openCase, saveDraft } from '../../../app/domain/cases/index.server';
import type { ConsentScope, NewConsent } from '../../../app/domain/consent';
import { recordConsent } from '../../../app/domain/consent/index.server';
import { importFiles } from '../../../app/domain/import/index.server';
import { type Decision, mayBeSent } from '../../../app/domain/publishing';
import { decideReview, openReview, releasePages, sendToReview } from '../../../app/domain/publishing/index.server';
import { asSuperuser } from '../database';
import { coverCase } from './register';

export const rowsOf = <T>(sql: string, values: unknown[] = []) =>
  asSuperuser(async (client) => (await client.query(sql, values)).rows as T[]);

export async function someOffice(): Promise<string> {
  const id = randomUUID();
  await rowsOf('INSERT INTO identity.office (id, name) VALUES ($1, $2)', [id, `Office ${id}`]);
  return id;
}

/** Somebody with a role that two others gave them. */
export async function someStaff(role: StaffRole, officeId: string | null = null): Promise<StaffActor> {
  const userId = randomUUID();
  await rowsOf('INSERT INTO identity."user" (id, name, email, updated_at) VALUES ($1, $2, $3, now())', [
    userId,
    `A ${role}`,
    `${userId}@demo.homeward.test`,
  ]);
  await asSuperuser(async (client) => {
    // Granting has rules and tests of its own; here somebody simply holds the role.
    await client.query('SET session_replication_role = replica');
    await client.query(
      `INSERT INTO identity.role_grant (user_id, role, office_id, proposed_by, approved_by, approved_at)
       VALUES ($1, $2::identity.staff_role, $3, gen_random_uuid(), gen_random_uuid(), now())`,
      [userId, role, officeId],
    );
  });
  return staffActor({ userId, name: `A ${role}`, role, officeId });
}

interface CaseFile {
  safeVersion: string;
  consent: { scopes: ConsentScope[]; refusedScopes?: string[] };
}
export const caseFileOf = (number: string) =>
  JSON.parse(readFileSync(`prisma/seed/cases/case-${number}.json`, 'utf8')) as CaseFile;

export const LABELS: Record<NeedCategory, string> = {
  safe_accommodation: 'A safe place to stay',
  medical: 'Medical care',
  psychosocial: 'Counselling',
  legal: 'Legal help',
  return_travel: 'The journey home',
  education_skills: 'A training course',
  job_placement: 'Help with finding work',
  small_business: 'What a small business needs to begin',
  basic_needs: 'Food and daily needs',
  family_support: 'Support for the family',
};

export interface Scene {
  officer: StaffActor;
  reviewer: StaffActor;
  caseId: string;
}

/** A demonstration case in an office of its own, as imported: its narrative is the draft, its consent has run out. */
export async function importedCase(number: string): Promise<Scene> {
  const officer = await someStaff('officer', await someOffice());
  const file = { name: `case-${number}.json`, bytes: readFileSync(`prisma/seed/cases/case-${number}.json`) };
  const [outcome] = await importFiles(officer, [file]);
  if (outcome?.status !== 'imported') throw new Error(`not imported: ${JSON.stringify(outcome)}`);
  const caseId = outcome.cases[0]?.id ?? '';
  await coverCase(caseId);
  return { officer, reviewer: await someStaff('reviewer'), caseId };
}

/** A guardian as an officer writes them down; nobody has confirmed the vetting yet. */
export const someGuardian = (vettedOn: string): NonNullable<NewConsent['guardian']> => ({
  name: 'Ama Guardian',
  relation: 'aunt',
  vettedOn,
  how: 'Talked to the child alone, asked the district office, compared with the names of the case.',
});

export async function systemDay(): Promise<string> {
  const [row] = await rowsOf<{ day: string }>(`SELECT to_char(system.now() AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day`);
  return row?.day ?? '';
}

export async function renewConsent(
  { officer, caseId }: Scene,
  granted: readonly ConsentScope[] = ['needs', 'story', 'journey_country', 'age_band'],
  more: { conditions?: string[]; otherRefusals?: string[]; guardian?: NewConsent['guardian'] } = {},
): Promise<string> {
  const { id } = await recordConsent(officer, caseId, randomUUID(), {
    language: 'Bengali',
    medium: 'spoken',
    givenOn: await systemDay(),
    granted: [...granted],
    explainedBy: 'A colleague',
    guardian: null,
    notes: '',
    conditions: [],
    otherRefusals: [],
    ...more,
  });
  return id;
}

/** Writes the safe text of the case file and general labels as the draft. */
export async function writeSafeDraft(
  { officer, caseId }: Scene,
  number: string,
  changes: { title?: string; story?: string; label?: string } = {},
): Promise<number> {
  const { draft, needs } = await openCase(officer, caseId, ['draft', 'needs'], 'test');
  const labels = Object.fromEntries(
    (needs?.lines ?? []).map(({ id, category }) => [id, changes.label ?? LABELS[category]]),
  );
  const content = {
    title: changes.title ?? 'A new start at home',
    story: changes.story ?? caseFileOf(number).safeVersion,
    stops: {},
    labels,
  };
  const saved = await saveDraft(officer, { caseId, baseRevision: draft?.revision ?? 0, locale: 'en', content });
  return saved.revision;
}

/** A case with a consent of today and a safe draft, ready for the gate. */
export async function readyCase(
  number = '001',
  granted?: readonly ConsentScope[],
): Promise<Scene & { revision: number }> {
  const scene = await importedCase(number);
  await renewConsent(scene, granted);
  return { ...scene, revision: await writeSafeDraft(scene, number) };
}

export async function sentCase(
  number = '001',
  granted?: readonly ConsentScope[],
): Promise<Scene & { reviewId: string }> {
  const scene = await readyCase(number, granted);
  await justifyEverything(scene);
  const { reviewId } = await sendToReview(scene.officer, scene.caseId, scene.revision);
  return { ...scene, reviewId };
}

/** Justifies what the gate wants reviewed in a text that is safe, and shows the page to the person, who agrees. */
export async function justifyEverything(scene: Scene): Promise<void> {
  await justifyOnly(scene);
  await agreeTo(scene);
}

export async function justifyOnly({ officer, caseId }: Omit<Scene, 'reviewer'>): Promise<void> {
  const { justifyFinding, runGate } = await import('../../../app/domain/publishing/index.server');
  const { report } = await runGate(officer, caseId);
  const asked = new Set(
    report.fields.flatMap(({ findings }) =>
      findings
        .filter(({ level, justification }) => level === 'review' && !justification)
        .map(({ fingerprint }) => fingerprint),
    ),
  );
  for (const fingerprint of asked)
    await justifyFinding(officer, caseId, { fingerprint, reason: 'True of very many people there.' });
}

/** The person sees the page as it stands now and agrees, or says no; nothing happens while the gate lets no page through. */
export async function agreeTo({ officer, caseId }: Omit<Scene, 'reviewer'>, agreed = true): Promise<void> {
  const { recordShowing, runGate, shownState } = await import('../../../app/domain/publishing/index.server');
  const evaluation = await runGate(officer, caseId);
  if (!mayBeSent(evaluation.report)) return;
  const { mark } = await shownState(officer, evaluation, 'test');
  const shown = { shownOn: await systemDay(), way: 'read_aloud' as const, shownBy: 'A colleague', agreed, notes: '' };
  await recordShowing(officer, caseId, randomUUID(), { ...shown, mark: mark ?? '' });
}

/** What a reviewer who accepts everything would send. */
export async function approvalFor(
  reviewer: StaffActor,
  reviewId: string,
): Promise<Extract<Decision, { decision: 'approved' }>> {
  const review = await openReview(reviewer, reviewId);
  if (review?.state !== 'waiting') throw new Error('no review waits');
  return {
    decision: 'approved',
    digest: review.evaluation.report.digest ?? '',
    risk: {
      assessedOn: await systemDay(),
      perpetratorAtLarge: true,
      proceedingsUnderWay: false,
      othersStillHeld: false,
      mediaInterest: false,
      safeToPublish: true,
      notes: 'Safety plan agreed.',
    },
    confirmedConditions: (review.consent?.conditions ?? []).map(({ id }) => id),
    acceptedJustifications: review.evaluation.report.fields.flatMap(({ findings }) =>
      findings.flatMap(({ justification }) => justification?.id ?? []),
    ),
    reason: '',
  };
}

/** A week goes by for this page: it began to wait before the last release, and the release comes. */
export async function release(slug: string): Promise<string> {
  await letWait(slug);
  const outcome = await releasePages();
  if (outcome.released === 0) throw new Error(`not released: ${JSON.stringify(outcome)}`);
  return slug;
}

/** The page has waited for eight days. */
export const letWait = (slug: string) =>
  rowsOf(
    `UPDATE private.waiting_page SET waiting_since = waiting_since - interval '8 days'
     WHERE campaign_id = (SELECT id FROM public.campaign WHERE slug = $1)`,
    [slug],
  );

/** Approved, and not yet released: nobody sees the page. */
export async function waitingCase(
  number = '001',
  granted?: readonly ConsentScope[],
): Promise<Scene & { slug: string; reviewId: string }> {
  const scene = await sentCase(number, granted);
  const { slug } = await decideReview(
    scene.reviewer,
    scene.reviewId,
    await approvalFor(scene.reviewer, scene.reviewId),
  );
  return { ...scene, slug: slug ?? '' };
}

export async function publishedCase(
  number = '001',
  granted?: readonly ConsentScope[],
): Promise<Scene & { slug: string; reviewId: string }> {
  const scene = await waitingCase(number, granted);
  await release(scene.slug);
  return scene;
}
