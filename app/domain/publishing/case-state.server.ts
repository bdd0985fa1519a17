import { inTransaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { type CaseFrame, findFrame, systemNow } from '../cases/index.server';
import { type EffectiveConsent, effectiveConsent } from '../consent/index.server';
import type { GateRefusal } from './gate';

export interface CaseState {
  frame: CaseFrame;
  now: Date;
  consent: EffectiveConsent;
  draftRevision: number;
  /** The case's last page: its consent, whether it waits for its release, stands, or was ever public. */
  published: { consentId: string; isWaiting: boolean; isPublic: boolean; wasPublic: boolean } | null;
}

/** What decides about a case without opening it: its age class, its consent, its draft's number, its page. */
export async function caseState(actor: StaffActor, caseId: string): Promise<CaseState> {
  return inTransaction(actor, 'gate-state', async (tx) => {
    const frame = await findFrame(tx, caseId);
    const draft = await tx.storyDraft.findUnique({ where: { caseId }, select: { revision: true } });
    const publication = await tx.publication.findUnique({ where: { caseId } });
    const campaign =
      publication &&
      (await tx.campaign.findUnique({
        where: { id: publication.campaignId },
        select: { status: true, publishedMonth: true },
      }));
    return {
      frame,
      now: await systemNow(tx),
      consent: await effectiveConsent(tx, caseId),
      draftRevision: draft?.revision ?? 0,
      published: publication && {
        consentId: publication.consentId,
        isWaiting: campaign?.status === 'waiting',
        isPublic: campaign?.status === 'published',
        wasPublic: campaign?.publishedMonth != null,
      },
    };
  });
}

const CONSENT_REFUSAL = {
  none: 'no_consent',
  expired: 'consent_expired',
  withdrawn: 'consent_withdrawn',
} as const;

/** What refuses the case whatever its texts say. */
export function standingRefusals({ frame, consent, published, draftRevision }: CaseState): GateRefusal[] {
  const refusals: GateRefusal[] = [];
  if (frame.ageClass !== 'adult') refusals.push('minor');
  if (frame.closedAt !== null) refusals.push('closed');
  if (published?.isPublic) refusals.push('already_public');
  if (published?.isWaiting) refusals.push('waits_for_release');
  if (consent.state !== 'in_force') refusals.push(CONSENT_REFUSAL[consent.state]);
  else {
    if (published?.wasPublic && published.consentId === consent.consent.id) refusals.push('consent_not_fresh');
    if (!consent.consent.granted.includes('needs')) refusals.push('scope_needs');
    if (!consent.consent.granted.includes('story')) refusals.push('scope_story');
  }
  if (draftRevision === 0) refusals.push('no_draft');
  return refusals;
}
