import { z } from 'zod';
import { guarded } from '~/domain/access/index.server';
import { drawEvidence } from '~/domain/disbursements/index.server';
import { orMissing, pictureResponse } from '../finance+/answer-form.server';

/** The covered copy of a receipt. */
export const loader = guarded(
  { permission: 'evidence.check', params: z.object({ evidenceId: z.uuid() }) },
  async ({ actor, params }) => pictureResponse(await drawEvidence(actor, params.evidenceId).catch(orMissing)),
);
