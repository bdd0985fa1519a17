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
export {
  confirmOpeningBalance,
  type OpeningBalanceInput,
  proposeOpeningBalance,
  rejectOpeningBalance,
} from './decide-opening-balance.server';
export { readExceptions } from './exceptions.queries.server';
export { type FreezeInput, liftFreeze, raiseFreeze } from './raise-freeze.server';
export * from './read-models';
export { type ExceptionInput, openException, ownException, resolveException } from './resolve-exception.server';
export {
  readBankAccounts,
  readFreezes,
  readOpeningBalances,
  readPaymentStops,
  readPayouts,
} from './standing.queries.server';
export { confirmWriteOff, proposeWriteOff, rejectWriteOff } from './write-off.server';
