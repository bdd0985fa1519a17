import type { Transaction } from '../../platform/db/index.server';
import { consentState } from '../consent';
import type { CaseFacts, CasePage } from './progress';

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

/** Where the cases' pages stand, by the id of the page. Consent may have ended one that nobody took down. */
export async function casePages(tx: Transaction, rows: readonly CaseRow[]): Promise<ReadonlyMap<string, CasePage>> {
  const ids = rows.flatMap(({ publication }) => publication?.campaignId ?? []);
  if (ids.length === 0) return new Map();
  const found = await tx.$queryRaw<(CasePage & { id: string })[]>`
    SELECT c.id, CASE WHEN c.status = 'published' AND c.visible_until > system.now() THEN 'public'
        WHEN c.status = 'waiting' THEN 'waiting' WHEN c.published_month IS NULL THEN coalesce(w.outcome, 'stopped') ELSE 'ended' END AS state,
      CASE WHEN c.status = 'waiting' THEN greatest(system.release_after(w.waiting_since), system.now()) END AS "releaseAt"
    FROM public.campaign c LEFT JOIN private.waiting_page w ON w.campaign_id = c.id WHERE c.id = ANY(${ids}::uuid[])`;
  return new Map(found.map(({ id, state, releaseAt }) => [id, { state, releaseAt }]));
}

export function factsOf(row: CaseRow, pages: ReadonlyMap<string, CasePage>, now: Date): CaseFacts {
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
    page: (row.publication && pages.get(row.publication.campaignId)) ?? null,
  };
}
