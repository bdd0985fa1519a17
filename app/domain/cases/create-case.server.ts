import { randomUUID } from 'node:crypto';
import { vault } from '../../platform/crypto/index.server';
import { databaseErrorCode, inTransaction, type Transaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { ageClassOn } from './age';
import { CaseNotFoundError, CaseStateError } from './errors';
import { noteIdentifiers } from './note-identifiers.server';
import { randomPseudonym } from './pseudonym.server';
import { registerFacts } from './register-facts.server';
import { type NewCase, newCaseSchema } from './schemas';
import { type CaseSealer, sealerOfNewCase } from './sealing.server';
import { recordOnCase, systemNow } from './trail.server';

export interface CreatedCase {
  id: string;
  pseudonym: string;
}

/** A new case with its key made and its content sealed, not yet stored. */
export interface PreparedCase {
  id: string;
  content: NewCase;
  sealer: CaseSealer;
  source: 'form' | 'case_file' | 'htcds';
  /** Keyed digest of the file it came from; the office holds each once. */
  importDigest: string | null;
}

/** Opens a case in the officer's office. `commandId` (uuid, from the form) becomes its id: the same again changes nothing. */
export async function createCase(actor: StaffActor, input: NewCase, commandId: string): Promise<CreatedCase> {
  const before = await findCreated(actor, commandId);
  if (before) return before;
  const prepared = await prepareCase({ content: input, source: 'form', importDigest: null, id: commandId });
  try {
    return await inTransaction(actor, 'create-case', (tx) => insertCase(tx, actor, prepared));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const meanwhile = await findCreated(actor, commandId);
    if (meanwhile) return meanwhile;
    throw new CaseNotFoundError();
  }
}

async function findCreated(actor: StaffActor, id: string): Promise<CreatedCase | null> {
  return inTransaction(actor, 'find-created-case', (tx) =>
    tx.caseFile.findUnique({ where: { id }, select: { id: true, pseudonym: true } }),
  );
}

/** Checks the content, makes and stores the data key. Nothing is in the database yet; `discardCase` takes it back. */
export async function prepareCase(draft: Omit<PreparedCase, 'sealer' | 'id'> & { id?: string }): Promise<PreparedCase> {
  const content = newCaseSchema.parse(draft.content);
  const id = draft.id ?? randomUUID();
  return { ...draft, id, content, sealer: await sealerOfNewCase(id) };
}

/** Takes back the key of a prepared case with a random id that was not stored. */
export async function discardCase(prepared: PreparedCase): Promise<void> {
  await vault().removeCaseKey(prepared.id);
}

/** Stores a prepared case and its trail row in the caller's transaction. */
export async function insertCase(tx: Transaction, actor: StaffActor, prepared: PreparedCase): Promise<CreatedCase> {
  if (actor.officeId === null) throw new CaseStateError('Only somebody who belongs to an office can open a case.');
  const { id, content, sealer } = prepared;
  const now = await systemNow(tx);
  const pseudonym = randomPseudonym();
  await tx.caseFile.create({
    data: {
      id,
      pseudonym,
      officeId: actor.officeId,
      ageClass: ageClassOn(content.person.dateOfBirth, now),
      titleSealed: sealer.seal('case_file.title', content.title),
      personSealed: sealer.seal('case_file.person', content.person),
      importDigest: prepared.importDigest,
      createdBy: actor.userId,
      createdAt: now,
    },
    select: { id: true },
  });
  await insertStops(tx, prepared);
  await insertAssessment(tx, prepared, now);
  if (content.draft) {
    const { locale, content: text } = content.draft;
    const sealed = sealer.seal('story_draft', text);
    await tx.storyDraft.create({
      data: { caseId: id, locale, revision: 1, sealed, updatedBy: actor.userId, updatedAt: now },
    });
  }
  await registerFacts(tx, id, sealer);
  await noteIdentifiers(tx, id, content.person);
  await recordOnCase(tx, 'case.created', pseudonym, { source: prepared.source });
  return { id, pseudonym };
}

async function insertStops(tx: Transaction, { id: caseId, content, sealer }: PreparedCase): Promise<void> {
  const rows = content.stops.map((stop, index) => {
    const id = randomUUID();
    return {
      id,
      caseId,
      position: index + 1,
      kind: stop.kind,
      sealed: sealer.seal(`journey_stop/${id}`, stop.content),
    };
  });
  if (rows.length > 0) await tx.journeyStop.createMany({ data: rows });
}

async function insertAssessment(
  tx: Transaction,
  { id: caseId, content, sealer }: PreparedCase,
  now: Date,
): Promise<void> {
  const { assessment } = content;
  if (assessment === null) return;
  const { currency, assessedOn } = assessment;
  const sealed = sealer.seal('needs_assessment', { assessedOn });
  await tx.needsAssessment.create({ data: { caseId, currency, sealed, updatedAt: now } });
  const rows = assessment.lines.map(({ content: lineContent, ...line }, index) => {
    const id = randomUUID();
    return { id, caseId, position: index + 1, ...line, sealed: sealer.seal(`needs_line/${id}`, lineContent) };
  });
  if (rows.length > 0) await tx.needsLine.createMany({ data: rows });
}

/** The row is there already: PostgreSQL's code, or Prisma's own for the same. */
export function isUniqueViolation(error: unknown): boolean {
  return databaseErrorCode(error) === '23505' || (error instanceof Error && 'code' in error && error.code === 'P2002');
}
