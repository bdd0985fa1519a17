import { guarded } from '~/domain/access/index.server';
import { consentForm } from '~/domain/consent/index.server';
import { paperAnswer, readPaperAddress } from './paper-answer.server';

/** The blank consent form, for a first talk. */
export const loader = guarded({ permission: 'consent.record' }, async ({ request }) => {
  const asked = readPaperAddress(request);
  const blank = { ...asked, madeAt: new Date(0), reference: null, page: null, withGuardian: true };
  return paperAnswer(await consentForm(blank));
});
