import { z } from 'zod';
import { guarded } from '~/domain/access/index.server';
import { drawOriginal } from '~/domain/disbursements/index.server';
import { orMissing, pictureResponse } from '../finance+/answer-form.server';

/** The receipt as it was sent, drawn anew; opening it leaves a row in the trail. */
export const loader = guarded(
  { permission: 'evidence.check', params: z.object({ evidenceId: z.uuid() }) },
  async ({ actor, params }) => pictureResponse(await drawOriginal(actor, params.evidenceId).catch(orMissing)),
);
