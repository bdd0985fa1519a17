import { randomUUID } from 'node:crypto';
import { inTransaction, type Transaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import {
  type CaseFrame,
  type CaseSealer,
  lockFrame,
  openCase,
  recordOnCase,
  sealerOf,
  systemNow,
} from '../cases/index.server';
import { ConsentRefusedError } from './errors';
import { guardianConcern } from './guardian';
import { type NewConsent, newConsentSchema } from './schemas';
import { dayOf, expiryOf } from './scopes';

export interface RecordedConsent {
  id: string;
  version: number;
  expiresOn: Date;
}

/**
 * Records what the survivor decided as a new version. `consentId` (uuid, from the form) makes sending twice harmless.
 * For a minor, a guardian gives it, and was vetted. Throws ConsentRefusedError.
 */
export async function recordConsent(
  actor: StaffActor,
  caseId: string,
  consentId: string,
  input: NewConsent,
): Promise<RecordedConsent> {
  const consent = newConsentSchema.parse(input);
  if (consent.guardian) await checkGuardian(actor, caseId, consent.guardian);
  const sealer = await sealerOf(caseId);
  return inTransaction(actor, 'record-consent', async (tx) => {
    const frame = await lockFrame(tx, caseId);
    const before = await tx.consent.findUnique({ where: { id: consentId } });
    if (before?.caseId === caseId) return before;
    const today = dayOf(await systemNow(tx));
    if (new Date(consent.givenOn) > today) {
      throw new ConsentRefusedError('givenOn', 'The date on which consent was given lies in the future.');
    }
    if (frame.ageClass === 'minor' && consent.guardian === null) {
      throw new ConsentRefusedError(
        'guardianName',
        'This person counts as a minor: a vetted guardian consents with them.',
      );
    }
    if (consent.guardian?.vettedOn && new Date(consent.guardian.vettedOn) > today) {
      throw new ConsentRefusedError('guardianVettedOn', 'The guardian was not vetted yet: the day lies in the future.');
    }
    return insertConsent(tx, actor, frame, sealer, consentId, consent);
  });
}

/** Who may speak for somebody: vetted, with how, and not a name that stands against them in this very case. */
async function checkGuardian(
  actor: StaffActor,
  caseId: string,
  { name, vettedOn, how }: NonNullable<NewConsent['guardian']>,
): Promise<void> {
  if (vettedOn === null || how === '') {
    throw new ConsentRefusedError(
      vettedOn === null ? 'guardianVettedOn' : 'guardianHow',
      'A guardian consents only after they were vetted for involvement: say when, and what was done.',
    );
  }
  const { person } = await openCase(actor, caseId, ['person'], 'guardian');
  const concern = guardianConcern(name, person.content);
  if (concern === 'alleged_perpetrator') {
    throw new ConsentRefusedError(
      'guardianName',
      'This name stands among the alleged perpetrators of the case. They cannot consent for the person.',
    );
  }
  if (concern === 'the_person') throw new ConsentRefusedError('guardianName', 'This is the name of the person.');
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
  const recordedAt = await systemNow(tx);
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
      byGuardian: guardian !== null,
      sealed: sealer.seal(`consent/${id}`, { explainedBy, guardian, otherRefusals, notes }),
      recordedBy: actor.userId,
      recordedAt,
    },
    select: { id: true },
  });
  if (guardian?.vettedOn) {
    const vettedOn = new Date(guardian.vettedOn);
    const data = { consentId: id, caseId: frame.id, vettedOn, vettedBy: actor.userId, recordedAt };
    await tx.guardianVetting.create({ data, select: { consentId: true } });
  }
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
