import { z } from 'zod';
import { guarded } from '~/domain/access/index.server';
import { drawDraft } from '~/domain/disbursements/index.server';
import { orMissing, pictureResponse } from '../finance+/answer-form.server';

/** A receipt that is being covered, for its uploader only: open, or with `?covered` as others will see it. */
export const loader = guarded(
  { permission: 'evidence.upload', params: z.object({ draftId: z.uuid() }) },
  async ({ actor, params, request }) =>
    pictureResponse(
      await drawDraft(actor, params.draftId, new URL(request.url).searchParams.has('covered')).catch(orMissing),
    ),
);
