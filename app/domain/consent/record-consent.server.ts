import { randomUUID } from 'node:crypto';
import { inTransaction, type Transaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { CaseStateError } from '../cases';
import { type CaseFrame, type CaseSealer, lockFrame, recordOnCase, sealerOf, systemNow } from '../cases/index.server';
import { type NewConsent, newConsentSchema } from './schemas';
import { dayOf, expiryOf } from './scopes';

export interface RecordedConsent {
  id: string;
  version: number;
  expiresOn: Date;
}

/** Records what the survivor decided as a new version. `consentId` (uuid, from the form) makes sending twice harmless. */
export async function recordConsent(
  actor: StaffActor,
  caseId: string,
  consentId: string,
  input: NewConsent,
): Promise<RecordedConsent> {
  const consent = newConsentSchema.parse(input);
  const sealer = await sealerOf(caseId);
  return inTransaction(actor, 'record-consent', async (tx) => {
    const frame = await lockFrame(tx, caseId);
    const before = await tx.consent.findUnique({ where: { id: consentId } });
    if (before?.caseId === caseId) return before;
    if (new Date(consent.givenOn) > dayOf(await systemNow(tx))) {
      throw new CaseStateError('The date on which consent was given lies in the future.');
    }
    return insertConsent(tx, actor, frame, sealer, consentId, consent);
  });
}

/** Stores a version in the caller's transaction; the case is locked or new. */
export async function insertConsent(
  tx: Transaction,
  actor: StaffActor,
  frame: Pick<CaseFrame, 'id' | 'pseudonym'>,
  sealer: CaseSealer,
  id: string,
  consent: NewConsent,
): Promise<RecordedConsent> {
  const { language, medium, granted, conditions, explainedBy, guardian, otherRefusals, notes } = consent;
  const version = (await tx.consent.count({ where: { caseId: frame.id } })) + 1;
  const givenOn = new Date(consent.givenOn);
  const expiresOn = expiryOf(givenOn);
  await tx.consent.create({
    data: {
      id,
      caseId: frame.id,
      version,
      language,
      medium,
      givenOn,
      expiresOn,
      grantedScopes: granted,
      sealed: sealer.seal(`consent/${id}`, { explainedBy, guardian, otherRefusals, notes }),
      recordedBy: actor.userId,
      recordedAt: await systemNow(tx),
    },
    select: { id: true },
  });
  const rows = conditions.map((text, index) => {
    const conditionId = randomUUID();
    const sealed = sealer.seal(`consent_condition/${conditionId}`, { text });
    return { id: conditionId, consentId: id, position: index + 1, sealed };
  });
  if (rows.length > 0) await tx.consentCondition.createMany({ data: rows });
  const detail = { version, granted, expiresOn: expiresOn.toISOString().slice(0, 10) };
  await recordOnCase(tx, 'consent.recorded', frame.pseudonym, detail);
  return { id, version, expiresOn };
}
