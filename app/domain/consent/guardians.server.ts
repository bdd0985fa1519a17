import { inTransaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { findFrame, openCase, recordOnCase, systemNow } from '../cases/index.server';
import { consentHistory } from './consent.queries.server';
import { type GuardianConcern, guardianConcern } from './guardian';

export interface GuardianToConfirm {
  consentId: string;
  caseId: string;
  pseudonym: string;
  vettedOn: Date;
  vettedBy: string;
  /** Somebody else decides about a vetting of one's own. */
  mayDecide: boolean;
}

/** Guardians whose vetting nobody has confirmed, of cases that this person sees. Nothing is decrypted. */
export async function guardiansToConfirm(actor: StaffActor): Promise<GuardianToConfirm[]> {
  return inTransaction(actor, 'guardians-to-confirm', async (tx) => {
    const rows = await tx.guardianVetting.findMany({
      where: { decision: null, consent: { withdrawnAt: null } },
      orderBy: { recordedAt: 'asc' },
      include: { caseFile: { select: { pseudonym: true } }, consent: { select: { recordedBy: true, version: true } } },
    });
    const latest = await tx.consent.groupBy({
      by: ['caseId'],
      where: { caseId: { in: rows.map(({ caseId }) => caseId) } },
      _max: { version: true },
    });
    const people = await tx.user.findMany({
      where: { id: { in: rows.map(({ vettedBy }) => vettedBy) } },
      select: { id: true, name: true },
    });
    return rows
      .filter(({ caseId, consent }) => latest.find((one) => one.caseId === caseId)?._max.version === consent.version)
      .map(({ consentId, caseId, vettedOn, vettedBy, caseFile, consent }) => ({
        consentId,
        caseId,
        vettedOn,
        pseudonym: caseFile.pseudonym,
        vettedBy: people.find(({ id }) => id === vettedBy)?.name ?? '',
        mayDecide: vettedBy !== actor.userId && consent.recordedBy !== actor.userId,
      }));
  });
}

export interface OpenGuardian extends GuardianToConfirm {
  name: string;
  relation: string;
  how: string;
  explainedBy: string;
  /** As the case has them, to compare with. */
  allegedPerpetrators: readonly { role: string; name: string }[];
  relatives: readonly { relation: string; name: string }[];
  concern: GuardianConcern | null;
}

/** One of them with what is needed to decide, opened through the door; null when it is decided or not there. */
export async function openGuardian(actor: StaffActor, consentId: string): Promise<OpenGuardian | null> {
  const found = (await guardiansToConfirm(actor)).find((one) => one.consentId === consentId);
  if (!found) return null;
  const consent = (await consentHistory(actor, found.caseId, 'guardian')).find(({ id }) => id === consentId);
  const guardian = consent?.content.guardian;
  if (!consent || !guardian) return null;
  const { person } = await openCase(actor, found.caseId, ['person'], 'guardian');
  const { name, relation, how } = guardian;
  return {
    ...found,
    name,
    relation,
    how,
    explainedBy: consent.content.explainedBy,
    allegedPerpetrators: person.content.allegedPerpetrators,
    relatives: person.content.familyMembers,
    // Perpetrators may have been added after the consent was recorded.
    concern: guardianConcern(name, person.content),
  };
}

/** Confirms or refuses, once. A name that stands against the person can only be refused. False when it was decided meanwhile. */
export async function decideGuardian(
  actor: StaffActor,
  consentId: string,
  decision: 'confirmed' | 'refused',
): Promise<boolean> {
  const guardian = await openGuardian(actor, consentId);
  if (guardian === null || !guardian.mayDecide) return false;
  if (decision === 'confirmed' && guardian.concern !== null) return false;
  return inTransaction(actor, 'decide-guardian', async (tx) => {
    const frame = await findFrame(tx, guardian.caseId);
    // Read first: what is decided is not under review any more, and a reviewer sees nothing of it.
    const { version } = await tx.consent.findUniqueOrThrow({ where: { id: consentId }, select: { version: true } });
    const changed = await tx.guardianVetting.updateMany({
      where: { consentId, decision: null },
      data: { decision, decidedBy: actor.userId, decidedAt: await systemNow(tx) },
    });
    if (changed.count === 0) return false;
    await recordOnCase(tx, 'guardian.decided', frame.pseudonym, { version, decision });
    return true;
  });
}
