import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { recordPublishedTuple } from '../anonymity/index.server';
import type { ConsentVersion } from '../consent/index.server';
import { PublishingError } from './errors';
import type { GateReport, Projection } from './gate';
import { randomSlug } from './slug.server';
import { recordPublishing } from './trail.server';

const DAY_MS = 86_400_000;

export interface ToPublish {
  caseId: string;
  pseudonym: string;
  reviewId: string;
  consent: ConsentVersion;
  projection: Projection;
  /** What was approved, and how many share what it tells. */
  assessed: Pick<GateReport, 'digest' | 'anonymity'>;
  now: Date;
}

/**
 * Writes the page of an approved case in the caller's transaction: the page, its lines with their budgets, its stops, and
 * the one link to the case, by which the database checks everything once more. It waits, unseen, for the weekly release.
 */
export async function publish(
  tx: Transaction,
  actor: StaffActor,
  { caseId, pseudonym, reviewId, consent, projection, assessed, now }: ToPublish,
): Promise<{ campaignId: string; slug: string }> {
  const campaignId = randomUUID();
  const slug = randomSlug();
  const { title, story, locale, form, ageBand, currency } = projection;
  await tx.campaign.create({
    data: {
      id: campaignId,
      slug,
      locale,
      title,
      story,
      form,
      ageBand,
      currency,
      // Consent holds through the whole of its last day in UTC.
      visibleUntil: new Date(consent.expiresOn.getTime() + DAY_MS),
    },
    select: { id: true },
  });
  const lines = projection.lines.map((line) => ({ ...line, id: randomUUID() }));
  await tx.campaignLine.createMany({
    data: lines.map(({ id, position, category, label, goalMinor, priority }) => ({
      id,
      campaignId,
      position,
      category,
      label,
      goalMinor,
      priority,
    })),
  });
  await tx.campaignStop.createMany({
    data: projection.stops.map(({ position, kind, area, years, text }) => ({
      campaignId,
      position,
      kind,
      areaCode: area?.code ?? null,
      years,
      text,
    })),
  });
  await tx.campaignTranslation.createMany({
    data: projection.translations.map((translation) => ({
      campaignId,
      locale: translation.locale,
      title: translation.title,
      story: translation.story,
      stops: projection.stops.map(({ translations }) => translations[translation.locale] ?? ''),
      labels: projection.lines.map(({ translations }) => translations[translation.locale] ?? ''),
    })),
  });
  await recordPublishedTuple(tx, {
    campaignId,
    caseId,
    digest: assessed.digest ?? '',
    question: questionOf(assessed),
  });
  await linkToCase(tx, {
    caseId,
    campaignId,
    reviewId,
    consentId: consent.id,
    approvedBy: actor.userId,
    approvedAt: now,
  });
  await tx.publishedLine.createMany({
    data: lines.map(({ id, needsLineId }) => ({ campaignLineId: id, needsLineId, caseId })),
  });
  for (const { id } of lines) await tx.$executeRaw`SELECT ledger.open_line(${id}::uuid)`;
  await recordPublishing(tx, 'campaign.waits', pseudonym, { lines: lines.length });
  return { campaignId, slug };
}

function questionOf({ anonymity }: ToPublish['assessed']) {
  if (!anonymity?.standing) throw new PublishingError('Nobody counted how many people share what this page tells.');
  return anonymity.question;
}

interface Link {
  caseId: string;
  campaignId: string;
  reviewId: string;
  consentId: string;
  approvedBy: string;
  approvedAt: Date;
}

/** A case that was public before gets a new page; the old one stays down. */
async function linkToCase(tx: Transaction, { caseId, ...link }: Link): Promise<void> {
  const before = await tx.publication.findUnique({ where: { caseId }, select: { caseId: true } });
  if (before) await tx.publication.update({ where: { caseId }, data: link, select: { caseId: true } });
  else await tx.publication.create({ data: { caseId, ...link }, select: { caseId: true } });
}
