import { z } from 'zod';
import { guarded } from '~/domain/access/index.server';
import { drawEvidence } from '~/domain/disbursements/index.server';
import { orMissing, pictureResponse } from './answer-form.server';

export const loader = guarded(
  { permission: 'finance.read', params: z.object({ evidenceId: z.uuid() }) },
  async ({ actor, params }) => pictureResponse(await drawEvidence(actor, params.evidenceId).catch(orMissing)),
);
