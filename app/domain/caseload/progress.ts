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
  | 'sent_back';
export type WaitsFor = 'officer' | 'reviewer' | 'nobody';

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
  isPublic: boolean;
}

export interface CaseProgress {
  stage: CaseStage;
  /** Why it does not go on by itself; null when it does. */
  stop: StopReason | null;
  waitsFor: WaitsFor;
}

/** Where a case stands. What is missing earliest decides: a lapsed consent goes before a returned review. */
export function progressOf(facts: CaseFacts): CaseProgress {
  if (facts.isClosed) return { stage: 'closed', stop: null, waitsFor: 'nobody' };
  if (facts.consent !== 'in_force') return stopped('consent', `consent_${facts.consent}`);
  if (facts.isPublic) return { stage: 'public', stop: null, waitsFor: 'nobody' };
  if (facts.lines === 0) return stopped('needs', 'needs_none');
  if (facts.ageClass === 'minor') return stopped('story', 'minor');
  const { gate, review, draftRevision } = facts;
  if (review !== null && review.draftRevision === draftRevision) {
    if (review.decision === null) return { stage: 'review', stop: null, waitsFor: 'reviewer' };
    if (review.decision === 'sent_back') return stopped('review', 'sent_back');
    return { stage: 'public', stop: null, waitsFor: 'reviewer' };
  }
  if (draftRevision === 0 || gate === null) return { stage: 'story', stop: null, waitsFor: 'officer' };
  if (gate.draftRevision !== draftRevision) return { stage: 'gate', stop: null, waitsFor: 'officer' };
  if (gate.outcome === 'blocked') return stopped('gate', 'gate_blocked');
  if (gate.outcome === 'refused') return stopped('gate', 'gate_refused');
  return { stage: 'review', stop: null, waitsFor: 'officer' };
}

function stopped(stage: CaseStage, stop: StopReason): CaseProgress {
  return { stage, stop, waitsFor: 'officer' };
}
