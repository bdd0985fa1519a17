import { z } from 'zod';
import { guarded } from '~/domain/access/index.server';
import { consentForm } from '~/domain/consent/index.server';
import { paperPage, runGate } from '~/domain/publishing/index.server';
import { orNotFound } from './answers.server';
import { paperAnswer, readPaperAddress } from './paper-answer.server';

/** The consent form with the page of this case as it stands, if the gate lets it through; never anything private. */
export const loader = guarded(
  { permission: 'consent.record', params: z.object({ caseId: z.uuid() }) },
  async ({ actor, params, request }) => {
    const { language, pictures } = readPaperAddress(request);
    const { state, report } = await orNotFound(runGate(actor, params.caseId, { reason: 'showing' }));
    const paper = {
      language,
      pictures,
      madeAt: state.now,
      reference: state.frame.pseudonym,
      page: paperPage(report, language),
      withGuardian: state.frame.ageClass === 'minor',
    };
    return paperAnswer(await consentForm(paper));
  },
);
