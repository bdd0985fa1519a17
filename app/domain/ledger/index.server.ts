export { checkInvariants } from './check-invariants.server';
export { type Invariant, invariants } from './invariants.server';
export {
  accountBalance,
  type EntryPosting,
  entriesOfSubject,
  type GiftPaidFor,
  type LedgerEntry,
  type LineStatement,
  paidForByGift,
  statementOfLines,
  type TrialBalanceRow,
  trialBalance,
} from './ledger.queries.server';
export { rawPublicKey, sealFinished, signDailyRoot } from './seal-entries.server';
export { type Verification, verifyLedger } from './verify-ledger.server';
