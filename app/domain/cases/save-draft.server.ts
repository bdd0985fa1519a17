import { type StoryLanguage, storyLanguages } from '~/catalogues/story-languages';
import { inTransaction, type Transaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { type CaseFrame, lockFrame } from './door.server';
import { EditConflictError } from './errors';
import { type StoryDraft, type StoryTexts, storyDraftSchema } from './schemas';
import { type CaseSealer, sealerOf } from './sealing.server';
import { recordOnCase, systemNow } from './trail.server';

export interface SavedDraft {
  revision: number;
  savedAt: Date;
}

/**
 * Keeps the draft as typed, as a new revision. `baseRevision` is the one the text was written on (0: none yet);
 * EditConflictError if another was saved since. The same text again keeps its revision, so sending twice is harmless.
 */
export async function saveDraft(
  actor: StaffActor,
  input: { caseId: string; baseRevision: number; locale: StoryLanguage; content: StoryDraft },
): Promise<SavedDraft> {
  const content = storyDraftSchema.parse(input.content);
  const sealer = await sealerOf(input.caseId);
  return inTransaction(actor, 'save-draft', async (tx) => {
    const frame = await lockFrame(tx, input.caseId);
    const stored = await openDraft(tx, frame.id, sealer);
    const same = sameText(stored.content, content) && stored.locale === input.locale;
    if (same && stored.savedAt !== null) return { revision: stored.revision, savedAt: stored.savedAt };
    if (stored.revision !== input.baseRevision) throw new EditConflictError();
    return writeDraft(tx, actor, frame, sealer, { ...stored, locale: input.locale, content });
  });
}

/** Changes the public label of one line within the caller's transaction; the case is locked. */
export async function writeLabel(
  tx: Transaction,
  actor: StaffActor,
  frame: CaseFrame,
  sealer: CaseSealer,
  lineId: string,
  label: string,
): Promise<void> {
  const stored = await openDraft(tx, frame.id, sealer);
  if ((stored.content.labels[lineId] ?? '') === label) return;
  const labels = { ...stored.content.labels, [lineId]: label };
  await writeDraft(tx, actor, frame, sealer, {
    ...stored,
    content: storyDraftSchema.parse({ ...stored.content, labels }),
  });
}

interface DraftState {
  revision: number;
  locale: StoryLanguage;
  content: StoryDraft;
  savedAt: Date | null;
}

async function openDraft(tx: Transaction, caseId: string, sealer: CaseSealer): Promise<DraftState> {
  const row = await tx.storyDraft.findUnique({ where: { caseId } });
  if (row === null) return { revision: 0, locale: 'en', content: storyDraftSchema.parse({}), savedAt: null };
  return {
    revision: row.revision,
    locale: storyLanguages.find((locale) => locale === row.locale) ?? 'en',
    content: sealer.open('story_draft', storyDraftSchema, row.sealed),
    savedAt: row.updatedAt,
  };
}

async function writeDraft(
  tx: Transaction,
  actor: StaffActor,
  frame: CaseFrame,
  sealer: CaseSealer,
  draft: DraftState,
): Promise<SavedDraft> {
  const revision = draft.revision + 1;
  const savedAt = await systemNow(tx);
  const data = {
    locale: draft.locale,
    revision,
    sealed: sealer.seal('story_draft', draft.content),
    updatedBy: actor.userId,
    updatedAt: savedAt,
  };
  await tx.storyDraft.upsert({
    where: { caseId: frame.id },
    create: { caseId: frame.id, ...data },
    update: data,
    select: { caseId: true },
  });
  await recordOnCase(tx, 'draft.saved', frame.pseudonym, { revision });
  return { revision, savedAt };
}

/** Equal for the reader: an empty text of a stop or line is the same as none. */
function sameText(a: StoryDraft, b: StoryDraft): boolean {
  const inOrder = <T>(parts: Record<string, T>) => Object.entries(parts).sort(([x], [y]) => (x < y ? -1 : 1));
  const filled = (texts: Record<string, string>) => inOrder(texts).filter(([, text]) => text !== '');
  const told = ({ title, story, stops, labels }: StoryTexts) => [title, story, filled(stops), filled(labels)];
  const whole = (draft: StoryDraft) =>
    JSON.stringify([
      told(draft),
      inOrder(draft.translations ?? {}).map(([language, texts]) => [language, told(texts)]),
    ]);
  return whole(a) === whole(b);
}
