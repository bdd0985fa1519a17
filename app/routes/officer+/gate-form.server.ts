import { z } from 'zod';
import { anonymity as panel } from '~/catalogues/en/anonymity';
import { publishing as words } from '~/catalogues/en/publishing';
import { message } from '~/catalogues/message';
import type { StaffActor } from '~/domain/access';
import { CaseStateError, EditConflictError } from '~/domain/cases';
import { type EditAnswer, PublishingError, parseFieldKey } from '~/domain/publishing';
import {
  justifyFinding,
  replaceEverywhere,
  replaceWords,
  rewriteField,
  sendToReview,
  takeBack,
  takeCoarser,
  type Undo,
} from '~/domain/publishing/index.server';
import { orNotFound, textOf } from './answers.server';

const fields = z.object({
  intent: z.enum(['replace', 'replace-all', 'coarser', 'undo', 'rewrite', 'justify', 'send']),
  revision: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  start: z.coerce.number().int().min(0).max(100_000),
  finding: z.string().regex(/^(?:f\d{1,3}-\d{1,4})?$/),
});

/** Does what one of the forms of the gate screen asks, and says what was done and what takes it back. */
export async function answerGateForm(actor: StaffActor, caseId: string, form: FormData): Promise<EditAnswer> {
  const read = fields.safeParse(
    Object.fromEntries(['intent', 'revision', 'start', 'finding'].map((name) => [name, textOf(form, name)])),
  );
  if (!read.success) throw new Response(null, { status: 400 });
  const { intent, revision: baseRevision, start, finding } = read.data;
  const answer = (done: string | null, undo: EditAnswer['undo'] = null, error: string | null = null): EditAnswer => ({
    done,
    undo,
    error,
    finding,
  });
  try {
    if (intent === 'send') {
      await orNotFound(sendToReview(actor, caseId, baseRevision));
      return answer(words.sent);
    }
    if (intent === 'justify') {
      await orNotFound(
        justifyFinding(actor, caseId, { fingerprint: textOf(form, 'fingerprint'), reason: textOf(form, 'reason') }),
      );
      return answer(words.justified);
    }
    if (intent === 'coarser') {
      const { count, undo } = await orNotFound(takeCoarser(actor, caseId, baseRevision));
      return answer(count === 0 ? panel.coarserNone : message(panel.coarserDone, { count }), undo);
    }
    if (intent === 'undo') {
      await orNotFound(takeBack(actor, caseId, { baseRevision, changes: changesOf(form) }));
      return answer(words.undone);
    }
    const field = parseFieldKey(textOf(form, 'field'));
    if (field === null) throw new Response(null, { status: 400 });
    if (intent === 'rewrite') {
      const { undo } = await orNotFound(
        rewriteField(actor, caseId, { baseRevision, field, text: textOf(form, 'text') }),
      );
      return answer(words.rewritten, undo);
    }
    const change = {
      baseRevision,
      field,
      start,
      words: textOf(form, 'words'),
      replacement: textOf(form, 'replacement'),
    };
    const { undo } = await orNotFound(
      intent === 'replace-all' ? replaceEverywhere(actor, caseId, change) : replaceWords(actor, caseId, change),
    );
    const sentence = change.replacement === '' ? words.removed : words.replaced;
    return answer(message(sentence, { from: change.words, to: change.replacement }), undo);
  } catch (error) {
    if (error instanceof EditConflictError) return answer(null, null, words.conflict);
    if (error instanceof PublishingError || error instanceof CaseStateError) return answer(null, null, error.message);
    if (error instanceof z.ZodError) return answer(null, null, error.issues[0]?.message ?? words.conflict);
    throw error;
  }
}

const place = z.coerce.number().int().min(0).max(100_000);

/** The changes that an undo button carries: field, place and words of each, in turn. */
function changesOf(form: FormData): Undo['changes'] {
  const texts = (name: string) => form.getAll(name).map((value) => String(value).replace(/\r\n/g, '\n'));
  const [starts, before, after] = [texts('start'), texts('words'), texts('replacement')];
  return texts('field').map((key, index) => {
    const field = parseFieldKey(key);
    const start = place.safeParse(starts[index]);
    if (field === null || !start.success) throw new Response(null, { status: 400 });
    return { field, start: start.data, words: before[index] ?? '', replacement: after[index] ?? '' };
  });
}
