export { confirmOpening, openBankAccount, proposeOpening, rejectOpening } from './account-acts.server';
export { answerDispute } from './answer-dispute.server';
export { matchBankLine, uploadStatement } from './bank-acts.server';
export { type OpenDispute, readDispute } from './dispute.queries.server';
export { drawFlow } from './draw-flow.server';
export { assignException, bookWriteOff, explainException, refuseWriteOff, writeOff } from './exception-acts.server';
export { type ExportedReport, type ExportFormat, exportReport, exportRowsMax } from './export-report.server';
export { type FinanceFlags, readFlags } from './flags.queries.server';
export { flowReport, readFlow } from './flow.queries.server';
export { freeze, unfreeze } from './freeze-acts.server';
export { type OpenGift, readGift } from './gift.queries.server';
export { type FundedLine, lowerBudget, readLine, releaseLeftOver } from './line-acts.server';
export { closeMonth, keepMonth, proposeMonth } from './month-acts.server';
export { readCurrencies, readMonths } from './periods.queries.server';
export {
  cancelPoolTransfer,
  decidePoolTransfer,
  type PoolTransfer,
  proposePoolTransfer,
  readOfficePoolTransfers,
  readPoolTransfers,
} from './pool-transfers.server';
export { type Report, type ReportFilter, readReport, readWholeReport } from './read-report.server';
export { refundGift } from './refund-gift.server';
export { decide } from './refusals.server';
export { reports } from './reports.server';
export { cashReport, exchangeReport, feesReport, monthlyTrialReport, statementReport } from './reports-cash.server';
export { payoutsReport } from './reports-decisions.server';
export { fundsReport, trialBalanceReport } from './reports-funds.server';
export { disputesReport, giftsReport, refundsReport } from './reports-gifts.server';
export { runReconciliation } from './run-reconciliation.server';
export { unlessGone } from './work-acts.server';
