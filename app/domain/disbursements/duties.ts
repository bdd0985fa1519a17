import { disbursements } from '~/catalogues/en/disbursements';
import { finance as words } from '~/catalogues/en/finance';
import { message } from '~/catalogues/message';
import type { DisbursementState } from './states';

/** Who has had a hand in a payment. */
export interface Hands {
  state: DisbursementState;
  requestedBy: string;
  approvers: readonly string[];
  approvalsNeeded: number;
}

export interface Duty {
  mayApprove: boolean;
  mayReject: boolean;
  mayExecute: boolean;
  /** Why this person cannot act, or what it waits for; null when there is something to do. */
  why: string | null;
}

/** What one finance officer may do with a payment. The database decides; this only says it beforehand. */
export function dutyOf({ state, requestedBy, approvers, approvalsNeeded }: Hands, userId: string): Duty {
  const asked = requestedBy === userId;
  const approved = approvers.includes(userId);
  const open = state === 'requested' || state === 'approved';
  const mayApprove = state === 'requested' && !asked && !approved;
  const mayExecute = state === 'approved' && !asked && !approved;
  const why = whyNot();
  return { mayApprove, mayReject: open && !asked, mayExecute, why };

  function whyNot(): string | null {
    if (mayApprove || mayExecute) return null;
    if (!open) return words[`nothingToDo_${state}`];
    if (asked) return words.youRequested;
    if (state === 'approved') return words.youApproved;
    return `${words.youApproved} ${message(words.needsMore, { count: Math.max(1, approvalsNeeded - approvers.length) })}`;
  }
}

/** The sentence for somebody who came too late. */
export function lateFor(state: DisbursementState): string {
  return message(words.stateChanged, { state: disbursements[`state_${state}`].toLowerCase() });
}
