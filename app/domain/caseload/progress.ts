import type { ConsentState } from '../consent';

export type CaseStage = 'consent' | 'needs' | 'story' | 'gate' | 'review' | 'public' | 'closed';
export type StopReason =
  | 'consent_none'
  | 'consent_expired'
  | 'consent_withdrawn'
  | 'minor'
  | 'needs_none'
  | 'gate_blocked'
  | 'gate_refused'
  | 'sent_back'
  | 'release_stopped'
  | 'release_refused';
export type WaitsFor = 'officer' | 'reviewer' | 'nobody';

/** The page that an approval brought. `stopped` and `refused` never became public, `ended` did and is no more. */
export interface CasePage {
  state: 'waiting' | 'public' | 'stopped' | 'refused' | 'ended';
  /** When a page that waits is released. */
  releaseAt: Date | null;
}

/** What is known of a case without opening it. */
export interface CaseFacts {
  ageClass: 'adult' | 'minor';
  isClosed: boolean;
  consent: ConsentState;
  /** Midnight UTC of the last day of consent; null without one. */
  consentExpiresOn: Date | null;
  lines: number;
  draftRevision: number;
  /** The latest run of the gate. */
  gate: { outcome: 'clean' | 'review' | 'blocked' | 'refused'; draftRevision: number } | null;
  /** The latest review. */
  review: { decision: 'approved' | 'sent_back' | null; draftRevision: number } | null;
  page: CasePage | null;
}

export interface CaseProgress {
  stage: CaseStage;
  /** Why it does not go on by itself; null when it does. */
  stop: StopReason | null;
  waitsFor: WaitsFor;
  /** When its page is released, while it waits for that. */
  releaseAt: Date | null;
}

/** Where a case stands. What is missing earliest decides: a lapsed consent goes before a returned review. */
export function progressOf(facts: CaseFacts): CaseProgress {
  if (facts.isClosed) return onTheWay('closed', 'nobody');
  if (facts.consent !== 'in_force') return stopped('consent', `consent_${facts.consent}`);
  if (facts.page?.state === 'public') return onTheWay('public', 'nobody');
  if (facts.page?.state === 'waiting') return { ...onTheWay('public', 'nobody'), releaseAt: facts.page.releaseAt };
  if (facts.lines === 0) return stopped('needs', 'needs_none');
  if (facts.ageClass === 'minor') return stopped('story', 'minor');
  const { gate, review, draftRevision } = facts;
  if (review !== null && review.draftRevision === draftRevision) {
    if (review.decision === null) return onTheWay('review', 'reviewer');
    if (review.decision === 'sent_back') return stopped('review', 'sent_back');
    if (facts.page?.state === 'stopped') return stopped('gate', 'release_stopped');
    if (facts.page?.state === 'refused') return stopped('gate', 'release_refused');
    return onTheWay('public', 'reviewer');
  }
  if (draftRevision === 0 || gate === null) return onTheWay('story', 'officer');
  if (gate.draftRevision !== draftRevision) return onTheWay('gate', 'officer');
  if (gate.outcome === 'blocked') return stopped('gate', 'gate_blocked');
  if (gate.outcome === 'refused') return stopped('gate', 'gate_refused');
  return onTheWay('review', 'officer');
}

function onTheWay(stage: CaseStage, waitsFor: WaitsFor): CaseProgress {
  return { stage, stop: null, waitsFor, releaseAt: null };
}

function stopped(stage: CaseStage, stop: StopReason): CaseProgress {
  return { stage, stop, waitsFor: 'officer', releaseAt: null };
}
