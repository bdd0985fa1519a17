import { admin } from '~/catalogues/en/admin';

const done: Record<string, string> = {
  invited: admin.doneInvited,
  proposed: admin.doneProposed,
  approved: admin.doneApproved,
  revoked: admin.doneRevoked,
  sessions: admin.doneSessions,
  office: admin.doneOffice,
};

const refused: Record<'same-person' | 'not-permitted' | 'wrong-state' | 'has-role' | 'incomplete', string> = {
  'same-person': admin.refusedSamePerson,
  'not-permitted': admin.refusedNotPermitted,
  'wrong-state': admin.refusedWrongState,
  'has-role': admin.refusedHasRole,
  incomplete: admin.refusedIncomplete,
};

/** The sentence for `?done=`; undefined for anything that we did not write there. */
export function doneWord(key: string | null): string | undefined {
  return key !== null && Object.hasOwn(done, key) ? done[key] : undefined;
}

export function refusalWord(why: keyof typeof refused): string {
  return refused[why];
}
