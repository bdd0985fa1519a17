import { databaseErrorCode, inTransaction, type Transaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { lockFrame } from './door.server';
import { movedTo } from './edit-journey.server';
import { CaseStateError } from './errors';
import { registerFacts } from './register-facts.server';
import { writeLabel } from './save-draft.server';
import { type NewLine, newAssessmentSchema, newLineSchema } from './schemas';
import { sealerOf } from './sealing.server';
import { recordOnCase, systemNow } from './trail.server';

const LINES_MAX = 100;
const LINE_IS_PUBLIC = 'This line is public and gifts may stand on it. It can be closed by finance, not removed.';

/** Starts the assessment or changes its date and currency. The currency stands once there are lines. */
export async function saveAssessment(
  actor: StaffActor,
  caseId: string,
  input: { currency: string; assessedOn: string },
): Promise<void> {
  const { currency, assessedOn } = newAssessmentSchema.omit({ lines: true }).parse(input);
  const sealer = await sealerOf(caseId);
  const sealed = sealer.seal('needs_assessment', { assessedOn });
  await inTransaction(actor, 'save-assessment', async (tx) => {
    const frame = await lockFrame(tx, caseId);
    const stored = await tx.needsAssessment.findUnique({
      where: { caseId },
      include: { lines: { select: { id: true } } },
    });
    if (stored && stored.currency !== currency && stored.lines.length > 0) {
      throw new CaseStateError(
        `The lines are costed in ${stored.currency}. Remove them before you change the currency.`,
      );
    }
    const updatedAt = await systemNow(tx);
    await tx.needsAssessment.upsert({
      where: { caseId },
      create: { caseId, currency, sealed, updatedAt },
      update: { currency, sealed, updatedAt },
      select: { caseId: true },
    });
    await registerFacts(tx, caseId, sealer);
    await recordOnCase(tx, 'case.edited', frame.pseudonym, { part: 'needs', change: 'assessment saved' });
  });
}

/**
 * Adds a line at the end, or changes the one of this id (a uuid from the form). `publicLabel` goes into the story
 * draft, the one place of everything that is written for the public; undefined leaves it as it is.
 */
export async function saveLine(
  actor: StaffActor,
  caseId: string,
  lineId: string,
  input: NewLine,
  publicLabel?: string,
): Promise<void> {
  const { content, ...line } = newLineSchema.parse(input);
  const sealer = await sealerOf(caseId);
  const sealed = sealer.seal(`needs_line/${lineId}`, content);
  await inTransaction(actor, 'save-line', async (tx) => {
    const frame = await lockFrame(tx, caseId);
    const updatedAt = await systemNow(tx);
    const assessment = await tx.needsAssessment.updateMany({ where: { caseId }, data: { updatedAt } });
    if (assessment.count === 0) throw new CaseStateError('Choose the currency of the assessment first.');
    const changed = await tx.needsLine.updateMany({ where: { id: lineId, caseId }, data: { ...line, sealed } });
    if (changed.count === 0) {
      const count = await tx.needsLine.count({ where: { caseId } });
      if (count >= LINES_MAX) throw new CaseStateError(`An assessment has at most ${LINES_MAX} lines.`);
      const data = { id: lineId, caseId, position: count + 1, ...line, sealed };
      await tx.needsLine.create({ data, select: { id: true } });
    }
    if (publicLabel !== undefined) await writeLabel(tx, actor, frame, sealer, lineId, publicLabel);
    await registerFacts(tx, caseId, sealer);
    const change = changed.count === 0 ? 'line added' : 'line changed';
    await recordOnCase(tx, 'case.edited', frame.pseudonym, { part: 'needs', change });
  });
}

/** Removes a line that is not published; removing what is gone changes nothing. */
export async function removeLine(actor: StaffActor, caseId: string, lineId: string): Promise<void> {
  const sealer = await sealerOf(caseId);
  await inTransaction(actor, 'remove-line', async (tx) => {
    const frame = await lockFrame(tx, caseId);
    if ((await tx.publishedLine.count({ where: { needsLineId: lineId } })) > 0)
      throw new CaseStateError(LINE_IS_PUBLIC);
    const removed = await tx.needsLine.deleteMany({ where: { id: lineId, caseId } }).catch((error: unknown) => {
      // A child's need that stands behind the page of a group: the database keeps it.
      throw databaseErrorCode(error) === 'HW002' ? new CaseStateError(LINE_IS_PUBLIC, { cause: error }) : error;
    });
    if (removed.count === 0) return;
    await placeLines(tx, caseId, await lineOrder(tx, caseId));
    await registerFacts(tx, caseId, sealer);
    await recordOnCase(tx, 'case.edited', frame.pseudonym, { part: 'needs', change: 'line removed' });
  });
}

/** Puts a line at `position` (from 1). */
export async function moveLine(actor: StaffActor, caseId: string, lineId: string, position: number): Promise<void> {
  await inTransaction(actor, 'move-line', async (tx) => {
    const frame = await lockFrame(tx, caseId);
    const order = await lineOrder(tx, caseId);
    if (!order.includes(lineId) || order[position - 1] === lineId) return;
    await placeLines(tx, caseId, movedTo(order, lineId, position));
    await recordOnCase(tx, 'case.edited', frame.pseudonym, { part: 'needs', change: 'line moved' });
  });
}

async function lineOrder(tx: Transaction, caseId: string): Promise<string[]> {
  const lines = await tx.needsLine.findMany({ where: { caseId }, orderBy: { position: 'asc' }, select: { id: true } });
  return lines.map((line) => line.id);
}

async function placeLines(tx: Transaction, caseId: string, order: readonly string[]): Promise<void> {
  // Positions are unique at every moment, so all leave before each takes its new one.
  await tx.needsLine.updateMany({ where: { caseId }, data: { position: { increment: 1000 } } });
  for (const [index, id] of order.entries()) {
    await tx.needsLine.updateMany({ where: { id, caseId }, data: { position: index + 1 } });
  }
}
