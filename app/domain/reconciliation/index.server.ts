export {
  confirmPeriodClose,
  type FundMonth,
  fundsOfMonth,
  type MonthlyBalance,
  monthlyTrialBalance,
  type Period,
  proposePeriodClose,
  readPeriods,
  rejectPeriodClose,
} from '../ledger/index.server';
export { addBankAccount, type BankAccountInput } from './add-bank-account.server';
export { FILE_BYTES_MAX, type FileProblem, StatementRefused } from './bank/statement';
export { readCashPosition } from './cash.queries.server';
export {
  confirmOpeningBalance,
  type OpeningBalanceInput,
  proposeOpeningBalance,
  rejectOpeningBalance,
} from './decide-opening-balance.server';
export { readException, readExceptions } from './exceptions.queries.server';
export { exportExceptions } from './export-exceptions.server';
export { type ImportedStatement, importStatement, type StatementFile } from './import-statement.server';
export { bookReturnedPayment, matchLine, unmatchLine } from './match-line.server';
export { type NightlyOutcome, nightlyChecks, nightlyChecksWhenDue } from './nightly-checks.server';
export { startNightlyChecks } from './nightly-schedule.server';
export { type FreezeInput, liftFreeze, raiseFreeze } from './raise-freeze.server';
export * from './read-models';
export { type ReconcileOptions, readRuns, reconcile } from './reconcile.server';
export { type ExceptionInput, openException, ownException, resolveException } from './resolve-exception.server';
export {
  readBankAccounts,
  readFinanceOfficers,
  readFreezes,
  readOpeningBalances,
  readPaymentStops,
  readPayouts,
} from './standing.queries.server';
export { readBankLine, readStatement, readStatements, readUnmatchedLines } from './statements.queries.server';
export { confirmWriteOff, proposeWriteOff, rejectWriteOff } from './write-off.server';
