// What finance sees of banks, Stripe and the closing of the books. Amounts are minor units of their currency; days are
// `YYYY-MM-DD`, months `YYYY-MM`.

export interface BankAccount {
  code: string;
  label: string;
  /** Null: any currency. */
  currency: string | null;
  ibanLast4: string | null;
  /** Payments of its currency leave from here. */
  isDefault: boolean;
}

export interface BankCash {
  code: string;
  label: string;
  /** What our books say. */
  bookedMinor: bigint;
  /** What the bank said last, and on which day; null before the first statement. */
  statementMinor: bigint | null;
  statementOn: string | null;
}

/** Where the money of one currency is. Assets are positive, suspense is what nobody has explained yet. */
export interface CashPosition {
  currency: string;
  banks: BankCash[];
  /** Settled at Stripe and free to be paid out, or not yet (by the day Stripe named). */
  stripeAvailableMinor: bigint;
  stripePendingMinor: bigint;
  /** Paid by donors, and not yet settled by Stripe. */
  receivableMinor: bigint;
  /** Left Stripe, and not yet on a statement of the bank. */
  inTransitMinor: bigint;
  refundsPayableMinor: bigint;
  /** Credit positive: money that is here and unexplained. */
  suspenseMinor: bigint;
}

export interface OpeningBalance {
  id: string;
  bankCode: string;
  bankLabel: string;
  currency: string;
  amountMinor: bigint;
  fund: 'operating' | 'reserve' | 'pool';
  effectiveOn: string;
  state: 'proposed' | 'confirmed' | 'rejected';
  proposedBy: string;
  proposedByName: string | null;
  proposedAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
}

export interface FundFreeze {
  id: string;
  /** Null: all of the currency; without a currency either: everything. */
  campaignLineId: string | null;
  lineLabel: string | null;
  currency: string | null;
  reason: string;
  raisedAt: Date;
  /** Null: the nightly checks. */
  raisedByName: string | null;
  liftProposedBy: string | null;
  liftProposedByName: string | null;
  liftedByName: string | null;
  liftedAt: Date | null;
}

/** Why approvals and executions are refused now. */
export interface PaymentStop {
  kind: 'frozen' | 'reserve_below_zero' | 'operating_below_zero';
  freezeId: string | null;
  reason: string | null;
  balanceMinor: bigint | null;
}

export interface Payout {
  payoutId: string;
  amountMinor: bigint;
  currency: string;
  status: 'pending' | 'in_transit' | 'paid' | 'failed' | 'canceled';
  /** The day on which Stripe expects it at the bank. */
  arrivalOn: string;
  createdAt: Date;
  /** The line of a statement that shows it; null while it is in transit. */
  bankLineId: string | null;
  arrivedOn: string | null;
}

export interface WriteOff {
  id: string;
  /** Credit positive: above zero it is a gain, below zero a loss. */
  amountMinor: bigint;
  reason: string;
  state: 'proposed' | 'booked' | 'rejected';
  proposedBy: string;
  proposedByName: string | null;
  proposedAt: Date;
}

export interface FinanceException {
  id: string;
  kind: string;
  subjectKind: string;
  subjectId: string;
  currency: string | null;
  amountMinor: bigint | null;
  /** What of it waits in suspense, credit positive; 0 means that it can be resolved with a note. */
  inSuspenseMinor: bigint;
  /** Ids and amounts. */
  detail: Record<string, string | null>;
  state: 'open' | 'resolved' | 'written_off';
  openedAt: Date;
  owner: string | null;
  ownerName: string | null;
  dueOn: string;
  isOverdue: boolean;
  closedByName: string | null;
  closedAt: Date | null;
  note: string | null;
  writeOff: WriteOff | null;
}

export interface FinanceOfficer {
  userId: string;
  name: string;
}

export const matchKinds = ['payout', 'disbursement', 'returned_payment', 'bank_fee', 'transfer', 'suspense'] as const;
export type MatchKind = (typeof matchKinds)[number];

/** A part of a bank line: signed as the line is, money in is positive. */
export interface MatchPart {
  kind: MatchKind;
  /** A payout, a disbursement, a bank account (transfer); null for fees and suspense. */
  subjectId: string | null;
  amountMinor: bigint;
}

export interface MatchSuggestion {
  certainty: 'certain' | 'likely' | 'possible';
  why:
    | 'payout_amount'
    | 'payouts_together'
    | 'disbursement_reference'
    | 'disbursement_amount'
    | 'bank_fee_words'
    | 'returned_payment'
    | 'transfer_between_accounts';
  parts: MatchPart[];
}

export interface BankLine {
  id: string;
  statementId: string;
  bankCode: string;
  currency: string;
  bookedOn: string;
  valueOn: string;
  /** Money in is positive. */
  amountMinor: bigint;
  /** What no match explains yet, signed as the line. */
  remainingMinor: bigint;
  /** As the bank wrote it; opened from seal for finance only. */
  text: string;
  counterparty: string;
  bankReference: string;
  /** Of these, one can be taken back by its id. */
  matches: (MatchPart & { id: bigint; matchedByName: string | null; matchedAt: Date })[];
  suggestions: MatchSuggestion[];
}

export interface BankStatement {
  id: string;
  bankCode: string;
  bankLabel: string;
  currency: string;
  format: 'camt053' | 'csv';
  reference: string;
  fromOn: string;
  toOn: string;
  openingMinor: bigint;
  closingMinor: bigint;
  lineCount: number;
  /** Lines with something in suspense. */
  unmatchedCount: number;
  importedByName: string | null;
  importedAt: Date;
}

/** Why two places do not say the same. The first ones are wrong until somebody finds out; those after `in_transit` are time. */
export const differenceKinds = [
  'missing_in_ledger',
  'unknown_to_stripe',
  'amount_differs',
  'stripe_balance_differs',
  'payout_missing',
  'payout_differs',
  'payout_contents_differ',
  'payout_not_on_statement',
  'in_transit_differs',
  'gift_never_settled',
  'gift_settled_otherwise',
  'receivable_differs',
  'suspense_without_exception',
  'bank_differs',
  'payment_not_on_statement',
  'transfer_one_sided',
  'in_transit',
  'not_settled_yet',
  'not_booked_yet',
  'no_statement_yet',
  'payment_on_its_way',
  'transfer_on_its_way',
  'in_suspense',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** Something on which two of ledger, Stripe and bank do not agree. */
export interface Difference {
  kind: DifferenceKind;
  subjectKind: string;
  subjectId: string;
  currency: string;
  amountMinor: bigint;
  /** The open exception that owns it; null when nobody does. */
  exceptionId: string | null;
}

/** Clean: every difference is explained, by time or by an exception that somebody owns. */
export interface ReconciliationRun {
  id: string;
  ranAt: Date;
  clean: boolean;
  differences: Difference[];
  explained: Difference[];
}
