import { describe, expect, it } from 'vitest';
import { type CaseFacts, progressOf } from './progress';

const ready: CaseFacts = {
  ageClass: 'adult',
  isClosed: false,
  consent: 'in_force',
  consentExpiresOn: new Date('2027-01-01T00:00:00Z'),
  lines: 3,
  draftRevision: 4,
  gate: { outcome: 'clean', draftRevision: 4 },
  review: null,
  page: null,
};
const stage = (change: Partial<CaseFacts>) => {
  const { stage, stop, waitsFor } = progressOf({ ...ready, ...change });
  return [stage, stop, waitsFor];
};

describe('progressOf', () => {
  it.each<[string, Partial<CaseFacts>, unknown[]]>([
    ['closed goes before all', { isClosed: true, consent: 'expired' }, ['closed', null, 'nobody']],
    ['no consent', { consent: 'none' }, ['consent', 'consent_none', 'officer']],
    [
      'consent lapsed while public',
      { consent: 'expired', page: { state: 'public', releaseAt: null } },
      ['consent', 'consent_expired', 'officer'],
    ],
    ['consent withdrawn', { consent: 'withdrawn' }, ['consent', 'consent_withdrawn', 'officer']],
    ['public', { page: { state: 'public', releaseAt: null } }, ['public', null, 'nobody']],
    ['no lines', { lines: 0, draftRevision: 0 }, ['needs', 'needs_none', 'officer']],
    ['a minor', { ageClass: 'minor' }, ['story', 'minor', 'officer']],
    ['no draft', { draftRevision: 0, gate: null }, ['story', null, 'officer']],
    ['never checked', { gate: null }, ['story', null, 'officer']],
    ['changed since the check', { draftRevision: 5 }, ['gate', null, 'officer']],
    ['blocked', { gate: { outcome: 'blocked', draftRevision: 4 } }, ['gate', 'gate_blocked', 'officer']],
    ['refused', { gate: { outcome: 'refused', draftRevision: 4 } }, ['gate', 'gate_refused', 'officer']],
    ['clean', {}, ['review', null, 'officer']],
    ['with the reviewer', { review: { decision: null, draftRevision: 4 } }, ['review', null, 'reviewer']],
    ['sent back', { review: { decision: 'sent_back', draftRevision: 4 } }, ['review', 'sent_back', 'officer']],
    [
      'sent back and changed',
      { draftRevision: 5, review: { decision: 'sent_back', draftRevision: 4 } },
      ['gate', null, 'officer'],
    ],
    [
      'waiting for its release',
      { review: { decision: 'approved', draftRevision: 4 }, page: { state: 'waiting', releaseAt: new Date(0) } },
      ['public', null, 'nobody'],
    ],
    [
      'stopped before its release',
      { review: { decision: 'approved', draftRevision: 4 }, page: { state: 'stopped', releaseAt: null } },
      ['gate', 'release_stopped', 'officer'],
    ],
    [
      'refused at its release',
      { review: { decision: 'approved', draftRevision: 4 }, page: { state: 'refused', releaseAt: null } },
      ['gate', 'release_refused', 'officer'],
    ],
    ['approved, not yet out', { review: { decision: 'approved', draftRevision: 4 } }, ['public', null, 'reviewer']],
  ])('%s', (_name, change, expected) => {
    expect(stage(change)).toEqual(expected);
  });
});
