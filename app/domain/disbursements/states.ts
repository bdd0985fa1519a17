import { disbursements as words } from '~/catalogues/en/disbursements';

export const disbursementStates = [
  'requested',
  'approved',
  'executed',
  'evidenced',
  'confirmed',
  'returned',
  'rejected',
  'cancelled',
] as const;
export type DisbursementState = (typeof disbursementStates)[number];
export type DisbursementFlag =
  | 'receipt_used_twice'
  | 'split_below_band'
  | 'payee_of_many_cases'
  | 'above_usual'
  | 'first_payment';
export type EvidenceState = 'pending' | 'accepted' | 'rejected';

/** The steps of a payment that goes well. */
export const paymentSteps = ['requested', 'approved', 'executed', 'evidenced', 'confirmed'] as const;

export const stateWord = (state: DisbursementState): string => words[`state_${state}`];

/** What is known of a payment's receipts and arrival, for saying what comes next. */
export interface Aftermath {
  hasDraft: boolean;
  pending: number;
  rejected: number;
  /** The last word about arrival; null when nobody has said. */
  received: boolean | null;
}

export interface NextStep {
  text: string;
  /** Whether the officer's office is to act. */
  isOffice: boolean;
}

/** What comes next, in the words of the officer. */
export function nextStep(state: DisbursementState, { hasDraft, pending, rejected, received }: Aftermath): NextStep {
  if (state === 'executed' || state === 'evidenced') {
    if (received === false) return { text: words.waits_disputed, isOffice: true };
    if (state === 'evidenced') return { text: words.waits_evidenced, isOffice: true };
    if (hasDraft) return { text: words.waits_executed_draft, isOffice: true };
    if (pending > 0) return { text: words.waits_executed_pending, isOffice: true };
    if (rejected > 0) return { text: words.waits_executed_rejected, isOffice: true };
    return { text: words.waits_executed, isOffice: true };
  }
  return { text: words[`waits_${state}`], isOffice: false };
}
