import { z } from 'zod';
import { guarded } from '~/domain/access/index.server';
import { checkWhileWriting } from '~/domain/publishing/index.server';
import { orNotFound } from './answers.server';
import { readStoryForm } from './story-form.server';

/**
 * The marks of a text that is being typed. Answers what `checkWhileWriting` says, with the time that it took; 422 when a
 * text is too long. Stores nothing; never kept by anybody.
 */
export const action = guarded(
  { permission: 'gate.run', params: z.object({ caseId: z.uuid() }) },
  async ({ actor, params, request }) => {
    const startedAt = performance.now();
    const read = readStoryForm(await request.formData());
    if (!read.ok) return Response.json({}, { status: 422 });
    const { locale, content } = read;
    const marks = await orNotFound(checkWhileWriting(actor, params.caseId, { locale, content }));
    return Response.json(marks, {
      headers: {
        'Cache-Control': 'no-store',
        'Server-Timing': `marks;dur=${(performance.now() - startedAt).toFixed(1)}`,
      },
    });
  },
);
