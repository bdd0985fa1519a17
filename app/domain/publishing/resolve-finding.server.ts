import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { inTransaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { EditConflictError } from '../cases';
import { lockFrame, openCase, saveDraft, sealerOf, systemNow } from '../cases/index.server';
import { PublishingError } from './errors';
import { type FieldKey, textOf, withText } from './fields';
import { gapAround } from './leave-out';
import { runGate } from './run-gate.server';
import { recordPublishing } from './trail.server';

export const replacementSchema = z.object({
  baseRevision: z.number().int().min(1),
  field: z.custom<FieldKey>((value) => typeof value === 'string'),
  start: z.number().int().min(0),
  /** What stands there now; the change is refused when something else does. */
  words: z.string(),
  replacement: z.string().max(4000),
});
export type Replacement = z.infer<typeof replacementSchema>;

/** What takes a change back: changes of the same kind, the other way round. */
export interface Undo {
  baseRevision: number;
  changes: Omit<Replacement, 'baseRevision'>[];
}

/**
 * Replaces words in one text of the draft and saves it as a new revision at once. A gap that "leave out" would make is
 * closed. Throws EditConflictError if the text changed meanwhile.
 */
export async function replaceWords(
  actor: StaffActor,
  caseId: string,
  input: Replacement,
): Promise<{ revision: number; undo: Undo }> {
  const { baseRevision, field, start, words, replacement } = replacementSchema.parse(input);
  const { draft } = await openCase(actor, caseId, ['draft'], 'gate');
  if (draft === null || draft.revision !== baseRevision) throw new EditConflictError();
  const text = textOf(draft.content, field);
  if (text.slice(start, start + words.length) !== words) throw new EditConflictError();
  const cut = replacement === '' ? gapAround(text, start, start + words.length) : { start, end: start + words.length };
  const changed = text.slice(0, cut.start) + replacement + text.slice(cut.end);
  const saved = await saveDraft(actor, {
    caseId,
    baseRevision,
    locale: draft.locale,
    content: withText(draft.content, field, changed),
  });
  const back = { field, start: cut.start, words: replacement, replacement: text.slice(cut.start, cut.end) };
  return { revision: saved.revision, undo: { baseRevision: saved.revision, changes: [back] } };
}

/** Replaces a whole text of the draft (title, story, a stop's text, a line's label). */
export async function rewriteField(
  actor: StaffActor,
  caseId: string,
  input: { baseRevision: number; field: FieldKey; text: string },
): Promise<{ revision: number; undo: Undo }> {
  const { draft } = await openCase(actor, caseId, ['draft'], 'gate');
  if (draft === null || draft.revision !== input.baseRevision) throw new EditConflictError();
  const before = textOf(draft.content, input.field);
  const content = withText(draft.content, input.field, input.text);
  const { revision } = await saveDraft(actor, {
    caseId,
    baseRevision: input.baseRevision,
    locale: draft.locale,
    content,
  });
  return {
    revision,
    undo: {
      baseRevision: revision,
      changes: [{ field: input.field, start: 0, words: input.text, replacement: before }],
    },
  };
}

/** Replaces the same words wherever they stand in one text. */
export async function replaceEverywhere(
  actor: StaffActor,
  caseId: string,
  { field, words, replacement, baseRevision }: Omit<Replacement, 'start'>,
): Promise<{ revision: number; undo: Undo }> {
  const { draft } = await openCase(actor, caseId, ['draft'], 'gate');
  if (draft === null || draft.revision !== baseRevision) throw new EditConflictError();
  const text = textOf(draft.content, field).split(words).join(replacement);
  return rewriteField(actor, caseId, {
    baseRevision,
    field,
    text: replacement === '' ? text.replace(/ {2,}/g, ' ').replace(/ ([.,;:!?)])/g, '$1') : text,
  });
}

/** Takes back what was done last, in every text that it changed, if nobody has changed them since. */
export async function takeBack(actor: StaffActor, caseId: string, { baseRevision, changes }: Undo): Promise<void> {
  const { draft } = await openCase(actor, caseId, ['draft'], 'gate');
  if (draft === null || draft.revision !== baseRevision) throw new EditConflictError();
  let content = draft.content;
  for (const { field, start, words, replacement } of changes) {
    const text = textOf(content, field);
    if (text.slice(start, start + words.length) !== words) throw new EditConflictError();
    content = withText(content, field, text.slice(0, start) + replacement + text.slice(start + words.length));
  }
  await saveDraft(actor, { caseId, baseRevision, locale: draft.locale, content });
}

export const justificationReasonSchema = z
  .string()
  .trim()
  .min(10, 'Say in a sentence why these words may stand.')
  .max(1000);

/**
 * Says why the words of a review finding may stand. The finding is looked up in a fresh run, so that only what the gate
 * marks for review now can be justified; a block or a private value never can.
 */
export async function justifyFinding(
  actor: StaffActor,
  caseId: string,
  input: { fingerprint: string; reason: string },
): Promise<void> {
  const reason = justificationReasonSchema.parse(input.reason);
  const { report } = await runGate(actor, caseId);
  const findings = report.fields
    .flatMap((field) => field.findings)
    .filter(({ fingerprint }) => fingerprint === input.fingerprint);
  const [finding] = findings;
  if (!finding) throw new PublishingError('The text has changed: these words are no longer marked.');
  if (findings.some(({ level, isPrivateValue }) => level === 'block' || isPrivateValue)) {
    throw new PublishingError('These words cannot be justified. Replace them.');
  }
  const sealer = await sealerOf(caseId);
  await inTransaction(actor, 'justify-finding', async (tx) => {
    const frame = await lockFrame(tx, caseId);
    const fingerprint = input.fingerprint;
    const stored = await tx.justification.findUnique({
      where: { caseId_fingerprint: { caseId, fingerprint } },
      select: { id: true },
    });
    const id = stored?.id ?? randomUUID();
    const written = {
      sealed: sealer.seal(`justification/${id}`, { reason }),
      writtenBy: actor.userId,
      writtenAt: await systemNow(tx),
    };
    if (stored) await tx.justification.update({ where: { id }, data: written, select: { id: true } });
    else await tx.justification.create({ data: { id, caseId, fingerprint, ...written }, select: { id: true } });
    await recordPublishing(tx, 'finding.justified', frame.pseudonym, { type: finding.type });
  });
}
