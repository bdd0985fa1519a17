import { z } from 'zod';
import { guarded } from '~/domain/access/index.server';
import { EditConflictError } from '~/domain/cases';
import { saveDraft } from '~/domain/cases/index.server';
import { orNotFound } from './answers.server';
import { readStoryForm } from './story-form.server';

/**
 * Keeps the draft while it is typed. Answers {revision, savedAt}, 409 when somebody else saved meanwhile, 422 when a
 * text is too long. Somebody signed out is sent to sign in, which the page takes as "not saved yet".
 */
export const action = guarded(
  { permission: 'draft.write', params: z.object({ caseId: z.uuid() }) },
  async ({ actor, params, request }) => {
    const read = readStoryForm(await request.formData());
    if (!read.ok) return Response.json({}, { status: 422 });
    const { ok, ...draft } = read;
    try {
      return Response.json(await orNotFound(saveDraft(actor, { caseId: params.caseId, ...draft })));
    } catch (error) {
      if (!(error instanceof EditConflictError)) throw error;
      return Response.json({}, { status: 409 });
    }
  },
);
