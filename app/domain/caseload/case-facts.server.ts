import type { Transaction } from '../../platform/db/index.server';
import { consentState } from '../consent';
import type { CaseFacts } from './progress';

const LIST_MAX = 500;
const latest = (field: string) => ({ orderBy: { [field]: 'desc' as const }, take: 1 });

/** Plain columns of cases that the actor's row security shows; of one case when `caseId` is given. */
export async function readCaseRows(tx: Transaction, caseId?: string) {
  return tx.caseFile.findMany({
    where: caseId === undefined ? {} : { id: caseId },
    take: LIST_MAX,
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      pseudonym: true,
      officeId: true,
      ageClass: true,
      titleSealed: true,
      createdAt: true,
      closedAt: true,
      consents: { ...latest('version'), select: { expiresOn: true, withdrawnAt: true, version: true } },
      assessment: { select: { currency: true, _count: { select: { lines: true } } } },
      draft: { select: { revision: true } },
      gateRuns: { ...latest('ranAt'), select: { outcome: true, draftRevision: true } },
      reviews: { ...latest('sentAt'), select: { decision: true, draftRevision: true } },
      publication: { select: { campaignId: true } },
    },
  });
}
export type CaseRow = Awaited<ReturnType<typeof readCaseRows>>[number];

/** Which of the campaigns can be seen at `now`; consent may have ended a page that nobody took down. */
export async function publicCampaigns(tx: Transaction, rows: readonly CaseRow[], now: Date): Promise<Set<string>> {
  const ids = rows.flatMap(({ publication }) => publication?.campaignId ?? []);
  if (ids.length === 0) return new Set();
  const found = await tx.campaign.findMany({
    where: { id: { in: ids }, status: 'published', visibleUntil: { gt: now } },
    select: { id: true },
  });
  return new Set(found.map(({ id }) => id));
}

export function factsOf(row: CaseRow, visible: ReadonlySet<string>, now: Date): CaseFacts {
  const consent = row.consents[0] ?? null;
  return {
    ageClass: row.ageClass,
    isClosed: row.closedAt !== null,
    consent: consentState(consent, now),
    consentExpiresOn: consent?.expiresOn ?? null,
    lines: row.assessment?._count.lines ?? 0,
    draftRevision: row.draft?.revision ?? 0,
    gate: row.gateRuns[0] ?? null,
    review: row.reviews[0] ?? null,
    isPublic: row.publication !== null && visible.has(row.publication.campaignId),
  };
}
