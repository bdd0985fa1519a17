import type { StaffActor } from '../access';
import { EditConflictError } from '../cases';
import { saveDraft } from '../cases/index.server';
import { withText } from './fields';
import { coarserFindings } from './gate';
import { gapAround } from './leave-out';
import type { Undo } from './resolve-finding.server';
import { runGate } from './run-gate.server';

/**
 * Writes the general words wherever the texts tell what the re-identification rule gave up, all as one new revision.
 * Answers how many places were changed.
 */
export async function takeCoarser(
  actor: StaffActor,
  caseId: string,
  baseRevision: number,
): Promise<{ count: number; undo: Undo | null }> {
  const { report, opened } = await runGate(actor, caseId);
  const draft = opened?.draft;
  if (!draft || draft.revision !== baseRevision) throw new EditConflictError();
  let content = draft.content;
  const changes: Undo['changes'] = [];
  for (const { key, text, findings } of report.fields) {
    // From the end, so that places before it stay where they are.
    const found = coarserFindings([{ findings }]).sort((a, b) => b.start - a.start);
    const changed = found.reduce((left, { start, end, replacement }) => {
      const cut = replacement === '' ? gapAround(left, start, end) : { start, end };
      return left.slice(0, cut.start) + replacement + left.slice(cut.end);
    }, text);
    if (changed === text) continue;
    content = withText(content, key, changed);
    changes.push({ field: key, start: 0, words: changed, replacement: text });
  }
  if (changes.length === 0) return { count: 0, undo: null };
  const { revision } = await saveDraft(actor, { caseId, baseRevision, locale: draft.locale, content });
  return { count: coarserFindings(report.fields).length, undo: { baseRevision: revision, changes } };
}
