import { dayWords } from '~/catalogues/day-words';
import { cases } from '~/catalogues/en/cases';
import { message } from '~/catalogues/message';
import type { CaseProgress } from '~/domain/caseload';

export { dayWords };

/** What has to happen next, in the words of whoever looks. */
export function nextWords({ stage, stop, waitsFor, releaseAt }: CaseProgress): string {
  if (stop !== null) return cases[`next_${stop}`];
  if (releaseAt !== null) return message(cases.next_release, { date: dayWords(releaseAt) });
  if (stage === 'review') return waitsFor === 'reviewer' ? cases.next_review_reviewer : cases.next_review_officer;
  if (stage === 'public') return waitsFor === 'reviewer' ? cases.next_public_reviewer : cases.next_public;
  if (stage === 'gate') return cases.next_gate;
  if (stage === 'story') return cases.next_story;
  return cases.next_closed;
}

/** Where the next thing is done. */
export function nextHref(caseId: string, { stage, stop }: Pick<CaseProgress, 'stage' | 'stop'>): string {
  const page = {
    consent: 'consent',
    needs: 'needs',
    story: 'story',
    gate: 'gate',
    review: 'gate',
    public: '',
    closed: '',
  }[stage];
  return `/officer/cases/${caseId}${stop === 'minor' ? '/group' : page && `/${page}`}`;
}

export const say = message;
