export { rootMessage } from './canonical.server';
export { checkInvariants } from './check-invariants.server';
export { confirmPeriodClose, proposePeriodClose, rejectPeriodClose } from './close-period.server';
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
export {
  type FundMonth,
  fundsOfMonth,
  type MonthlyBalance,
  monthlyTrialBalance,
  type Period,
  readPeriods,
} from './periods.queries.server';
export { rawPublicKey, sealFinished, signDailyRoot } from './seal-entries.server';
export { type Verification, verifyLedger } from './verify-ledger.server';
